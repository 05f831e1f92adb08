import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { WeightFloor } from "../../../src/domain/breakdown/breakdown.ts";
import type { Performance, PerformanceComponent } from "../../../src/domain/scheme/performance.ts";
import { compare, divide, exact, exactText, multiply, whole } from "../../../src/domain/shared/exact.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { runs, seed } from "../../soak.ts";
import { rankYear, rowsOf, scored } from "./scoredYear.ts";

const component = (id: string, weight: string, rest: Partial<PerformanceComponent> = {}): PerformanceComponent => ({
  id,
  name: { open: "政务公开", site: "政府网站" }[id] ?? "其他工作",
  weight,
  pool: null,
  groups: "all",
  floor: null,
  ...rest,
});
const open = (weight: string, rest: Partial<PerformanceComponent> = {}): readonly PerformanceComponent[] => [
  component("open", weight, rest),
  component("other", "96"),
];
const contributions = (total: string, rules: Partial<Performance>) =>
  rowsOf([scored("a", total)], { performance: rules }).map(
    ({ contribution }) => contribution && exactText(contribution),
  );

describe("the contribution to performance", () => {
  it("is the total's part of the total points, of the weight", () => {
    expect(contributions("57.76", {})).toEqual(["2.3104"]);
    expect(contributions("100", { components: open("5") })).toEqual(["5"]);
    expect(contributions("0", {})).toEqual(["0"]);
  });

  it("stops at the weight for a total above full marks, or goes beyond, as the scheme says", () => {
    expect(contributions("105", { contributionAtMostWeight: true })).toEqual(["4"]);
    expect(contributions("105", { contributionAtMostWeight: false })).toEqual(["4.2"]);
  });

  // A pool of 10 points shared 3 : 2 gives open government 6; of 80 it is 4.8.
  it("is of the weight in the unit's group, in a pool by its share", () => {
    const components = [
      component("open", "3", { pool: "common" }),
      component("site", "2", { pool: "common" }),
      component("other", "90"),
    ];
    const pools = [{ id: "common", name: "共性工作", points: "10" }];
    expect(contributions("80", { components, pools })).toEqual(["4.8"]);
  });

  // Departments are not assessed on the 20 points of others: 4 × 100 ÷ 80 = 5.
  it("is of the weight rescaled to what the group is assessed on, where the scheme says so", () => {
    const components = [
      component("open", "4"),
      component("other", "76"),
      component("rural", "20", { groups: ["counties"] }),
    ];
    const scores = [scored("a", "100"), scored("xa", "100")];
    const brought = (notAssessed: "rescale" | "keep") =>
      valueOf(rankYear(scores, { performance: { components, notAssessed } })).groups.map(
        ({ rows: [row] }) => row?.contribution && exactText(row.contribution),
      );
    expect(brought("rescale")).toEqual(["5", "4"]);
    expect(brought("keep")).toEqual(["4", "4"]);
  });
});

const floor = (percent: string, subject: string): WeightFloor => ({
  percent,
  subject,
  quote: `${subject}分值权重不低于${percent}%`,
  place: { start: 0, end: 12, line: 7 },
});
const attaining = (unit: string, attainable: string) => scored(unit, "40", { attainable: exact(attainable) });

describe("what does not apply to a unit", () => {
  // 4 × 99.9975 ÷ 100 = 3.9999; 5 × 80 ÷ 100 = 4.
  it("may leave open government 4% and not 3.9999%", () => {
    const issues = refusalOf(rankYear([attaining("教育", "99.9975"), attaining("财政", "100")]));
    expect(codesOf(issues)).toEqual(["weight-below-floor-after"]);
    expect(issues[0]?.data).toEqual({ unit: "教育局", weight: "3.9999", floor: "4" });
    const five: Partial<Performance> = { components: open("5") };
    expect(rowsOf([attaining("a", "80")], { performance: five })).toHaveLength(1);
    expect(refusedCodes(rankYear([attaining("a", "79.9999")], { performance: five }))).toEqual([
      "weight-below-floor-after",
    ]);
  });

  it("is held to the highest floor: the document's, or the office's own", () => {
    const rules = { performance: { components: open("6") } };
    const left = [attaining("教育", "80")];
    expect(valueOf(rankYear(left, rules, [floor("4.8", "政务公开")])).groups[0]?.rows).toHaveLength(1);
    const byDocument = refusalOf(rankYear(left, rules, [floor("5", "政务公开工作"), floor("4.9", "政务公开")]));
    expect(byDocument.map(({ data }) => data)).toEqual([{ unit: "教育局", weight: "4.8", floor: "5" }]);
    const own = { performance: { components: open("6", { floor: "5.5" }) } };
    expect(refusalOf(rankYear(left, own)).map(({ data }) => data["floor"])).toEqual(["5.5"]);
  });

  it("is not held to the floor of another component", () => {
    const components = [component("open", "4"), component("site", "3"), component("other", "93")];
    expect(rankYear([attaining("a", "100")], { performance: { components } }, [floor("3", "政府网站")]).ok).toBe(true);
  });

  it("gains no weight from a bonus above the total points", () => {
    const components = open("3.9");
    expect(refusedCodes(rankYear([attaining("a", "120")], { performance: { components } }))).toEqual([
      "weight-below-floor-after",
    ]);
  });

  it("is not asked of a unit whose score a veto took", () => {
    expect(rankYear([scored("a", { state: "none" }), scored("b", "90")]).ok).toBe(true);
  });

  it("keeps a ranking from closing exactly where weight × attainable ÷ total points is below 4", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40000, max: 80000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (weight, attainable) => {
          const [w, a] = [divide(whole(weight), whole(10000)), divide(whole(attainable), whole(10000))];
          const stays = compare(multiply(w, a), whole(400)) >= 0;
          const rules = { performance: { components: open(exactText(w)) } };
          expect(rankYear([attaining("a", exactText(a))], rules).ok).toBe(stays);
        },
      ),
      { seed, numRuns: runs(1000) },
    );
  });
});
