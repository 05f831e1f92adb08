import { describe, expect, it } from "vitest";

import { issueForms } from "../../src/app/issueForms.ts";
import { checkSent, sentCheckpoint } from "../../src/app/sentCheckpoint.ts";
import { appendEntries } from "../../src/domain/ledger/appendEntry.ts";
import type { Ledger } from "../../src/domain/ledger/entry.ts";
import { wholeAssessment } from "../../src/domain/shared/place.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import { readReturned } from "../../src/hosts/files/xlsx/returned/readReturned.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { publishedAssessment, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { sha256 } from "../support/sha256.ts";

const ready = setUpAssessment();
const { forms } = valueOf(issueForms(ready, sha256));
const [form] = forms;
if (!form) throw new RangeError("forms: got none, want one");
const book = valueOf(readReturned(writeBook(form.sheets, "2026-11-22T08:30:00Z", form.properties), "自评表.xlsx"));
const said = (ledger: Ledger) => codesOf(checkSent(book, ledger, wholeAssessment, sha256));

/** The ledger with one reason put another way and everything behind it hashed anew. */
const rewritten = (from: number): Ledger => {
  const { ledger } = publishedAssessment();
  const deeds = ledger.slice(from).map(({ entry, rows }, n) => {
    const { time, actor, action, subject, before, after, reason } = entry;
    return { time, actor, action, subject, before, after, reason: n === 0 ? "改写" : reason, rows };
  });
  return appendEntries(ledger.slice(0, from), deeds, sha256);
};

describe("the checkpoint that goes out with a form", () => {
  it("says which ledger, how long and its root, and holds as the year goes on", () => {
    expect(form.properties["checkpoint"]).toBe(sentCheckpoint(ready.ledger, sha256));
    expect(form.properties["checkpoint"]).toMatch(/^kaoping\/[0-9a-f]{16} 4 \S{44}$/u);
    expect(said(ready.ledger)).toEqual([]);
    expect(said(publishedAssessment().ledger)).toEqual([]);
  });

  it("contradicts a ledger that was rewritten from before it went out, or cut back behind it", () => {
    expect(said(rewritten(3))).toEqual(["ledger-forked"]);
    expect(said(rewritten(4))).toEqual([]);
    expect(said(ready.ledger.slice(0, 3))).toEqual(["ledger-shorter"]);
  });
});
