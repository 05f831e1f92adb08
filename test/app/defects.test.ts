import { describe, expect, it } from "vitest";

import { assessmentCheckpoint } from "../../src/app/assessmentCheckpoint.ts";
import { badEntryLines } from "../../src/app/badEntry.ts";
import { checkKept, checkSignature, keyTerms } from "../../src/app/keptCheckpoints.ts";
import { dispatch } from "../../src/app/dispatch.ts";
import { replay } from "../../src/app/replay.ts";
import { appendEntry } from "../../src/domain/ledger/appendEntry.ts";
import { readCheckpoint, signedCheckpoint } from "../../src/domain/ledger/checkpoint.ts";
import type { Block, Ledger } from "../../src/domain/ledger/entry.ts";
import { ledgerText, readLedgerText } from "../../src/domain/ledger/ledgerText.ts";
import { publicKeyText } from "../../src/domain/ledger/signedNote.ts";
import { wholeAssessment } from "../../src/domain/shared/place.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { after, publishedAssessment, stampAt } from "../fixtures/smallAssessment.ts";
import { smallObservations } from "../fixtures/smallYear.ts";
import { ed25519 } from "../support/ed25519.ts";
import { hashes, sha256 } from "../support/sha256.ts";

const secret = new Uint8Array(32).fill(7);
const keyed = after(publishedAssessment(), {
  kind: "office-key-set",
  rows: [
    {
      name: "公开办",
      publicKey: publicKeyText(ed25519.publicKeyOf(secret)),
      first: "公开办经办人",
      second: null,
      reason: "",
    },
  ],
});
const { ledger } = keyed;
const blocks = [...ledger];
const at = (index: number): Block => {
  const block = blocks[index];
  if (!block) throw new RangeError(`entry ${index}: got none, want one`);
  return block;
};
const scores = blocks.findIndex(({ entry }) => entry.action === "observations-recorded");
const note = (by: Uint8Array, of: Ledger = ledger) =>
  valueOf(readCheckpoint(signedCheckpoint(assessmentCheckpoint(of, hashes), by, ed25519, sha256), "checkpoint.txt"));

/** What is said of a ledger with one defect, by itself and beside the checkpoint that was published. */
const found = (text: string): string => {
  const read = readLedgerText(text);
  const opened = read.ok ? replay(read.value, sha256) : read;
  const issues = opened.ok ? checkKept(opened.value.ledger, note(secret), wholeAssessment, hashes) : opened.issues;
  const [issue] = issues;
  const index = issue?.place.kind === "entry" ? ` ${issue.place.index}` : "";
  return `${codesOf(issues)[0] ?? "nothing"}${index}`;
};
const textOf = (some: readonly Block[]): string => ledgerText(some);
const rewritten = (from: number, change: (block: Block) => Partial<Block["entry"]>): Ledger => {
  let made: Ledger = blocks.slice(0, from);
  for (const block of blocks.slice(from)) {
    const { time, actor, action, subject, before, after: digest, reason } = block.entry;
    const { index, ...said } = { index: 0, ...change(block) };
    if (index !== 0) throw new RangeError("a change: got an index, want none");
    made = appendEntry(
      made,
      { time, actor, action, subject, before, after: digest, reason, ...said, rows: block.rows },
      sha256,
    );
  }
  return made;
};
const setBack = ({ entry }: Block): Partial<Block["entry"]> =>
  entry.index === 4 ? { time: "2020-01-01T00:00:00Z" } : {};

