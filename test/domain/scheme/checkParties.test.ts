import { describe, expect, it } from "vitest";

import { changed, changedAll, faultsOf } from "./oneFault.ts";

const trimmed = (dropHighest: number, dropLowest: number, fewerThan: number) => ({
  kind: "trimmed-mean",
  dropHighest,
  dropLowest,
  fewerThan,
  then: "missing",
});

describe("the parties of a scheme", () => {
  it.each([
    ["ids of their own", "parties[1].id", "PUBLIC", "id-repeated parties[2].id"],
    ["names of their own", "parties[2].name", "公开办", "name-repeated parties[2].name"],
  ])("have %s", (_, path, value, fault) => {
    expect(faultsOf(changed(path, value))).toContain(fault);
  });

  it("drop one number at least, and never all", () => {
    expect(faultsOf(changed("parties[2].combine", trimmed(0, 0, 1)))).toEqual([
      "trimmed-mean-drops-none parties[2].combine.dropHighest",
    ]);
    expect(faultsOf(changed("parties[2].combine", trimmed(1, 1, 2)))).toEqual([
      "trimmed-mean-drops-all parties[2].combine.fewerThan",
    ]);
    expect(faultsOf(changed("parties[2].combine", trimmed(2, 0, 3)))).toEqual([]);
  });

  it("have one voice of the units themselves at most", () => {
    const twice = changedAll({
      "parties[2].by": "self",
      "parties[2].combine": { kind: "median" },
      "parties[2].required": 1,
    });
    expect(faultsOf(twice)).toEqual(["self-party-repeated parties[2].by"]);
  });

  it.each([
    ["combine", { kind: "weighted-mean" }],
    ["combine", trimmed(1, 0, 2)],
    ["required", 2],
  ])("ask of a unit's own voice no %s of many", (field, value) => {
    expect(faultsOf(changed(`parties[0].${field}`, value))).toEqual(["self-party-of-many parties[0]"]);
  });
});
