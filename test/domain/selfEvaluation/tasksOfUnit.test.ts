import { describe, expect, it } from "vitest";

import { tasksOfUnit } from "../../../src/domain/selfEvaluation/tasksOfUnit.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { smallUnits } from "../../fixtures/smallYear.ts";

const tasksOf = (id: string) =>
  smallUnits
    .filter((unit) => unit.id === id)
    .flatMap((unit) => tasksOfUnit(smallBreakdown, unit).map((task) => task.id));

describe("the tasks of a unit", () => {
  it("are those that it leads or supports, under any of its names, in document order", () => {
    expect(tasksOf("jyj")).toEqual(["一/（一）", "一/（二）"]);
    expect(tasksOf("czj")).toEqual(["一/（一）"]);
  });

  it("are none for a unit that the document does not name", () => {
    expect(
      tasksOfUnit(smallBreakdown, { id: "wjw", name: "市卫健委", group: "departments", aliases: [], partOf: null }),
    ).toEqual([]);
  });
});
