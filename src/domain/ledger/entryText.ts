import { isLedgerTime, noRows, type Entry } from "./entry.ts";

/** An entry without its hash: what the hash is of. */
export type OpenEntry = Omit<Entry, "hash">;

// RFC 8785 writes a string in one way alone: no half characters, the short escapes where there are some, \u00xx else. Written for
// UTF-16 units: taken by whole characters, the pattern is three times as slow.
const plain = String.raw`[^"\\\u0000-\u001f\ud800-\udfff]*`;
const special = String.raw`\\["\\bfnrt]|\\u00(?:0[0-7be-f]|1[0-9a-f])|[\ud800-\udbff][\udc00-\udfff]`;
const text = `"${plain}(?:(?:${special})${plain})*"`;
const digest = "[0-9a-f]{64}";
const count = "0|[1-9][0-9]{0,14}";

/** An entry's canonical JSON has one shape, so that one pattern tells at once whether a line is that of an entry. */
const linePattern = new RegExp(
  String.raw`^\{"action":(${text}),"actor":(${text}),"after":"(${digest})","before":(null|"${digest}"),` +
    String.raw`"hash":"(${digest})","index":(${count}),"parent":(null|"${digest}"),"reason":(${text}),` +
    String.raw`"rows":\{"count":(${count}),"root":"(${digest})"\},"subject":(${text}),"time":(${text})\}$`,
);

const asItIs = new RegExp(`^${plain}$`);
const halfCharacter = /\p{Cs}/u;

/**
 * What an entry's hash is of (叶文本): the leaf's prefix byte, then the entry's canonical JSON without its hash.
 *
 * @throws RangeError for half characters
 */
export const leafTextOf = ({
  action,
  actor,
  after,
  before,
  index,
  parent,
  reason,
  rows,
  subject,
  time,
}: OpenEntry): string =>
  // The keys in the order of the RFC, and each value as ECMAScript prints it: what canonicalJson comes to, in one piece.
  `\u0000{"action":${quoted(action)},"actor":${quoted(actor)},"after":"${after}",` +
  `"before":${digestOrNull(before)},"index":${index},"parent":${digestOrNull(parent)},` +
  `"reason":${quoted(reason)},"rows":{"count":${rows.count},"root":"${rows.root}"},` +
  `"subject":${quoted(subject)},"time":"${time}"}`;

const digestOrNull = (digest: string | null): string => (digest === null ? "null" : `"${digest}"`);

const quoted = (said: string): string => {
  if (asItIs.test(said)) return `"${said}"`;
  if (halfCharacter.test(said)) throw new RangeError("an entry: got half a character, want whole ones");
  return JSON.stringify(said);
};

const hashKey = ',"hash":"';
const hashField = hashKey.length + 64 + 1;

/** The line of an entry: its leaf without the prefix, with the hash in its place; within a string the key's quotes would be escaped. */
export const lineOf = (leafText: string, hash: string): string => {
  const at = leafText.indexOf(',"index":');
  return `${leafText.slice(1, at)}${hashKey}${hash}"${leafText.slice(at)}`;
};

/** What an entry's hash is of, from its line. */
export const leafTextIn = (line: string): string => {
  const at = line.indexOf(hashKey);
  return `\u0000${line.slice(0, at)}${line.slice(at + hashField)}`;
};

/**
 * Reads an entry's line (读取记录行).
 *
 * @param before the entry of the line before, whose texts are taken where they are the same: fewer are to be kept
 * @returns null where it is no canonical JSON of an entry
 */
export const readEntryLine = (line: string, before: Entry | null): Entry | null => {
  const match = linePattern.exec(line);
  if (!match) return null;
  const [, action = "", actor = "", after = "", earlier = "", hash = "", index = "", parent = ""] = match;
  const [reason = "", many = "", root = "", subject = "", time = ""] = match.slice(8);
  const said = stringOf(actor);
  const at = stringOf(time);
  if (said === "" || !(at === before?.time || isLedgerTime(at))) return null;
  return {
    index: Number(index),
    time: sameOr(at, before?.time),
    actor: sameOr(said, before?.actor),
    action: sameOr(stringOf(action), before?.action),
    subject: sameOr(stringOf(subject), before?.subject),
    before: earlier === "null" ? null : sameOr(earlier.slice(1, -1), before?.after),
    after,
    rows: many === "0" && root === noRows.root ? noRows : { count: Number(many), root },
    reason: sameOr(stringOf(reason), before?.reason),
    parent: parent === "null" ? null : sameOr(parent.slice(1, -1), before?.hash),
    hash,
  };
};

const sameOr = (text: string, kept: string | undefined): string => (text === kept ? kept : text);

const stringOf = (quoted: string): string =>
  quoted.includes("\\") ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
