import { describe, expect, it } from "vitest";
import { attributionRoles } from "../../../src/domain/breakdown/attributionRoles.ts";
import { responsibleUnits } from "../../../src/domain/breakdown/attributionUnits.ts";
import { foldText } from "../../../src/domain/breakdown/foldText.ts";

const unitsOf = (ink: string, firstLeads = false): string => {
  const { lead, support, leadMode } = responsibleUnits(attributionRoles({ folded: foldText(ink), ink }), firstLeads);
  return `${lead.join(" ")} | ${support.join(" ")} | ${leadMode}`;
};

describe("who leads and who supports", () => {
  it.each([
    ["市财政局牵头，审计局、统计局配合", "市财政局 | 市审计局 市统计局 | sole"],
    ["市民政局牵头，各区政府负责落实", "市民政局 | 各区政府 | sole"],
    ["市教育局和市财政局负责，市审计局审核", "市教育局 市财政局 | 市审计局 | each"],
    ["由市政务局会同市司法局、市委宣传部、网信办共同完成", "市政务局 | 市司法局 市委宣传部 市委网信办 | joint"],
    ["市教育局会同市财政局按职责分工负责", "市教育局 | 市财政局 | each"],
    ["市水务局牵头，会同市住建局落实", "市水务局 | 市住建局 | joint"],
    ["市司法局牵头，商市编办、市人社局", "市司法局 | 市编办 市人社局 | sole"],
    ["市工商联、团市委、妇联联合牵头", "市工商联 团市委 市妇联 |  | joint"],
    ["市财政局（牵头）、市审计局、各区政府", "市财政局 | 市审计局 各区政府 | sole"],
    ["牵头单位：市大数据局；配合单位：各区政府；完成时限：6月底", "市大数据局 | 各区政府 | sole"],
    ["牵头单位市财政局，配合单位市审计局", "市财政局 | 市审计局 | sole"],
    ["责任科室：政务公开科；责任人：张三", "政务公开科 |  | sole"],
    ["责任单位：市财政局；配合单位：市审计局", "市财政局 | 市审计局 | sole"],
    ["各区政府负责", "各区政府 |  | each"],
    ["市城管局（市执法局）牵头，2019年6月底前完成", "市城管局 |  | sole"],
    ["市招商局、商务局、市委组织部、指导中心", "市招商局 市商务局 市委组织部 市指导中心 |  | each"],
  ])("%s", (written, expected) => expect(unitsOf(written)).toBe(expected));

  it("takes the first of a bare list as lead where the document says so", () => {
    expect(unitsOf("市财政局、审计局", true)).toBe("市财政局 | 市审计局 | sole");
  });
});

describe("a list of units", () => {
  it.each([
    ["市委宣传部、统战部、教育局", "市委宣传部 市委统战部 市教育局"],
    ["各市、县、自治县人民政府，省直各单位", "各市、县、自治县人民政府 省直各单位"],
    ["各县（市、区）人民政府、各部门", "各县（市、区）人民政府 各部门"],
    ["市发展和改革委员会及各区政府", "市发展和改革委员会 各区政府"],
    ["省教育厅、财政厅、各市县政府、海口海关", "省教育厅 省财政厅 各市县政府 海口海关"],
    ["市税务局、高新区管委会、国网东江供电公司", "市税务局 高新区管委会 国网东江供电公司"],
    ["市农业农村局、乡村振兴局等部门", "市农业农村局 市乡村振兴局"],
    ["自治区司法厅、财政厅", "自治区司法厅 自治区财政厅"],
    ["市場監管局、市財政廳、審計廳", "市場監管局 市財政廳 市審計廳"],
  ])("%s keeps the names as written and restores what they share", (written, names) => {
    expect(unitsOf(written).split(" | ")[0]).toBe(names);
  });
});
