import { describe, expect, it } from "vitest";
import { computeResults } from "../../../src/app/computeResults.ts";
import { robustnessPage, robustnessWordingIn } from "../../../src/app/robustness/robustnessPage.ts";
import { scoreChanges } from "../../../src/app/robustness/scoreChanges.ts";
import { yearOnYearOf } from "../../../src/app/robustness/yearOnYearOf.ts";
import { type State } from "../../../src/app/state.ts";
import type { Ledger } from "../../../src/domain/ledger/entry.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { observed, smallReviewers, smallTable } from "../../fixtures/smallYear.ts";
import { lookedAt, yearBy } from "../../fixtures/robustYears.ts";

describe("scores that were changed", () => {
  const rows = observed("jyj", "c1", ["10"]);
  const entry = (action: string, time: string, of: readonly unknown[]): Ledger[number] =>
    ({ rows: of, entry: { action, time } }) as unknown as Ledger[number];

  it("count until the year is locked for good; who is no reviewer, or does not read, is left aside", () => {
    const ledger: Ledger = [
      entry("observations-recorded", "2026-11-01T08:00:00Z", rows),
      entry("observations-recorded", "2026-11-02T08:00:00Z", [
        ...rows.map((one) => ({ ...one, value: "9" })),
        ...rows.map((one) => ({ ...one, reviewer: "jyj" })),
      ]),
      entry("observations-recorded", "2026-11-02T09:00:00Z", [{}]),
      entry("year-locked", "2026-11-03T08:00:00Z", []),
      entry("year-unlocked", "2026-11-03T09:00:00Z", []),
    ];
    const minute = Date.parse("2026-11-02T08:00:00Z") / 60_000;
    expect(scoreChanges(ledger, smallReviewers)).toEqual({ changes: [{ reviewer: 0, minute }], close: null });
    const closed = [...ledger, entry("round-closed", "2026-11-04T08:00:00Z", [])];
    expect(scoreChanges(closed, smallReviewers).close).toBe(Date.parse("2026-11-04T08:00:00Z") / 60_000);
  });
});

describe("last year's master beside another year's", () => {
  const scores = (units: readonly string[]) =>
    units.flatMap((unit, at) => [
      ...observed(unit, "c1", ["10", "9", "9", String(8 - at)]),
      ...observed(unit, "c2", ["20", "19", "19", "18"]),
      ...observed(unit, "c3", ["70", "70", "70", "62"]),
    ]);
  const now = yearBy({}, { observations: scores(["jyj", "czj"]) });
  const looked = (last: State) =>
    yearOnYearOf(
      { state: last, results: valueOf(computeResults(last)) },
      { state: now, results: valueOf(computeResults(now)) },
    );

  it("finds units by a name they also have or by id, and leaves out those that were not there", () => {
    const last = yearBy(
      {},
      {
        units: [
          { id: "old", name: "市教委", group: "departments", aliases: [], partOf: null },
          { id: "gone", name: "市地方志办", group: "departments", aliases: [], partOf: null },
          { id: "twice", name: "市教育局", group: "departments", aliases: [], partOf: null },
        ],
        observations: scores(["old", "gone", "twice"]),
      },
    );
    expect(looked(last).groups.map(({ name, units }) => [name, units.map((unit) => unit.name)])).toEqual([
      ["市直部门", ["市教育局"]],
    ]);
  });

  it("takes a criterion of the same id as the same under a new name, unless its old name is another's now", () => {
    const renaming = (names: Readonly<Record<string, string>>) =>
      looked(
        yearBy(
          { criteria: smallTable.criteria.map((one) => ({ ...one, name: names[one.id] ?? one.name })) },
          { observations: scores(["jyj", "czj"]) },
        ),
      ).renamed;
    expect(renaming({ c1: "公开" })).toEqual(["公开 → 主动公开"]);
    expect(renaming({ c1: "依申请公开", c2: "答复" })).toEqual([]);
    expect(renaming({})).toEqual([]);
  });

  it("has nothing to compare in a group that was not there", () => {
    const last = yearBy({}, { observations: scores(["jyj", "czj"]) });
    const other = {
      ...last,
      scheme: last.scheme && {
        ...last.scheme,
        groups: last.scheme.groups.map((one) => ({ ...one, name: `旧${one.name}` })),
      },
    };
    expect(looked(other).groups).toEqual([]);
  });
});

describe("a look in words", () => {
  const found = lookedAt(
    yearBy(
      {},
      {
        observations: ["jyj", "czj"].flatMap((unit, at) => [
          ...observed(unit, "c1", ["10", "9", "9", String(8 - at)]),
          ...observed(unit, "c2", ["20", "19", "19", "18"]),
          ...observed(unit, "c3", ["70", "70", "70", "62"]),
        ]),
      },
    ),
  );
  const [group] = found.groups;
  if (!group) throw new RangeError("groups: got none, want one");
  const call = { ahead: "甲局", behind: "乙局", gap: "0.1", flip: null };
  const told = {
    ...found,
    unclear: [{ criterion: "主动公开", alpha: "0.120", things: 9 }],
    groups: [
      {
        ...group,
        units: group.units.map((unit) => ({ ...unit, byReviewers: null, rank: unit.rank + 5, grade: "未评等次" })),
        leftOut: ["市审计局"],
        unweighed: ["折算"],
        single: [],
        scoreCalls: Array.from({ length: 22 }, () => call),
        unconfirmed: 3,
      },
    ],
  };
  const years = {
    year: 2025,
    groups: [{ name: "市直部门", units: [] }],
    renamed: ["公开 → 主动公开"],
  };

  it.each([
    ["zh", ["市审计局", "折算", "公开 → 主动公开", "另有 2 "]],
    ["en", ["市审计局", "折算", "公开 → 主动公开", "2 "]],
  ] as const)(
    "says in %s who is left out, what is not weighed, how many more calls there are, what was renamed",
    (language, words) => {
      const text = JSON.stringify(robustnessPage(told, 7, years, language));
      for (const word of words) expect(text).toContain(word);
      const plain = JSON.stringify(robustnessPage(found, 7, { ...years, renamed: [] }, language));
      expect(plain).not.toContain("折算");
      // Without a place among the drawn ranks and grades none of the draws came out so.
      const ranks = robustnessPage(told, 7, null, language).sections[0]?.table?.rows[0];
      const never = robustnessWordingIn(language).share(0);
      expect(ranks?.filter((cell) => cell === never)).toHaveLength(2);
    },
  );
});
