import { isLedgerTime, type Entry } from "./entry.ts";

/** An entry without its hash: what the hash is of. */
export type OpenEntry = Omit<Entry, "hash">;

// RFC 8785 writes a string in one way alone: no half characters, the short escapes where there are some, \u00xx else.
const text = String.raw`"(?:[^"\\\u0000-\u001f\ud800-\udfff]|\\["\\bfnrt]|\\u00(?:0[0-7be-f]|1[0-9a-f]))*"`;
const digest = "[0-9a-f]{64}";
const count = "0|[1-9][0-9]{0,14}";

/** An entry's canonical JSON has one shape, so that one pattern tells at once whether a line is that of an entry. */
const linePattern = new RegExp(
  String.raw`^\{"action":(${text}),"actor":(${text}),"after":"(${digest})","before":(null|"${digest}"),` +
    String.raw`"hash":"(${digest})","index":(${count}),"parent":(null|"${digest}"),"reason":(${text}),` +
    String.raw`"rows":\{"count":(${count}),"root":"(${digest})"\},"subject":(${text}),"time":(${text})\}$`,
  "u",
);

const halfCharacter = /\p{Cs}/u;

/** The canonical JSON of an entry without its hash: what the hash is of. @throws RangeError for half characters */
export const openTextOf = (entry: OpenEntry): string => {
  const { action, actor, after, before, index, parent, reason, rows, subject, time } = entry;
  if (halfCharacter.test(`${action}\n${actor}\n${reason}\n${subject}`)) {
    throw new RangeError("an entry: got half a character, want whole ones");
  }
  // The keys in the order of the RFC, and each value as ECMAScript prints it: what canonicalJson comes to, in one piece.
  return (
    `{"action":${JSON.stringify(action)},"actor":${JSON.stringify(actor)},"after":"${after}",` +
    `"before":${digestOrNull(before)},"index":${index},"parent":${digestOrNull(parent)},` +
    `"reason":${JSON.stringify(reason)},"rows":{"count":${rows.count},"root":"${rows.root}"},` +
    `"subject":${JSON.stringify(subject)},"time":"${time}"}`
  );
};

const digestOrNull = (digest: string | null): string => (digest === null ? "null" : `"${digest}"`);

const hashKey = ',"hash":"';
const hashField = hashKey.length + 64 + 1;

/** The line of an entry with its hash put in its place; within a string the key's quotes would be escaped. */
export const withHash = (openText: string, hash: string): string => {
  const at = openText.indexOf(',"index":');
  return `${openText.slice(0, at)}${hashKey}${hash}"${openText.slice(at)}`;
};

/** The canonical JSON of an entry without its hash, from that with it. */
export const withoutHash = (line: string): string => {
  const at = line.indexOf(hashKey);
  return line.slice(0, at) + line.slice(at + hashField);
};

/** Reads an entry's line (读取记录行); null where it is no canonical JSON of an entry. */
export const readEntryLine = (line: string): Entry | null => {
  const match = linePattern.exec(line);
  if (!match) return null;
  const [, action = "", actor = "", after = "", before = "", hash = "", index = "", parent = ""] = match;
  const [reason = "", many = "", root = "", subject = "", time = ""] = match.slice(8);
  const said = stringOf(actor);
  const at = stringOf(time);
  if (said === "" || !isLedgerTime(at)) return null;
  return {
    index: Number(index),
    time: at,
    actor: said,
    action: stringOf(action),
    subject: stringOf(subject),
    before: before === "null" ? null : before.slice(1, -1),
    after,
    rows: { count: Number(many), root },
    reason: stringOf(reason),
    parent: parent === "null" ? null : parent.slice(1, -1),
    hash,
  };
};

const stringOf = (quoted: string): string =>
  quoted.includes("\\") ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
