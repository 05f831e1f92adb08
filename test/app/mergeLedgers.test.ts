import { describe, expect, it } from "vitest";

import { mergeLedgers, type Preferences } from "../../src/app/mergeLedgers.ts";
import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { replay } from "../../src/app/replay.ts";
import { emptyAssessment, type Assessment } from "../../src/app/state.ts";
import { salted } from "../fixtures/salted.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import { finding, monitoredAssessment } from "../fixtures/monitoredYear.ts";
import { after, scoredAssessment, stampAt } from "../fixtures/smallAssessment.ts";
import { observed, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const merge = (a: Assessment, b: Assessment, preferences: Preferences = {}) =>
  mergeLedgers(a, b, preferences, stampAt(58), sha256);
const points = ({ state }: Assessment, unit: string, reviewer: string) =>
  state.observations.find((one) => one.unit === unit && one.criterion === "c2" && one.reviewer === reviewer)?.value;

const base = monitoredAssessment();
const say = (unit: string, value: string) =>
  ({ kind: "observations-recorded", rows: observed(unit, "c2", [value]) }) as const;

describe("two copies that went apart", () => {
  it("are joined where they changed different things: the first keeps its ledger, the second comes behind it", () => {
    const a = after(base, say("jyj", "18"));
    const b = after(base, say("czj", "17"), { kind: "findings-recorded", rows: [finding({ id: "f2", unit: "czj" })] });
    const { assessment, ...said } = valueOf(merge(a, b));
    expect(said).toEqual({ common: 6, joined: 2, own: { A: 1, B: 2 }, decided: [] });
    expect(points(assessment, "jyj", "r1")).toBe("18");
    expect(points(assessment, "czj", "r1")).toBe("17");
    expect(assessment.state.findings).toHaveLength(2);
    expect(assessment.ledger.slice(0, 7)).toEqual(a.ledger);
    expect(valueOf(replay(assessment.ledger, sha256))).toEqual(assessment);
    const [block] = b.ledger.slice(6);
    expect(assessment.ledger[7]?.entry.reason).toContain(`并自另一副本第 6 条，原时间 ${block?.entry.time}`);
    expect(assessment.ledger[7]?.entry.actor).toBe(block?.entry.actor);
    expect(assessment.state.merges).toEqual([
      { common: 6, other: b.ledger.at(-1)?.entry.hash, joined: 2, decided: [] },
    ]);
  });

  it("that say different things of one score are not joined before somebody says which counts; that is recorded", () => {
    const [a, b] = [after(base, say("jyj", "18")), after(base, say("jyj", "17"), say("czj", "16"))];
    const issues = refusalOf(merge(a, b));
    expect(codesOf(issues)).toEqual(["merge-conflict"]);
    expect(issues[0]?.data["subject"]).toBe("observations");
    const first = valueOf(merge(a, b, { observations: "A" }));
    expect(points(first.assessment, "jyj", "r1")).toBe("18");
    expect(points(first.assessment, "czj", "r1")).toBe("16");
    expect(first.decided.map(({ kept }) => kept)).toEqual(["A"]);
    expect(first.assessment.state.merges[0]?.decided).toEqual(first.decided);
    const second = valueOf(merge(a, b, { all: "B" }));
    expect(points(second.assessment, "jyj", "r1")).toBe("17");
    expect(valueOf(replay(second.assessment.ledger, sha256))).toEqual(second.assessment);
  });

  it("that said the same of a score say it once", () => {
    const [a, b] = [after(base, say("jyj", "18")), after(base, say("czj", "9"), say("jyj", "18"))];
    expect(valueOf(merge(a, b)).joined).toBe(1);
  });

  it("of which one only went further are that one", () => {
    const more = after(base, say("jyj", "18"));
    expect(valueOf(merge(base, more)).assessment).toEqual(more);
    expect(valueOf(merge(more, base)).assessment).toEqual(more);
    expect(valueOf(merge(more, more)).joined).toBe(0);
  });

  it("leave published results to be published anew, and say so", () => {
    const a = after(base, say("jyj", "18"));
    const results = salted(publishedResults(valueOf(computeResults(base.state))));
    const b = after(base, { kind: "results-published", rows: results });
    const merged = merge(a, b);
    expect(codesOf(merged.issues)).toEqual(["merge-not-taken"]);
    expect(merged.ok && merged.value.joined).toBe(0);
  });

  it("are not joined where one is locked and the other went on", () => {
    const results = salted(publishedResults(valueOf(computeResults(base.state))));
    const a = after(base, { kind: "year-locked", rows: results });
    expect(codesOf(refusalOf(merge(a, after(base, say("jyj", "18")))))).toEqual(["merge-refused", "year-is-locked"]);
  });

  it("of different assessments have nothing to do with each other", () => {
    expect(codesOf(refusalOf(merge(base, after(emptyAssessment, { kind: "units-set", rows: smallUnits }))))).toEqual([
      "merge-unrelated",
    ]);
    expect(scoredAssessment().ledger[0]?.entry.hash).toBe(base.ledger[0]?.entry.hash);
  });
});
