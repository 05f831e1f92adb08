import { describe, expect, it } from "vitest";

import { issuedAgain } from "../../src/app/issuedAgain.ts";
import { issueForms } from "../../src/app/issueForms.ts";
import { issuePacks } from "../../src/app/issuePacks.ts";
import { emptyState } from "../../src/app/state.ts";
import { appendEntry } from "../../src/domain/ledger/appendEntry.ts";
import type { Ledger } from "../../src/domain/ledger/entry.ts";
import { refusedCodes, valueOf } from "../fixtures/issues.ts";
import { after, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { sha256 } from "../support/sha256.ts";

const ready = setUpAssessment();
const forms = valueOf(issueForms(ready, sha256, "2026-12-10"));
const out = after(ready, forms.change);
const packs = valueOf(issuePacks(out, { recusals: [], each: 1, seed: "2026", due: "2026-12-20" }, sha256));
const both = after(out, ...packs.changes);
const papers = valueOf(issuedAgain(both, sha256));

describe("the forms and packs that are in force", () => {
  it("can be made once more as they went out, with whose they are and when they are wanted", () => {
    expect(papers.map(({ kind, holder, name, due }) => [kind, holder, name, due])).toEqual([
      ["forms", "jyj", "市教育局", "2026-12-10"],
      ["forms", "czj", "市财政局", "2026-12-10"],
      ["packs", "r1", "甲", "2026-12-20"],
      ["packs", "r2", "乙", "2026-12-20"],
      ["packs", "r3", "丙", "2026-12-20"],
      ["packs", "r4", "丁", "2026-12-20"],
    ]);
    expect(papers.map(({ sheets }) => sheets)).toEqual([...forms.forms, ...packs.packs].map(({ sheets }) => sheets));
    expect(papers.map(({ identity }) => identity)).toEqual([
      ...both.state.forms.map(({ form }) => form),
      ...both.state.packs.map(({ pack }) => pack),
    ]);
    expect(new Set(papers.map(({ time }) => time))).toEqual(
      new Set([both.ledger[ready.ledger.length], both.ledger[out.ledger.length]].map((block) => block?.entry.time)),
    );
  });

  it("are the later ones where they went out twice", () => {
    const later = after(both, valueOf(issueForms(both, sha256)).change);
    const again = valueOf(issuedAgain(later, sha256)).filter(({ kind }) => kind === "forms");
    expect(again.map(({ identity, due }) => [identity, due])).toEqual(
      later.state.forms.slice(-2).map(({ form }) => [form, null]),
    );
    const drawnAnew = after(
      both,
      ...valueOf(issuePacks(both, { recusals: [], each: 1, seed: "2027", due: null }, sha256)).changes,
    );
    expect(valueOf(issuedAgain(drawnAnew, sha256)).filter(({ kind }) => kind === "packs")).toHaveLength(4);
  });

  it("are none before any went out", () => {
    expect(refusedCodes(issuedAgain(ready, sha256))).toEqual(["papers-absent"]);
  });

  it("cannot be made where this version lays them out otherwise, or none stand in the entry", () => {
    const older = after(ready, { kind: "forms-issued", rows: [{ unit: "jyj", form: "f1" }] });
    expect(refusedCodes(issuedAgain(older, sha256))).toEqual(["papers-differ"]);
    const none = after(ready, { kind: "forms-issued", rows: [] });
    expect(refusedCodes(issuedAgain(none, sha256))).toEqual(["papers-differ"]);
  });

  it("cannot be made of a ledger that does not replay, or had no scheme then", () => {
    const [first, ...rest] = both.ledger;
    if (!first) throw new RangeError("a ledger: got none, want entries");
    const tampered: Ledger = [{ ...first, entry: { ...first.entry, actor: "他人" } }, ...rest];
    expect(issuedAgain({ ...both, ledger: tampered }, sha256).ok).toBe(false);
    const last = both.ledger.at(-1);
    const entry = {
      time: "2026-11-22T08:00:00Z",
      actor: "公开办",
      subject: "packs",
      before: "",
      after: "",
      reason: "",
    };
    const alone = appendEntry([], { ...entry, action: "packs-issued", rows: last?.rows ?? [] }, sha256);
    expect(refusedCodes(issuedAgain({ state: emptyState, ledger: alone }, sha256))).toEqual(["papers-differ"]);
  });
});
