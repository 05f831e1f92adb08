import { describe, expect, it } from "vitest";

import type { WeightFloor } from "../../../src/domain/breakdown/breakdown.ts";
import type { PerformanceComponent } from "../../../src/domain/scheme/performance.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { checkFloors, matchFloors } from "../../../src/domain/scheme/weightFloors.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { smallScheme } from "../../fixtures/smallYear.ts";

const floor = (percent: string, subject: string): WeightFloor => ({
  percent,
  subject,
  quote: `${subject}分值权重不低于${percent}%`,
  place: { start: 0, end: 12, line: 7 },
});
const component = (id: string, name: string, weight: string): PerformanceComponent => ({
  id,
  name,
  weight,
  pool: null,
  groups: "all",
  floor: null,
});
const schemeWith = (...components: readonly PerformanceComponent[]): Scheme => ({
  ...smallScheme,
  performance: { ...smallScheme.performance, openGovernment: "open", components },
});
const office = schemeWith(
  component("site", "政府网站", "3"),
  component("open", "政务公开", "4"),
  component("other", "其他工作", "93"),
);
const check = (scheme: Scheme, ...floors: readonly WeightFloor[]) => checkFloors(scheme, floors, "scheme.json");
const heldBy = (scheme: Scheme, subject: string) => matchFloors(scheme, [floor("1", subject)]).held[1]?.component.id;

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
      data: { component: "政务公开", weight: "4", floor: "5", quote: "政务公开工作分值权重不低于5%" },
    });
  });

  it("refuse 4% where the document states 4.0001%", () => {
    expect(codesOf(check(office, floor("4.0001", "政务公开")))).toEqual(["weight-below-clause"]);
  });

  it("keep the statutory 4% where the document states 3% for open government", () => {
    const light = schemeWith(component("open", "政务公开", "3.5"), component("other", "其他工作", "96.5"));
    expect(codesOf(check(light, floor("3", "政务公开")))).toEqual(["weight-below-floor"]);
  });

  it("hold the website's 3% against the website's own component", () => {
    expect(heldBy(office, "政府网站考评")).toBe("site");
    const light = schemeWith(
      component("open", "政务公开", "4"),
      component("site", "政府网站", "2.99"),
      component("other", "其他工作", "93.01"),
    );
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
    const traditional = schemeWith(component("open", "政務公開", "4"), component("site", "政府網站", "96"));
    expect(heldBy(traditional, "政府网站")).toBe("site");
    expect(heldBy(traditional, "政务公开")).toBe("open");
  });

  it("hold open government itself, not a component that merely has the words in its name", () => {
    const scheme = schemeWith(
      component("platform", "政务公开平台建设", "6"),
      component("open", "政务公开", "4"),
      component("other", "其他工作", "90"),
    );
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
