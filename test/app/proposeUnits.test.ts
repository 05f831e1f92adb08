import { describe, expect, it } from "vitest";

import { proposeUnits } from "../../src/app/proposeUnits.ts";
import type { Breakdown } from "../../src/domain/breakdown/breakdown.ts";
import { checkUnits } from "../../src/domain/scheme/unit.ts";
import { wholeAssessment } from "../../src/domain/shared/place.ts";
import { smallBreakdown } from "../fixtures/smallAssessment.ts";

const ledBy = (...leads: readonly (readonly string[])[]): Breakdown => {
  const [task] = smallBreakdown.tasks;
  if (!task) throw new RangeError("a task: got none, want one");
  return { ...smallBreakdown, tasks: leads.map((lead) => ({ ...task, lead })) };
};
const namesOf = (...leads: readonly (readonly string[])[]) =>
  proposeUnits(ledBy(...leads), "all").map(({ name }) => name);

describe("the units proposed for a document", () => {
  it("are its lead units in order of first mention, each once, numbered", () => {
    expect(proposeUnits(ledBy(["市财政局"], ["市教育局", "市财政局"]), "all")).toEqual([
      { id: "u001", name: "市财政局", group: "all", aliases: [], partOf: null },
      { id: "u002", name: "市教育局", group: "all", aliases: [], partOf: null },
    ]);
    expect(proposeUnits(ledBy(), "all")).toEqual([]);
  });

  it.each([
    "各有关部门",
    "各县区",
    "相关单位",
    "市政府各部门",
    "全体成员单位",
    "各乡镇",
    "街道办事处",
    "有關部門",
    "其他部门",
    "",
  ])("leave out “%s”, which is no unit", (name) => {
    expect(namesOf([name, "市教育局"])).toEqual(["市教育局"]);
  });

  it("keep a name as the document writes it", () => {
    expect(namesOf(["市公安局（交警支队）"])).toEqual(["市公安局（交警支队）"]);
  });

  it("are a list that holds, also where a name is written with other spaces or width", () => {
    const units = proposeUnits(ledBy(["市教育局", "市 教育局"], ["市局（东）", "市局(东)"]), "all");
    expect(units.map(({ name }) => name)).toEqual(["市教育局", "市局（东）"]);
    expect(checkUnits(units, null, () => wholeAssessment)).toEqual([]);
  });
});
