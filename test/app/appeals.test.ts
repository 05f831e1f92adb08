import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { compareResults, moveLines } from "../../src/app/compareResults.ts";
import { dispatch } from "../../src/app/dispatch.ts";
import { replay } from "../../src/app/replay.ts";
import type { Assessment } from "../../src/app/state.ts";
import type { AppealDecision, AppealFiling } from "../../src/domain/scoring/appeal.ts";
import { decision, filing } from "../fixtures/appealed.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import { finding, monitoredAssessment } from "../fixtures/monitoredYear.ts";
import { after, stampAt } from "../fixtures/smallAssessment.ts";
import { observed } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const send = (assessment: Assessment, change: Change) =>
  dispatch(assessment, change, stampAt(assessment.ledger.length), sha256);
const refused = (assessment: Assessment, change: Change) => codesOf(refusalOf(send(assessment, change)));

const file = (...rows: readonly AppealFiling[]): Change => ({ kind: "appeal-filed", rows });

const decide = (...rows: readonly AppealDecision[]): Change => ({ kind: "appeal-decided", rows });

describe("an appeal", () => {
  it.each<[string, Partial<AppealFiling>, readonly string[]]>([
    ["of a unit that is not assessed", { unit: "qxj", finding: null }, ["unit-unknown"]],
    ["against a criterion that there is none of", { criterion: "c9", finding: null }, ["criterion-unknown"]],
    ["against a finding of another unit", { unit: "czj" }, ["appeal-finding-unknown"]],
    ["before the results came", { filed: "2026-11-15" }, ["appeal-dates"]],
    // Served on Monday 16 November 2026: the fifth working day after is Monday 23 November.
    ["a day too late", { filed: "2026-11-24" }, ["appeal-late"]],
  ])("%s is refused", (_, change, codes) => {
    expect(refused(monitoredAssessment(), file(filing(change)))).toEqual(codes);
  });

  it("on the last working day is in time, and its id is used once", () => {
    const filed = after(monitoredAssessment(), file(filing({ filed: "2026-11-23" })));
    expect(refused(filed, file(filing()))).toEqual(["id-repeated"]);
    expect(refused(filed, file(filing({ id: "s2" }), filing({ id: "s2" })))).toEqual(["id-repeated"]);
  });
});

describe("a decision on an appeal", () => {
  const filed = after(monitoredAssessment(), file(filing()));

  it("that upholds it replaces what was found; both stay in the ledger, and who moves is said", () => {
    const decided = after(filed, decide(decision()));
    expect(decided.state.findings).toEqual([finding({ count: "0" })]);
    expect(decided.ledger.flatMap(({ rows }) => rows)).toContainEqual(finding());
    const moves = valueOf(compareResults(filed.state, decided.state));
    // 98 and 99 before; 100 and 99 after, at a weight of 4.
    expect(moveLines(filed.state, moves)).toEqual([
      "分组\t单位\t名次\t总分\t等次\t绩效得分",
      "市直部门\t市教育局\t2 → 1\t98.00 → 100.00\t优秀\t3.92 → 4",
      "市直部门\t市财政局\t1 → 2\t99.00\t优秀\t3.96",
    ]);
    expect(valueOf(replay(decided.ledger, sha256))).toEqual(decided);
  });

  it("leaves what comes after it in order, scores of what it changed among them", () => {
    const scores = after(monitoredAssessment(), file(filing({ unit: "czj", criterion: "c2", finding: null })));
    const rows = observed("czj", "c2", ["20"]);
    const decided = after(scores, decide(decision({ observations: rows, findings: [] })));
    const more = after(decided, { kind: "observations-recorded", rows: observed("czj", "c3", ["69"]) });
    expect(valueOf(replay(more.ledger, sha256))).toEqual(more);
  });

  it("that rejects it changes nothing", () => {
    const decided = after(filed, decide(decision({ outcome: "rejected", findings: [] })));
    expect(valueOf(compareResults(filed.state, decided.state))).toEqual([]);
    expect(moveLines(filed.state, [])).toEqual(["排名、总分、等次、绩效得分都没有变化。"]);
  });

  it.each<[string, Partial<AppealDecision>, readonly string[]]>([
    ["on no appeal", { appeal: "s9" }, ["appeal-unknown"]],
    ["before it was filed", { date: "2026-11-17" }, ["appeal-dates"]],
    ["that rejects it and changes something", { outcome: "rejected" }, ["appeal-rejected-with-change"]],
    ["that upholds it in part and changes nothing", { outcome: "partly", findings: [] }, ["appeal-without-change"]],
    [
      "that changes another unit's score",
      { observations: observed("czj", "c2", ["20"]), findings: [] },
      ["appeal-other-subject"],
    ],
    ["that changes a finding nobody recorded", { findings: [finding({ id: "f7" })] }, ["appeal-nothing-to-replace"]],
    ["that counts half a fault", { findings: [finding({ count: "0.5" })] }, ["count-not-whole"]],
  ])("%s is refused", (_, change, codes) => {
    expect(refused(filed, decide(decision(change)))).toEqual(codes);
  });

  it("is made once", () => {
    expect(refused(filed, decide(decision(), decision()))).toContain("appeal-decided-already");
    expect(refused(after(filed, decide(decision())), decide(decision()))).toEqual(["appeal-decided-already"]);
  });

  it("comes also when the round is closed and the year is locked", () => {
    const closed = after(monitoredAssessment(), { kind: "round-closed", rows: [{ round: "q1", date: "2026-04-02" }] });
    const appealed = after(closed, file(filing()), decide(decision()));
    expect(appealed.state.findings[0]?.count).toBe("0");
  });
});