describe("a ledger with one defect", () => {
  it("holds without any", () => {
    expect(found(textOf(blocks))).toBe("nothing");
  });

  it.each<[string, () => string, string]>([
    ["an entry changed", () => textOf(blocks).replace('"reason":"年度考核"', '"reason":"别的理由"'), "entry-hash 0"],
    ["a row changed", () => textOf(blocks).replace('"value":"62"', '"value":"70"'), `entry-rows ${scores}`],
    ["an entry dropped", () => textOf(blocks.filter((_, n) => n !== 3)), "entry-missing 3"],
    ["two entries swapped", () => textOf(blocks.with(2, at(3)).with(3, at(2))), "entry-moved 2"],
    ["the entries in another order", () => textOf([...blocks].reverse()), "entry-moved 0"],
    ["its end cut off", () => textOf(blocks.slice(0, -1)), "ledger-shorter"],
    ["its last line cut", () => textOf(blocks).slice(0, -9), `ledger-line ${blocks.length - 1}`],
    ["an entry replayed", () => textOf([...blocks, at(scores)]), `entry-repeated ${blocks.length}`],
    [
      "another end than was published",
      () => textOf(rewritten(blocks.length - 1, () => ({ reason: "改" }))),
      "ledger-forked",
    ],
    ["the clock set back", () => textOf(rewritten(4, setBack)), "entry-time 4"],
  ])("%s is found and named", (_, text, want) => {
    expect(found(text())).toBe(want);
  });

  it("another year's entry in the place of one is known as such", () => {
    const deed = { ...stampAt(0), action: "x", subject: "x", before: null, after: "0".repeat(64), rows: [] };
    let year: Ledger = [];
    for (let n = 0; n <= 3; n++) year = appendEntry(year, { ...deed, reason: "上一年度" }, sha256);
    expect(found(textOf(blocks.with(3, year[3] ?? at(3))))).toBe("entry-foreign 3");
  });

  it("a checkpoint by a wrong key, or altered after it was signed, is found and named", () => {
    const signed = (one: ReturnType<typeof note>) =>
      codesOf(checkSignature(one, keyTerms(ledger), wholeAssessment, ed25519.verify, hashes));
    expect(signed(note(secret))).toEqual([]);
    expect(signed(note(new Uint8Array(32).fill(8)))).toEqual(["signature-foreign"]);
    const own = note(secret);
    const size = `\n${blocks.length}\n`;
    const altered = own.note && { ...own.note, text: own.note.text.replace(size, "\n1\n") };
    expect(signed({ ...own, note: altered })).toEqual(["signature-bad"]);
  });
});

describe("what an entry that does not hold would have changed", () => {
  it("is said with what it sets and who would move, from the entries before it", () => {
    const text = textOf(blocks).replace('"value":"62"', '"value":"70"');
    const lines = badEntryLines(text, scores, sha256).join("\n");
    expect(lines).toContain(`前 ${scores} 条记录可信`);
    expect(lines).toContain("录入评分");
    expect(lines).toContain("observations annual/jyj/c1");
    expect(lines).toContain("排名会由此产生");
  });

  it("is said of results as the moves in the ranking", () => {
    const rows = smallObservations.filter(({ unit }) => unit === "jyj").map((row) => ({ ...row, value: "0" }));
    const change = { kind: "observations-recorded", rows } as const;
    const dispatched = dispatch(keyed, change, stampAt(blocks.length), sha256);
    if (!dispatched.ok) throw new RangeError("scores: got them refused, want them taken");
    const text = textOf(dispatched.value.ledger).replace(/"actor":"公开办经办人"(?=[^\n]*\n$)/u, '"actor":"别人"');
    const lines = badEntryLines(text, blocks.length, sha256).join("\n");
    // 280/3, as smallYear.ts works out, becomes 0.
    expect(lines).toContain("93.33 → 0");
  });

  it("is said even where it would not have been accepted, speaks of a unit that there is none of, or cannot be understood", () => {
    const last = at(scores);
    const [row] = last.rows as readonly Readonly<Record<string, string>>[];
    const forge = (action: string, rows: Block["rows"]): string => {
      const { time, actor, subject, before, after: digest, reason } = last.entry;
      return textOf(
        appendEntry(
          blocks.slice(0, scores),
          { time, actor, action, subject, before, after: digest, reason, rows },
          sha256,
        ),
      );
    };
    const foreign = badEntryLines(forge(last.entry.action, [{ ...row, unit: "qxj" }]), scores, sha256).join("\n");
    expect(foreign).toContain("qxj");
    expect(foreign).toContain("这一变更在当时不会被接受。");
    expect(badEntryLines(forge(last.entry.action, [{}]), scores, sha256).at(-1)).toBe("它的内容读不懂，不会被接受。");
  });

  it("is not said where an entry before it does not hold either", () => {
    const text = textOf(blocks).replace('"actor":"公开办经办人"', '"actor":"别人"');
    expect(badEntryLines(text, scores, sha256)).toEqual([]);
  });

  it("cannot be said of a line that does not read", () => {
    const lines = badEntryLines(textOf(blocks).slice(0, -9), blocks.length - 1, sha256);
    expect(lines.join()).toContain("读不出来");
  });
});
