import { hash } from "node:crypto";

import { appendEntries, type Deed } from "../src/domain/ledger/appendEntry.ts";
import { linesOf } from "../src/domain/ledger/blockLines.ts";
import { firstBadEntry } from "../src/domain/ledger/checkLedger.ts";
import { checkpointOf, rootOfLedger } from "../src/domain/ledger/checkpoint.ts";
import { oneByOne } from "../src/domain/ledger/digestQueue.ts";
import type { Ledger } from "../src/domain/ledger/entry.ts";
import { leafTextIn } from "../src/domain/ledger/entryText.ts";
import { ledgerText, readLedgerText } from "../src/domain/ledger/ledgerText.ts";
import { checkReceipt, receiptsOf } from "../src/domain/ledger/receipt.ts";
import { rootsOfQueue } from "../src/domain/ledger/storedLedger.ts";
import { nodeHashes, nodeQueue } from "../src/main/nodeQueue.ts";
import { chainAlone, formAndChain, formsOf } from "./chainAlone.ts";
import { compareTimes, type Measured } from "./compareTimes.ts";
import { median, tell } from "./figure.ts";

/** Entries of a ledger beside the bare one-shot hash chain over the same bytes; in a process of its own. */
const size = Number(process.argv[2] ?? 1);
const count = Math.round(100_000 * size);

const hashes = nodeHashes;
const { sha256 } = hashes;

const deeds: readonly Deed[] = Array.from({ length: count }, (_, index) => ({
  time: "2026-11-22T08:30:00Z",
  actor: "公开办",
  action: "bench",
  subject: "bench",
  before: null,
  after: "0".repeat(64),
  reason: `第 ${index} 次`,
  rows: [],
}));
const ledger = appendEntries([], deeds, sha256);
const text = ledgerText(ledger);
const stored = new TextEncoder().encode(text);
const queue = nodeQueue(stored.length);
const lines = ledger.map((block) => new TextEncoder().encode(leafTextIn(linesOf(block).entry)));
const mean = Math.round(lines.reduce((sum, line) => sum + line.length, 0) / count);

/** Each hash over the bytes of an entry, one call an entry: what no chain can do without. */
const bareChain = (): string => {
  let last = "";
  for (const line of lines) last = hash("sha256", line, "hex");
  return last;
};

const read = (bytes: Uint8Array): Ledger => {
  const result = readLedgerText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (!result.ok) throw new RangeError("the ledger: got it refused, want it read");
  return result.value;
};

/** Everything of the bytes as they are stored, nothing built of them. */
const whole = (): unknown => {
  const roots = rootsOfQueue(stored, queue);
  if (!roots) throw new RangeError("the stored ledger: got a fault, want none");
  return roots;
};

/** The same by the entries, as a replay needs them. */
const built = (): unknown => {
  const opened = read(stored);
  if (firstBadEntry(opened, sha256)) throw new RangeError("the ledger: got a fault, want none");
  return checkpointOf(opened, "bench", null, hashes);
};

/** One call for each leaf and node of both trees: less no full check can do. */
const node = new Uint8Array(65);
const hashesAlone = (): void => {
  for (const line of lines) {
    hash("sha256", line, "hex");
    hash("sm3", line, "hex");
    hash("sha256", node, "hex");
    hash("sm3", node, "hex");
  }
};

const peer = `the bare one-shot hash chain over the same bytes, ${mean} an entry`;
const beside = (name: string, ours: () => unknown, bar?: string): Measured => ({
  name: `${name}, ${count} entries`,
  peer,
  ours,
  theirs: bareChain,
  ...(bar === undefined ? {} : { bar }),
});

const forms = formsOf(stored);

const measured: readonly Measured[] = [
  beside("check the chain over stored bytes, their form known", () => chainAlone(forms, queue), "at most 2.5 times"),
  beside("  the same by the texts of entries", () => firstBadEntry(ledger, sha256)),
  beside("full verify of the stored bytes: form, chain, both trees", whole, "at most 12 times"),
  beside("  its part: the form", () => formsOf(stored)),
  beside("  its parts: form, chain and rows", () => formAndChain(stored, queue)),
  beside("  its hashes alone by Node, one call each", hashesAlone),
  beside("  the same by Node's hashes", () => rootsOfQueue(stored, oneByOne(hashes))),
  beside("the same by entries: read, check the chain, both trees", built),
  beside("  its part: parse and canonical form", () => read(stored)),
  beside("  its part: the SHA-256 tree", () => rootOfLedger(ledger, sha256)),
  beside("  its part: both trees", () => checkpointOf(ledger, "bench", null, hashes)),
  beside("append", () => appendEntries([], deeds, sha256), "at most 6 times"),
];
tell(...compareTimes(measured, 5));

const timed = (name: string, bar: string, work: () => unknown): void => {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  tell({ name, unit: "ms", ours: median(times), peer: null, bar, rounds: times.length });
};
timed(`open a ledger of ${count} entries: read it and check its chain`, "at most 1.5 s", () =>
  firstBadEntry(read(stored), sha256),
);
const rows = Array.from({ length: 300 }, (_, index) => ({
  ...{ contribution: "3.6", grade: "优秀", group: "departments", rank: index + 1 },
  ...{ salt: String(index).padStart(32, "0"), total: "90", unit: `u${index}` },
}));
const [last] = appendEntries([], [{ ...(deeds[0] as Deed), rows }], sha256);
const checkpoint = checkpointOf([], "bench", last?.entry.rows ?? null, hashes);
timed("receipts for 300 units, made and checked", "at most 1 s", () => {
  for (const receipt of receiptsOf(rows, "bench", sha256)) {
    if (checkReceipt(receipt, checkpoint, "", sha256).length > 0) throw new RangeError("a receipt: got one that fails");
  }
});
