import { describe, expect, it } from "vitest";

import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { noInputCells } from "../../../src/workbook/formulas/inputCells.ts";
import { scoreFormulas } from "../../../src/workbook/formulas/scoreFormulas.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { refusalOf, valueOf } from "../../fixtures/issues.ts";
import { abstained, notApplicable, points } from "../../fixtures/observations.ts";
import { reviewed } from "../../fixtures/reviewSheets.ts";
import { branchOf, leafOf, tableOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const quality = (id: string, maxPoints: string) => leafOf(id, maxPoints, undefined, { name: "质量" });

describe("leaves of one name in two branches", () => {
  const year = yearOf({
    criteria: [
      branchOf("A", "50", [quality("a1", "20"), leafOf("a2", "30")], { name: "政策" }),
      branchOf("B", "50", [quality("b1", "20"), leafOf("b2", "30")], { name: "答复" }),
    ],
  });

  it("have columns of their own on a reviewer's sheet, and each is read from its own", () => {
    const sheet = reviewed(year);
    expect(sheet.rows[0]).toEqual([
      "单位",
      "政策·质量（20分）",
      "指标a2（30分）",
      "答复·质量（20分）",
      "指标b2（30分）",
    ]);
    const cells = valueOf(
      sheet.read([
        [1, 1, 19],
        [1, 3, 12],
      ]),
    );
    expect(cells.map(({ criterion, observation }) => [criterion, observation?.value])).toEqual([
      ["a1", "19"],
      ["a2", undefined],
      ["b1", "12"],
      ["b2", undefined],
    ]);
  });

  it("have columns of their own among the scores", () => {
    const scored = scoreUnits(year, factsFrom([]));
    const { scores } = scoreFormulas(year, factsFrom([]), noInputCells, [])(factsFrom([]), scored, null);
    const headers = scores.table?.columns.map(({ header }) => header) ?? [];
    expect(headers.slice(2, -1)).toEqual([
      "政策（小计）",
      "政策·质量（20分）",
      "指标a2（30分）",
      "答复（小计）",
      "答复·质量（20分）",
      "指标b2（30分）",
    ]);
  });

  it("are told apart by their ids where the branches bear one name too", () => {
    const inner = (id: string) => branchOf(`${id}0`, "50", [quality(`${id}1`, "50")], { name: "公开" });
    const twins = yearOf({
      criteria: [
        branchOf("A", "50", [inner("a")], { name: "政策" }),
        branchOf("B", "50", [inner("b")], { name: "答复" }),
      ],
    });
    expect(reviewed(twins).rows[0]).toEqual(["单位", "公开·质量（50分）a1", "公开·质量（50分）b1"]);
  });
});

describe("units of two tables on one reviewer's sheet", () => {
  const year = yearOf({
    criteria: [leafOf("c1", "40"), leafOf("c2", "60")],
    others: [
      tableOf({
        criteria: [leafOf("c1", "40"), leafOf("c2", "20"), leafOf("c3", "40")],
        table: { id: "counties", name: "县考核表" },
      }),
    ],
    units: [unitOf("u1"), unitOf("u2", { group: "counties" })],
  });

  it("share the columns that are alike; what a unit is not assessed on is crossed out", () => {
    const { rows } = reviewed(year, [
      points("c2", "a1", "50"),
      points("c2", "a1", "15", { unit: "u2" }),
      points("c1", "a1", "30", { unit: "u2" }),
    ]);
    expect(rows).toEqual([
      ["单位", "指标c1（40分）", "指标c2（60分）", "指标c2（20分）", "指标c3（40分）"],
      ["单位u1", null, 50, "／", "／"],
      ["单位u2", 30, "／", 15, null],
    ]);
  });

  it("are read by their own table's columns", () => {
    const cells = valueOf(
      reviewed(year).read([
        [1, 2, 55],
        [2, 3, 18],
        [2, 4, 39],
        [1, 3, null],
      ]),
    );
    expect(
      cells.flatMap(({ observation }) =>
        observation ? [`${observation.unit} ${observation.criterion} ${observation.value ?? ""}`] : [],
      ),
    ).toEqual(["u1 c2 55", "u2 c2 18", "u2 c3 39"]);
    expect(cells).toHaveLength(2 + 3);
  });

  it("are asked about where points stand in another table's column: they would be lost", () => {
    expect(refusalOf(reviewed(year).read([[1, 3, 18]]))).toMatchObject([
      { code: "cell-not-asked", place: { kind: "cell", address: "D4" }, data: { unit: "单位u1", got: "18" } },
    ]);
  });
});

describe("who stands back", () => {
  const year = yearOf({ criteria: [leafOf("c1", "40"), leafOf("c2", "60")] });

  it("is shown as 回避, not as 不适用", () => {
    const { rows } = reviewed(year, [abstained("c1", "a1"), notApplicable("c2", "a1")]);
    expect(rows[1]?.slice(1, 3)).toEqual(["回避", "不适用"]);
    expect(reviewed(year).wide.lines[0]).toContain("回避");
  });

  it("types 回避 and a reason", () => {
    const [cell] = valueOf(
      reviewed(year).read([[1, 1, "回避"]], [["单位u1", "", "指标c1", "", "回避", "", "", "曾在该单位任职"]]),
    );
    expect(cell?.observation).toMatchObject({ state: "abstained", value: null, reason: "曾在该单位任职" });
  });
});
