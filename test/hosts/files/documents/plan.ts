/** One document as an outline, its numbers typed; every file of the tests says the same in its own way. */
export const outlinePlan = `桐江市2026年政务公开工作要点

桐政办发〔2026〕8号

为贯彻落实国家和省关于政务公开的决策部署，结合我市实际，现就做好2026年政务公开工作提出以下要点，请各单位认真组织实施，确保各项任务落到实处、见到成效。
一、深化重点领域信息公开
（一）财政资金信息公开。及时公开批准的预算、预算调整、决算和预算执行情况，重点说明一般债务和专项债务的规模、种类、利率以及还本付息等情况，让公众看得懂、能监督。（牵头单位：市财政局；配合单位：市审计局、市税务局；完成时限：2026年6月30日前）
（二）公共资源配置公开。按季度公布住房保障、国有土地使用权出让、政府采购和工程建设项目招标投标等信息，主动接受社会监督。（市自然资源局牵头，市住房城乡建设局、市公共资源交易中心配合）
（三）民生领域信息公开。
1.每月发布就业岗位和技能培训信息，公开社会保险基金收支情况。（市人力资源社会保障局负责）
2.公开义务教育招生入学政策、学校名单和划片范围。（市教育局负责）
3.公布食品安全监督抽检结果，不合格产品核查处置情况于处置完成后7个工作日内公开。（市市场监管局牵头，市农业农村局配合）
二、加强政策解读和回应
（一）提升解读质量。重大政策文件与解读材料同步组织、同步审签、同步发布，文件印发后3个工作日内上网公开。（市政府办公室、市司法局分别牵头，各县区人民政府配合）
（二）规范回应流程。对涉及本地区、本部门的重要政务舆情，要在规定时间内回应，最迟不超过24小时发布权威信息，并做好后续处置情况的公开。（市委宣传部牵头，市公安局、市委网信办配合）
三、强化平台建设和保障
（一）办好政府网站。
1.12月底前完成市县两级政府网站适老化改造，开展季度检查并通报结果。（市大数据局负责）
2.清理关停长期不更新的政务新媒体账号，健全备案管理制度。（市政府办公室牵头，市委网信办配合）
（二）办好政府公报。推进政府公报数字化，每月出版一期，纸质版免费赠阅到村和社区。（市政府办公室、市档案馆）
（三）抓好教育培训。年内至少组织一次全市政务公开业务培训，覆盖所有承担公开职责的工作人员。（市政府办公室牵头，市委党校配合）
（四）严格监督考核。将政务公开纳入绩效考核，分值权重不低于4%，对落实不力的单位予以通报。（市政府办公室、市考核办分别负责）

桐江市人民政府办公室
2026年3月20日
`;

/** How deep a line stands by its typed number, and the line without it; level null where there is none. */
export const typedNumber = (line: string): { readonly level: 0 | 1 | 2 | null; readonly words: string } => {
  const shapes = [/^[一二三四五六七八九十]+、/u, /^（[一二三四五六七八九十]+）/u, /^\d+\./u];
  const level = shapes.findIndex((shape) => shape.test(line));
  const words = line.replace(shapes[level] ?? "", "");
  return { level: level === 0 || level === 1 || level === 2 ? level : null, words };
};

export const outlineLines: readonly string[] = outlinePlan.split("\n").filter((line) => line !== "");

/** Written where a cell is merged with the one above it. */
export const above = "↑";

/** The same kind of work as a table: title, header in two rows, body; 责任单位 stands over 牵头 and 配合. */
export const tablePlan = {
  title: "桐江市2026年政务公开任务分解表",
  issued: "桐江市人民政府办公室 2026年3月20日印发",
  header: ["序号", "工作任务", "具体要求", "牵头单位", "配合单位", "完成时限"],
  rows: [
    ["一、重点领域公开", "", "", "", "", ""],
    ["1", "财政信息", "公开预算、决算和预算执行情况。", "市财政局", "市审计局\n市税务局", "2026年6月30日"],
    ["2", above, "公开地方政府债务情况。", above, above, "2026年9月30日"],
    ["3", "公共资源", "公布政府采购和招标投标信息。", "市公共资源交易中心", "", "每季度"],
    ["4", "民生信息", "发布就业岗位和技能培训信息。", "市人力资源社会保障局", "", "每月"],
    ["5", above, "公开义务教育招生入学政策。", "市教育局", "各县区人民政府", "2026年8月31日"],
    ["6", above, "公布食品安全监督抽检结果。", "市市场监管局", "市农业农村局", above],
    ["二、政策解读", "", "", "", "", ""],
    ["7", "解读", "重大政策与解读材料同步发布。", "市政府办公室", "市司法局", "持续推进"],
    ["8", "回应", "重要政务舆情及时回应。", "市委宣传部", "市公安局\n市委网信办", above],
    ["三、平台建设", "", "", "", "", ""],
    ["9", "网站", "完成政府网站适老化改造。", "市大数据局", "市财政局", "2026年12月31日"],
    ["10", above, "清理长期不更新的账号。", above, above, above],
    ["11", "公报", "每月出版一期政府公报。", "市政府办公室", "市档案馆", "每月"],
    ["12", "培训", "组织一次业务培训。", above, "市委党校", "2026年11月30日"],
  ],
} as const;

/** The table plan in Markdown, merged units blank and merged times said again. */
export const tableMarkdown = (): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  let last: readonly string[] = [];
  const rows = tablePlan.rows.map((row) => {
    const shown = row.map((cell, i) => (cell !== above ? cell.replace("\n", "<br>") : i === 5 ? (last[5] ?? "") : ""));
    last = row.map((cell, i) => (cell === above ? (last[i] ?? "") : cell));
    return line(shown);
  });
  const head = [line(tablePlan.header), line(tablePlan.header.map(() => "---"))];
  return [`# ${tablePlan.title}`, "", tablePlan.issued, "", ...head, ...rows, ""].join("\n");
};
