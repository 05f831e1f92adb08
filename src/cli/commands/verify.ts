import { basename } from "node:path";

import { assessmentOrigin } from "../../app/assessmentCheckpoint.ts";
import { badEntryLines } from "../../app/badEntry.ts";
import { checkKept, checkSignature, forksAmong, keyTerms, termsFor, type KeyTerm } from "../../app/keptCheckpoints.ts";
import { absentIssues } from "../../app/ledgerMirror.ts";
import { verifyOpened } from "../../app/verifyMaster.ts";
import { printed } from "../../domain/ledger/checkpoint.ts";
import type { Ledger } from "../../domain/ledger/entry.ts";
import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import { checkReceipt, readReceipt, type Receipt } from "../../domain/ledger/receipt.ts";
import { readKey, type NoteKey } from "../../domain/ledger/signedNote.ts";
import { checkStored, storedText } from "../../domain/ledger/storedLedger.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import type { FromOptions } from "../fromOffice.ts";
import { ledgerFileOf } from "../ledgerFile.ts";
import { ledgerTextsOf, openMasterBook } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { keptFiles, textFile, type KeptFile } from "../keptFiles.ts";
import { verifyOffice } from "../verifyOffice.ts";

type VerifyOptions = FromOptions & {
  readonly checkpoint?: readonly string[];
  readonly pub?: string;
  readonly receipt?: string;
};

/**
 * `verify A.xlsx`: replays the ledger, compares every cell, and the checkpoints that are given; `verify A.ledger` checks a ledger
 * file by itself; without either the checkpoints are held to each other and to their signatures.
 */
export const verify = async (host: CliHost, master: string | undefined, options: VerifyOptions): Promise<Outcome> => {
  const pub = options.pub === undefined ? done(null) : await publicKeyFile(host, options.pub);
  if (options.from !== undefined)
    return pub.ok ? verifyOffice(host, options.from, options, pub.value) : failed(pub.issues);
  const kept = await keptFiles(host, options.checkpoint ?? []);
  const receipt = options.receipt === undefined ? done(null) : await receiptFile(host, options.receipt);
  if (!kept.ok || !pub.ok || !receipt.ok) return failed([...kept.issues, ...pub.issues, ...receipt.issues]);
  const forks = [
    ...forksAmong(kept.value.map(({ read }) => read)),
    ...(receipt.value ? receiptIssues(host, receipt.value, kept.value) : []),
  ];
  if (master?.endsWith(".ledger")) return verifyLedger(host, master, kept.value, pub.value, forks);
  if (master === undefined) return verifyCheckpoints(host, kept.value, pub.value, receipt.value, forks);
  const opened = await openMasterBook(host, master);
  if (!opened.ok) {
    const lines = await badEntryIn(host, master, opened.issues);
    return failed([...forks, ...opened.issues], lines);
  }
  const { assessment, book, mirrored } = opened.value;
  const { ledger } = assessment;
  const hashes = { sha256: host.sha256, sm3: host.sm3 };
  const signatures = signatureIssues(host, kept.value, pub.value, ledger);
  const checkpoints = kept.value.map(({ read }) => read);
  const name = basename(master);
  const verified = verifyOpened(assessment, book, name, hashes, checkpoints);
  const absent = absentIssues(mirrored, name, basename(ledgerFileOf(master)));
  const all = judged(() => null, [...absent, ...opened.issues, ...forks, ...signatures, ...verified.issues]);
  if (!verified.ok || !all.ok) return failed(all.issues);
  const { size, root, sm3 } = verified.value.checkpoint;
  const unsigned = checkpoints.some(({ note }) => note === null) ? "（存证没有签名）" : "";
  const against = checkpoints.length > 0 ? `，与给出的存证一致${unsigned}` : "";
  const line = `核验通过：${size} 条记录，根 ${printed(root)}${against}。`;
  return succeeded([line], all.issues, { ok: true, size, root: printed(root), sm3: sm3 && printed(sm3) });
};

/** A ledger file by itself, as whoever is handed it without the master checks it: its form, chain, rows and trees. */
const verifyLedger = async (
  host: CliHost,
  path: string,
  kept: readonly KeptFile[],
  pub: NoteKey | null,
  forks: readonly Issue[],
): Promise<Outcome> => {
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return failed([...forks, ...bytes.issues]);
  const hashes = { sha256: host.sha256, sm3: host.sm3 };
  const checked = checkStored(bytes.value, hashes, host.queueFor(bytes.value.length));
  if (!checked.ok) return failed([...forks, ...checked.issues]);
  const read = kept.length === 0 && pub === null ? done([]) : readLedgerText(storedText(bytes.value));
  if (!read.ok) return failed([...forks, ...read.issues]);
  const against = [
    ...kept.flatMap(({ read: one, name }) => checkKept(read.value, one, { kind: "file", name }, hashes)),
    ...signatureIssues(host, kept, pub, read.value),
  ];
  const all = judged(() => null, [...forks, ...against]);
  if (!all.ok) return failed(all.issues);
  const { size, root, sm3 } = checked.value;
  const lines = [
    `留痕文件完整：${size} 条记录，根 ${printed(root)}，SM3 根 ${printed(sm3)}${kept.length > 0 ? "，与给出的存证一致" : ""}。`,
    "只核对了留痕文件本身，没有重放；单元格和结果是否相符请带上总台账核验。",
  ];
  return succeeded(lines, all.issues, { ok: true, size, root: printed(root), sm3: printed(sm3) });
};

