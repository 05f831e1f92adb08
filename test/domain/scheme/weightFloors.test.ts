import { describe, expect, it } from "vitest";

import type { WeightFloor } from "../../../src/domain/breakdown/breakdown.ts";
import type { Performance, PerformanceComponent } from "../../../src/domain/scheme/performance.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { checkFloors, effectiveWeight, matchFloors } from "../../../src/domain/scheme/weightFloors.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { goodScheme } from "./goodScheme.ts";

const floor = (percent: string, subject: string): WeightFloor => ({
  percent,
  subject,
  quote: `${subject}分值权重不低于${percent}%`,
  place: { start: 0, end: 12, line: 7 },
});
const component = (
  id: string,
  name: string,
  weight: string,
  more: Partial<PerformanceComponent> = {},
): PerformanceComponent => ({ id, name, weight, pool: null, groups: "all", floor: null, ...more });
const schemeWith = (components: readonly PerformanceComponent[], more: Partial<Performance> = {}): Scheme => ({
  ...goodScheme,
  performance: {
    openGovernment: "open",
    components,
    pools: [],
    notAssessed: "keep",
    bonusPoints: "0",
    contributionAtMostWeight: true,
    ...more,
  },
});
const office = schemeWith([
  component("site", "政府网站", "3"),
  component("open", "政务公开", "4"),
  component("other", "其他工作", "93"),
]);
const check = (scheme: Scheme, ...floors: readonly WeightFloor[]) => checkFloors(scheme, floors, "scheme.json");
const heldBy = (scheme: Scheme, subject: string) =>
  matchFloors(scheme, [floor("1", subject)]).held.find(({ source }) => source === "document")?.component.id;
const weights = (scheme: Scheme, group: string) =>
  scheme.performance.components.map(({ id }) => exactText(effectiveWeight(scheme, id, group)));

describe("the effective weight of a component", () => {
  it("is its weight where it stands alone and all are assessed", () => {
    expect(weights(office, "departments")).toEqual(["3", "4", "93"]);
  });

  // 10 points shared 3 : 2 : 1 are 5, 10/3 and 5/3; without the third member 3 : 2 are 6 and 4.
  it("is its share of a pool among the members that the group is assessed on", () => {
    const pooled = schemeWith(
      [
        component("open", "政务公开", "3", { pool: "common" }),
        component("law", "法治建设", "2", { pool: "common" }),
        component("letters", "信访工作", "1", { pool: "common", groups: ["counties"] }),
        component("other", "其他工作", "90"),
      ],
      { pools: [{ id: "common", name: "共性工作", points: "10" }] },
    );
    expect(weights(pooled, "counties")).toEqual(["5", "10/3", "5/3", "90"]);
    expect(weights(pooled, "departments")).toEqual(["6", "4", "0", "90"]);
  });

  // 4 of 4 + 76 is 5 of 100.
  it("is rescaled to 100 where a group is not assessed on everything, if the scheme says so", () => {
    const components = [
      component("open", "政务公开", "4"),
      component("trade", "招商引资", "20", { groups: ["counties"] }),
      component("other", "其他工作", "76"),
    ];
    expect(weights(schemeWith(components), "departments")).toEqual(["4", "0", "76"]);
    expect(weights(schemeWith(components, { notAssessed: "rescale" }), "departments")).toEqual(["5", "0", "95"]);
    expect(weights(schemeWith(components, { notAssessed: "rescale" }), "counties")).toEqual(["4", "20", "76"]);
  });

  it("is 0 where the group is not assessed on it, or nothing weighs anything", () => {
    const idle = schemeWith([component("open", "政务公开", "0", { pool: "p" })], {
      pools: [{ id: "p", name: "合并", points: "100" }],
      notAssessed: "rescale",
    });
    expect(weights(idle, "departments")).toEqual(["0"]);
    expect(exactText(effectiveWeight(office, "none", "departments"))).toBe("0");
  });
});

