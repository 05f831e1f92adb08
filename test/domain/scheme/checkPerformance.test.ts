import { describe, expect, it } from "vitest";

import { changed, changedAll, faultsOf } from "./oneFault.ts";

const components = "performance.components";

describe("the whole performance assessment", () => {
  it.each([
    ["ids of its own", `${components}[3].id`, "OPEN", `id-repeated ${components}[3].id`],
    ["names of its own", `${components}[3].name`, "政务公开", `name-repeated ${components}[3].name`],
    ["pools there are", `${components}[3].pool`, "rare", `reference-unknown ${components}[3].pool`],
    [
      "groups there are",
      `${components}[2].groups`,
      ["counties", "towns"],
      `reference-unknown ${components}[2].groups[1]`,
    ],
    ["groups once", `${components}[2].groups`, ["counties", "counties"], `listed-twice ${components}[2].groups[1]`],
    [
      "a component for open-government work",
      "performance.openGovernment",
      "zwgk",
      "component-unknown performance.openGovernment",
    ],
    ["100 in all", `${components}[3].weight`, "90.0001", `points-do-not-add-up ${components}`],
    ["100 with its pools", "performance.pools[0].points", "5.9999", `points-do-not-add-up ${components}`],
    [
      "open-government work in every group",
      `${components}[0].groups`,
      ["counties"],
      `open-government-not-assessed ${components}[0].groups`,
    ],
  ] as const)("has %s", (_, path, value, fault) => {
    expect(faultsOf(changed(path, value))).toContain(fault);
  });

  it("takes the shares within a pool for shares, whatever they add up to", () => {
    expect(faultsOf(changed(`${components}[1].weight`, "100"))).toEqual([]);
  });

  it("has no pool that nobody shares", () => {
    const pools = [
      { id: "common", name: "共性工作", points: "6" },
      { id: "spare", name: "备用", points: "0" },
    ];
    expect(faultsOf(changed("performance.pools", pools))).toEqual(["pool-without-component performance.pools[1]"]);
    expect(faultsOf(changedAll({ "performance.pools": pools, [`${components}[2].pool`]: "spare" }))).toEqual([]);
  });
});