/** Holds the signatures of checkpoints to the keys of a ledger, or to the one that the checker has. */
const signatureIssues = (
  host: CliHost,
  kept: readonly KeptFile[],
  pub: NoteKey | null,
  ledger: Ledger,
): readonly Issue[] => {
  const terms = termsFor(pub, assessmentOrigin(ledger), keyTerms(ledger), wholeAssessment);
  return terms.ok ? kept.flatMap((one) => signatureOf(host, one, terms.value)) : terms.issues;
};

const signatureOf = (
  { ed25519, sha256, sm3 }: CliHost,
  { read, name }: KeptFile,
  terms: readonly KeyTerm[],
): readonly Issue[] => checkSignature(read, terms, { kind: "file", name }, ed25519.verify, { sha256, sm3 });

/** What the first entry that does not hold would have changed, in each place where the ledger is kept. */
const badEntryIn = async (host: CliHost, master: string, issues: readonly Issue[]): Promise<readonly string[]> => {
  const index = issues.map(({ place }) => (place.kind === "entry" ? place.index : null)).find((one) => one !== null);
  if (index == null) return [];
  const [own, beside] = await ledgerTextsOf(host, master);
  const texts = own === beside ? [own] : [own, beside];
  return texts.flatMap((text) => (text === null ? [] : badEntryLines(text, index, host.sha256)));
};

type ReceiptFile = { readonly name: string; readonly read: Receipt };

const receiptFile = async (host: CliHost, path: string): Promise<Result<ReceiptFile>> => {
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return bytes;
  const name = basename(path);
  const json = host.files.readJson(bytes.value, name);
  const read = json.ok ? readReceipt(json.value, name) : json;
  return read.ok ? done({ name, read: read.value }) : read;
};

const receiptIssues = (
  { sha256 }: CliHost,
  { name, read }: ReceiptFile,
  kept: readonly KeptFile[],
): readonly Issue[] =>
  kept.length === 0
    ? [errorAt({ kind: "file", name }, "receipt-without-checkpoint")]
    : kept.flatMap(({ read: { checkpoint } }) => checkReceipt(read, checkpoint, name, sha256));

/** What a receipt says of its unit, but for the salt. */
const rowLines = (row: Receipt["row"]): readonly string[] =>
  Object.entries(row)
    .filter(([field]) => field !== "salt")
    .map(
      ([field, value]) =>
        `  ${field}: ${value === null ? "无" : typeof value === "string" ? value : JSON.stringify(value)}`,
    );

const publicKeyFile = async (host: CliHost, path: string): Promise<Result<NoteKey>> => {
  const text = await textFile(host, path);
  return text.ok ? readKey(text.value, basename(path), host.sha256) : text;
};

/** Checkpoints alone: two of one size tell of a fork; of different sizes only the ledger itself can tell. */
const verifyCheckpoints = (
  host: CliHost,
  kept: readonly KeptFile[],
  pub: NoteKey | null,
  receipt: ReceiptFile | null,
  forks: readonly Issue[],
): Outcome => {
  if (kept.length === 0 && !receipt) return failed([errorAt(wholeAssessment, "nothing-to-verify")]);
  const signatures = kept.flatMap((one) => {
    const { origin } = one.read.checkpoint;
    const terms = termsFor(pub, origin, null, wholeAssessment);
    return terms.ok ? signatureOf(host, one, terms.value) : terms.issues;
  });
  const all = judged(() => null, [...forks, ...signatures]);
  if (!all.ok) return failed(all.issues);
  const lines = kept.map(
    ({ name, read: { checkpoint } }) =>
      `${name}：${checkpoint.origin}，${checkpoint.size} 条记录，根 ${printed(checkpoint.root)}`,
  );
  const own = receipt ? [`回执与存证一致：${receipt.name}`, ...rowLines(receipt.read.row)] : [];
  return succeeded(
    [...own, ...lines, "没有总台账，只核对了存证之间和签名；是否前后一致请带上总台账核验。"],
    all.issues,
    kept.map(({ read }) => read.checkpoint),
  );
};