describe("the floors under the weights", () => {
  it("hold a scheme that stands exactly on them", () => {
    expect(check(office)).toEqual([]);
    expect(check(office, floor("4", "政务公开工作"), floor("3", "政府网站"))).toEqual([]);
  });

  it("refuse 4% where the document states 5%, and quote the clause", () => {
    const issues = check(office, floor("5", "政务公开工作"));
    expect(codesOf(issues)).toEqual(["weight-below-clause"]);
    expect(issues[0]).toMatchObject({
      place: { path: "performance.components[1].weight" },
      data: {
        component: "政务公开",
        groups: "市直部门、县（市、区）",
        weight: "4",
        floor: "5",
        quote: "政务公开工作分值权重不低于5%",
      },
    });
  });

  it("refuse 4% where the document states 4.0001%", () => {
    expect(codesOf(check(office, floor("4.0001", "政务公开")))).toEqual(["weight-below-clause"]);
  });

  it("keep the statutory 4% where the document states 3% for open government, and let 3.9999% not pass", () => {
    const light = (weight: string, rest: string) =>
      schemeWith([component("open", "政务公开", weight), component("other", "其他工作", rest)]);
    expect(codesOf(check(light("3.5", "96.5"), floor("3", "政务公开")))).toEqual(["weight-below-floor"]);
    expect(codesOf(check(light("3.9999", "96.0001")))).toEqual(["weight-below-floor"]);
    expect(codesOf(check(light("4.0000", "96")))).toEqual([]);
  });

  it("hold what the office set itself, for any component", () => {
    const own = (weight: string) => [
      component("open", "政务公开", "5", { floor: weight }),
      component("site", "政府网站", "3", { floor: "3.01" }),
      component("other", "其他工作", "92"),
    ];
    expect(codesOf(check(schemeWith(own("5"))))).toEqual(["weight-below-own-floor"]);
    expect(codesOf(check(schemeWith(own("5.5"))))).toEqual(["weight-below-own-floor", "weight-below-own-floor"]);
  });

  // 4 of 105 is 80/21, some 3.81; 4.2 of 105 is 4.
  it("hold open government in 100 and the bonus points too, and no other component", () => {
    const components = (open: string, rest: string) => [
      component("open", "政务公开", open),
      component("site", "政府网站", "3", { floor: "3" }),
      component("other", "其他工作", rest),
    ];
    const issues = check(schemeWith(components("4", "93"), { bonusPoints: "5" }));
    expect(codesOf(issues)).toEqual(["weight-below-floor-with-bonus"]);
    expect(issues[0]?.data).toMatchObject({ weight: "80/21", floor: "4", bonus: "5" });
    expect(check(schemeWith(components("4.2", "92.8"), { bonusPoints: "5" }))).toEqual([]);
    expect(codesOf(check(schemeWith(components("4.2", "92.8"), { bonusPoints: "5" }), floor("4.1", "")))).toEqual([
      "weight-below-floor-with-bonus",
    ]);
  });

  // In counties the pool of 6 is shared 3 : 1 : 1, in departments 3 : 1.
  it("hold the effective weight in each group apart", () => {
    const pooled = schemeWith(
      [
        component("open", "政务公开", "3", { pool: "common" }),
        component("law", "法治建设", "1", { pool: "common" }),
        component("letters", "信访工作", "1", { pool: "common", groups: ["counties"] }),
        component("other", "其他工作", "94"),
      ],
      { pools: [{ id: "common", name: "共性工作", points: "6" }] },
    );
    const issues = check(pooled);
    expect(codesOf(issues)).toEqual(["weight-below-floor"]);
    expect(issues[0]?.data).toMatchObject({ groups: "县（市、区）", weight: "3.6" });
  });

  it("hold the website's 3% against the website's own component", () => {
    expect(heldBy(office, "政府网站考评")).toBe("site");
    const light = schemeWith([
      component("open", "政务公开", "4"),
      component("site", "政府网站", "2.99"),
      component("other", "其他工作", "93.01"),
    ]);
    const issues = check(light, floor("3", "政府网站"));
    expect(codesOf(issues)).toEqual(["weight-below-clause"]);
    expect(issues[0]?.data["component"]).toBe("政府网站");
  });

  it("hold open government for a clause in Traditional characters or of no subject", () => {
    for (const subject of ["政務公開", "政務公開工作", "政务公开工作", ""]) {
      expect(heldBy(office, subject), subject).toBe("open");
    }
  });

  it("hold any component for a clause in Traditional characters", () => {
    expect(heldBy(office, "政府網站")).toBe("site");
    const traditional = schemeWith([component("open", "政務公開", "4"), component("site", "政府網站", "96")]);
    expect(heldBy(traditional, "政府网站")).toBe("site");
    expect(heldBy(traditional, "政务公开")).toBe("open");
  });

  it("hold open government itself, not a component that merely has the words in its name", () => {
    const scheme = schemeWith([
      component("platform", "政务公开平台建设", "6"),
      component("open", "政务公开", "4"),
      component("other", "其他工作", "90"),
    ]);
    expect(heldBy(scheme, "政务公开")).toBe("open");
    expect(heldBy(scheme, "政务公开工作")).toBe("open");
    expect(heldBy(scheme, "政务公开平台建设")).toBe("platform");
    expect(codesOf(check(scheme, floor("5", "政务公开")))).toEqual(["weight-below-clause"]);
  });

  it("warn of a clause that no component answers to, at its place in the document", () => {
    const issues = check(office, floor("2", "政务新媒体"));
    expect(codesOf(issues)).toEqual(["floor-without-component"]);
    expect(issues[0]).toMatchObject({ severity: "warning", place: { kind: "text", line: 7 } });
  });

  it("are silent on a scheme that names no component for open government; that is its own error", () => {
    const scheme = { ...office, performance: { ...office.performance, openGovernment: "none" } };
    expect(check(scheme)).toEqual([]);
  });
});
