/**
 * The script of the receipt page (回执核对脚本), as browsers run it: plain JavaScript without a library, so that whoever looks at the page's
 * source sees all that is checked. It is a second way to the verdict of `checkReceipt` and `signedBy`, and tests hold it to the first.
 * Format: docs/ledger-format.md.
 */
export const receiptPageScript = String.raw`
"use strict";
const byId = (id) => document.getElementById(id);
const utf8 = new TextEncoder();
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(parts)));
const joined = (parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);
const bytesIn = (base64) =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)
    ? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    : new Uint8Array(0);
const digestIn = (base64) => (/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(base64) ? bytesIn(base64) : null);

// RFC 8785: keys in the order of their UTF-16 units, no spaces, everything else as ECMAScript prints it.
const canonical = (value) => {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return "{" + keys.map((key) => JSON.stringify(key) + ":" + canonical(value[key])).join(",") + "}";
};

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const readReceipt = (text) => {
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  if (said === null || typeof said !== "object" || Array.isArray(said)) return null;
  if (Object.keys(said).sort().join() !== "count,format,index,origin,proof,row") return null;
  const { format, origin, row, index, count, proof } = said;
  if (format !== "kaoping-receipt/1" || typeof origin !== "string" || !isCount(index) || !isCount(count)) return null;
  if (row === null || typeof row !== "object" || Array.isArray(row)) return null;
  if (!Array.isArray(proof) || proof.length > 64) return null;
  const hashes = proof.map((one) => (typeof one === "string" ? digestIn(one) : null));
  return hashes.includes(null) ? null : { origin, row, index, count, hashes };
};

// C2SP tlog-checkpoint, and signed-note where an empty line and signatures follow.
const readCheckpoint = (given) => {
  const whole = given.replaceAll("\r\n", "\n").replace(/\n*$/, "\n");
  const end = whole.lastIndexOf("\n\n");
  const text = end < 0 ? whole : whole.slice(0, end + 1);
  const signatures = end < 0 ? [] : whole.slice(end + 2, -1).split("\n").map(signatureIn);
  const [origin, size, root, ...others] = text.slice(0, -1).split("\n");
  if (!origin || !/^(?:0|[1-9]\d{0,14})$/.test(size ?? "") || digestIn(root ?? "") === null) return null;
  if (others.includes("") || signatures.includes(null)) return null;
  const lines = others.filter((line) => line.startsWith("results "));
  const results = lines.map((line) => /^results (0|[1-9]\d{0,14}) (\S+)$/.exec(line));
  const roots = results.map((found) => (found ? digestIn(found[2]) : null));
  if (lines.length > 1 || roots.includes(null)) return null;
  const tree = lines.length === 0 ? null : { count: Number(results[0][1]), root: roots[0] };
  return { origin, size: Number(size), tree, text, signatures };
};
const signatureIn = (line) => {
  const [, name, base64] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = bytesIn(base64 ?? "");
  return bytes.length < 5 ? null : { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
};

const readKey = async (text) => {
  const [, name, hex, base64] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = bytesIn(base64 ?? "");
  if (bytes.length !== 33 || bytes[0] !== 1) return null;
  const id = (await sha256(utf8.encode(name + "\n"), bytes)).slice(0, 4);
  const own = Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return own === hex ? { name, id, publicKey: bytes.slice(1) } : null;
};

// RFC 9162 section 2.1.3.2: from the leaf up to the root, or null where the proof is of another length.
const rootOf = async ({ row, index, count, hashes }) => {
  if (index >= count) return null;
  let root = await sha256(Uint8Array.of(0), utf8.encode(canonical(row)));
  let place = index;
  let last = count - 1;
  for (const hash of hashes) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      root = await sha256(Uint8Array.of(1), hash, root);
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else root = await sha256(Uint8Array.of(1), root, hash);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
};

const signedBy = async (checkpoint, key) => {
  const own = checkpoint.signatures.filter(({ name, id }) => name === key.name && same(id, key.id));
  if (own.length === 0) return "foreign";
  let publicKey;
  try {
    publicKey = await crypto.subtle.importKey("raw", key.publicKey, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return "unknown";
  }
  for (const { signature } of own) {
    const holds = await crypto.subtle.verify({ name: "Ed25519" }, publicKey, signature, utf8.encode(checkpoint.text));
    if (!holds) return "bad";
  }
  return "signed";
};

const said = (level, zh, en) => ({ level, zh, en });
const bad = (zh, en) => said("bad", zh, en);
const checkReceipt = async (receipt, checkpoint) => {
  if (receipt.origin !== checkpoint.origin)
    return bad("回执和存证不是同一本台账的：回执是 " + receipt.origin + "，存证是 " + checkpoint.origin + "。请找同一年公布的存证。", "Receipt and checkpoint are of different ledgers.");
  if (checkpoint.tree === null)
    return bad("这份存证是公布结果之前的，里面没有结果；请用公布材料中的 checkpoint.txt。", "The checkpoint is from before results were published.");
  const root = await rootOf(receipt);
  if (root === null || !same(root, checkpoint.tree.root) || receipt.count !== checkpoint.tree.count)
    return bad("回执与存证不符：回执或存证改动过，或者不是同一次公布的。请向公布机关索取，并保留这两个文件。", "The receipt does not fit the checkpoint: one was altered, or they are of different publications. Keep both files and ask the office.");
  return said("good", "这份回执与存证一致：公布的 " + receipt.count + " 份结果里，第 " + (receipt.index + 1) + " 份就是它，一字未改。", "The receipt fits the checkpoint: it is result " + (receipt.index + 1) + " of " + receipt.count + " as published.");
};
const checkSignature = async (checkpoint, keyText) => {
  if (keyText.trim() === "") return said("unproved", "没有给出公钥，没有验签。", "No key was given: the signature was not checked.");
  const key = await readKey(keyText);
  if (key === null) return bad("公钥读不懂；请用公布机关的 office.pub。", "The key cannot be read.");
  if (checkpoint.signatures.length === 0) return said("unproved", "存证没有签名，不能说明出自公布机关。", "The checkpoint is not signed.");
  const answers = {
    signed: said("good", "存证的签名有效，出自这把公钥的持有者。", "The checkpoint's signature holds."),
    foreign: bad("存证不是这把公钥签的。请向公布机关核对公钥。", "The checkpoint is not signed by this key."),
    bad: bad("存证的签名不对：存证改动过，或签名是假的。", "The signature does not hold."),
    unknown: said("unproved", "这个浏览器不能验 Ed25519 签名；请换新版浏览器，或用命令行 kaoping verify --receipt。", "This browser cannot check Ed25519 signatures."),
  };
  return answers[await signedBy(checkpoint, key)];
};

const verdict = async () => {
  const receiptText = byId("receipt").value;
  if (receiptText.trim() === "") return { answers: [bad("还没有回执：请先选择回执文件。", "Choose a receipt first.")], row: null };
  const receipt = readReceipt(receiptText);
  if (receipt === null) return { answers: [bad("这不是回执文件，或者它不完整；请用公布机关发给本单位的 .json 文件。", "This is no receipt.")], row: null };
  const checkpoint = readCheckpoint(byId("checkpoint").value);
  if (checkpoint === null) return { answers: [bad("存证读不懂；请用公布材料中的 checkpoint.txt。", "The checkpoint cannot be read.")], row: null };
  const answers = [await checkReceipt(receipt, checkpoint), await checkSignature(checkpoint, byId("key").value)];
  return { answers, row: receipt.row };
};

const heads = {
  good: ["✔ 核对通过", "Checked: it holds"],
  unproved: ["✔ 回执一致，但签名没有验证", "It fits, but the signature was not proved"],
  bad: ["✘ 核对不通过", "It does not hold"],
};
const fields = { unit: "单位代号", group: "分组代号", total: "总分", rank: "名次", grade: "等次", contribution: "绩效得分" };
const element = (name, text, inEnglish) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (inEnglish) {
    const other = document.createElement("span");
    other.lang = "en";
    other.textContent = " " + inEnglish;
    made.append(other);
  }
  return made;
};
let asked = 0;
async function check(moveThere) {
  const turn = ++asked;
  const { answers, row } = await verdict();
  if (turn !== asked) return;
  const level = ["bad", "unproved", "good"].find((one) => answers.some((answer) => answer.level === one));
  const place = byId("verdict");
  place.dataset.verdict = level;
  place.replaceChildren(element("h2", ...heads[level]), ...answers.map(({ zh, en }) => element("p", zh, en)));
  if (row !== null && level !== "bad") {
    const list = document.createElement("dl");
    for (const [field, value] of Object.entries(row)) {
      if (field !== "salt") list.append(element("dt", fields[field] ?? field), element("dd", value === null ? "无" : typeof value === "string" ? value : JSON.stringify(value)));
    }
    place.append(list, element("p", "回执只说明公布的就是这一结果，不说明结果算得对不对；对结果有异议，请按申诉程序提出。", "A receipt shows what was published, not that it is right."));
  }
  if (moveThere) place.focus();
}

// A file is known by what it says, so that it may be dropped anywhere.
const kindOf = (text) => (text.trimStart().startsWith("{") ? "receipt" : /^[^+\s]+\+[0-9a-f]{8}\+\S+\s*$/.test(text) ? "key" : "checkpoint");
const take = async (files, id) => {
  for (const file of files) {
    const text = await file.text();
    byId(id ?? kindOf(text)).value = text;
  }
  if (files.length > 0 && byId("receipt").value !== "") await check(false);
};
for (const id of ["receipt", "checkpoint", "key"]) {
  byId(id + "-file").addEventListener("change", (event) => void take(event.target.files, id));
}
byId("check").addEventListener("click", () => void check(true));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  void take(event.dataTransfer.files);
});
`;
