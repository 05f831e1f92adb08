import { describe, expect, it } from "vitest";

import { formCollection } from "../../src/app/formCollection.ts";
import { formProgress, remarkOf } from "../../src/app/formProgress.ts";
import { approvedNotApplicable } from "../../src/app/notApplicableClaims.ts";
import type { Assessment } from "../../src/app/state.ts";
import { readReturned } from "../../src/hosts/files/xlsx/returned/readReturned.ts";
import { codesOf } from "../fixtures/issues.ts";
import { filled } from "../fixtures/collectedForms.ts";
import { issuedAssessment } from "../fixtures/returnedForms.ts";
import { after, stampAt } from "../fixtures/smallAssessment.ts";
import { smallReviewers, smallScheme } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

/** A school that calls its first criterion 不适用. */
const bytes = filled(["指标自评", 0, "自评分", "不适用"], ["指标自评", 0, "自评说明", "没有主动公开职责"]);

const [office, ...others] = smallScheme.parties;
if (!office) throw new RangeError("a party: got none, want two");
const ownScheme = { ...smallScheme, parties: [{ ...office, by: "self" as const }, ...others] };
const asked: Assessment = {
  ...issuedAssessment,
  state: { ...issuedAssessment.state, scheme: ownScheme, reviewers: smallReviewers.slice(3) },
};

const collected = (assessment: Assessment) => {
  const collection = formCollection(assessment, { readReturned }, stampAt(40), sha256);
  const issues = collection.take("市教育局.xlsx", bytes);
  return { issues, year: after(assessment, ...collection.changes()) };
};

describe("a criterion that a unit's form calls 不适用", () => {
  it("is told with the command that takes it over, and waits in the progress", () => {
    const { issues, year } = collected(asked);
    expect(issues.map(({ code, data }) => ({ code, data }))).toEqual([
      {
        code: "self-not-applicable",
        data: { unit: "市教育局", criterion: "主动公开", account: "没有主动公开职责", id: "jyj", leaf: "c1" },
      },
    ]);
    expect(year.state.observations.map(({ criterion }) => criterion)).toEqual(["c2", "c3"]);
    expect(formProgress(year.state, "2026-12-01").map(remarkOf)).toEqual(["不适用待批准：主动公开", ""]);
  });

  it("is looked for once among all that was observed, however many units have reported", () => {
    const { year } = collected(asked);
    let looked = 0;
    const observations = year.state.observations.map((row) => ({
      ...row,
      get criterion() {
        looked++;
        return row.criterion;
      },
    }));
    const state = { ...year.state, observations };
    for (let unit = 0; unit < 50; unit++) formProgress(state, "2026-12-01");
    expect(formProgress(state, "2026-12-01").map(remarkOf)).toEqual(["不适用待批准：主动公开", ""]);
    expect(looked).toBeLessThanOrEqual(observations.length);
  });

  it("is the unit's own voice once somebody approved it, by id or name, and waits no longer", () => {
    const { year } = collected(asked);
    const by = (text: string, approver = "李主任") => approvedNotApplicable(year.state, [text], approver);
    const { changes } = by("jyj/c1");
    expect(by("市教委／主动公开").changes).toEqual(changes);
    expect(changes).toMatchObject([
      {
        kind: "observations-recorded",
        rows: [
          {
            ...{ round: "annual", unit: "jyj", criterion: "c1", party: "office", reviewer: "jyj" },
            ...{ kind: "points", value: "李主任", state: "notApplicable", reason: "没有主动公开职责" },
          },
        ],
      },
    ]);
    const settled = after(year, ...changes);
    expect(formProgress(settled.state, "2026-12-01").map(remarkOf)).toEqual(["", ""]);
    expect(codesOf(by("jyj/c1", " ").issues)).toEqual(["approver-missing"]);
    expect(codesOf(by("jyj/c2").issues)).toEqual(["claim-not-made"]);
    expect(codesOf(by("czj/c1").issues)).toEqual(["claim-not-made"]);
    expect(codesOf(by("教育c1").issues)).toEqual(["claim-unreadable"]);
  });

  it("is left to the reviewers where the scheme does not ask the unit itself", () => {
    const { issues, year } = collected(issuedAssessment);
    expect(codesOf(issues)).toEqual(["self-not-applicable-shown"]);
    expect(formProgress(year.state, "2026-12-01").map(remarkOf)).toEqual(["", ""]);
    expect(codesOf(approvedNotApplicable(year.state, ["jyj/c1"], "李主任").issues)).toEqual(["claim-without-voice"]);
  });
});
