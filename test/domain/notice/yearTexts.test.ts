import { describe, expect, it } from "vitest";

import { groupResults, listOrder, type YearResults } from "../../../src/domain/notice/yearResults.ts";
import { yearTexts } from "../../../src/domain/notice/yearTexts.ts";
import { finding, monitoredScheme } from "../../fixtures/monitoredYear.ts";
import {
  observed,
  smallObservations,
  smallReviewers,
  smallScheme,
  smallTable,
  smallUnits,
} from "../../fixtures/smallYear.ts";
import { leak, struckBy } from "../../fixtures/struckYear.ts";
import { small } from "../../fixtures/yearNotices.ts";
import { resultsFrom } from "../../fixtures/yearResults.ts";

const groupsOf = (results: YearResults) => groupResults(results, listOrder(results.units));
const textsOf = (results: YearResults) => yearTexts(results, groupsOf(results), "scores");

/** Two groups with a table each: 市直部门 and, on a table of its own, one county with nothing but full marks on c3. */
const twoTables = (): YearResults => {
  const [departments, counties] = smallScheme.groups;
  if (!departments || !counties) throw new RangeError("the small scheme: got fewer than two groups");
  const scheme = {
    ...smallScheme,
    groups: [departments, { ...counties, table: "county" }],
    tables: [smallTable, { ...smallTable, id: "county", name: "县区考核表" }],
  };
  const county = { id: "dx", name: "东县", group: "counties", aliases: [], partOf: null };
  const seen = [
    ...observed("dx", "c1", ["10", "10", "10", "10"]),
    ...observed("dx", "c2", ["10", "10", "10", "10"]),
    ...observed("dx", "c3", ["70", "70", "70", "70"]),
  ];
  return resultsFrom({ scheme, units: [...smallUnits, county], reviewers: smallReviewers }, [
    ...smallObservations,
    ...seen,
  ]);
};

describe("the sentences of a notice", () => {
  it("name tables and groups where there is more than one", () => {
    const texts = textsOf(twoTables());
    expect(texts.考核对象).toBe("市直部门2个、县（市、区）1个，共3个单位");
    expect(texts.指标).toBe("考核表指标3项，总分100分；县区考核表指标3项，总分100分");
    expect(texts.得分情况).toBe(
      "市直部门最高94.07分，最低93.33分，平均93.70分。县（市、区）最高90.00分，最低90.00分，平均90.00分。",
    );
    expect(texts.等次结果).toBe("市直部门优秀2个。县（市、区）优秀1个。");
    expect(texts.问题).toContain("（一）县区考核表：依申请公开。东县失分较多。");
  });

  it("say how many reviewers a party has, and nothing of numbers where units score themselves", () => {
    const [office, public_] = smallScheme.parties;
    if (!office || !public_) throw new RangeError("the small scheme: got fewer than two parties");
    const scheme = { ...smallScheme, parties: [{ ...office, name: "自评", by: "self" as const }, public_] };
    expect(textsOf({ ...small, scheme }).评审方式).toBe("自评、社会评议（评审人1名）评分");
    expect(textsOf({ ...small, reviewers: new Map() }).评审方式).toBe("公开办（评审人0名）、社会评议（评审人0名）评分");
  });

  it("have no highest where a veto left nobody a total", () => {
    expect(textsOf(struckBy(leak, ["jyj", "czj"])).得分情况).toBe("");
  });

  it("find the highest and the lowest in whatever order the units stand", () => {
    const groups = groupsOf(small).map((group) => ({ ...group, rows: [...group.rows].reverse() }));
    expect(yearTexts(small, groups, "scores").得分情况).toBe("最高94.07分，最低93.33分，平均93.70分。");
  });

  it("say of what was found whether all was put right", () => {
    const seen = smallObservations.filter(({ criterion }) => criterion !== "c1");
    const assessed = { scheme: monitoredScheme, units: smallUnits, reviewers: smallReviewers };
    const of = (...findings: readonly ReturnType<typeof finding>[]) =>
      textsOf(resultsFrom(assessed, seen, findings)).整改情况;
    const done = finding({ rectified: "2026-04-20" });
    expect(of(done)).toBe("全年各轮次共发现问题1项，已整改1项。");
    expect(of(done, finding({ id: "f2" }))).toBe("全年各轮次共发现问题2项，已整改1项，尚未整改1项。");
  });
});
