import { at } from "../shared/at.ts";
import { leavesOf } from "../scheme/criterion.ts";
import type { Finding } from "../scoring/finding.ts";
import { compare, divide, exact, fixedText, isZero, round, sum, whole } from "../shared/exact.ts";
import type { FieldTexts } from "./noticeTemplate.ts";
import { problemsOf, type Problem } from "./problems.ts";
import type { Disclosure, GroupResult, UnitResult, YearResults } from "./yearResults.ts";

/** How many problems, and how many units of each, the notice names. */
const mostProblems = 6;
const mostUnits = 5;

const ideographs = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** What the results say, sentence by sentence (通报用语); every number is counted from them, nothing is typed. */
export const yearTexts = (
  results: YearResults,
  groups: readonly GroupResult[],
  disclosure: Disclosure,
): Omit<FieldTexts, "发文机关" | "整改期限" | "公布日期" | "存证"> => {
  const { scheme, jurisdiction, source } = results;
  const all = groups.flatMap(({ rows }) => rows);
  return {
    辖区: jurisdiction,
    年份: String(scheme.year),
    方案: bookTitle(scheme.title),
    依据: source.title === "" ? "" : `${bookTitle(source.title)}${source.number === "" ? "" : `（${source.number}）`}`,
    考核对象:
      groups.length === 1
        ? `${all.length}个单位`
        : `${groups.map(({ group, rows }) => `${group.name}${rows.length}个`).join("、")}，共${all.length}个单位`,
    评审方式: partiesText(results),
    轮次: scheme.rounds.map(({ name }) => name).join("、"),
    指标: scheme.tables
      .map(
        ({ name, criteria, totalPoints }) =>
          `${scheme.tables.length > 1 ? name : ""}指标${leavesOf(criteria).length}项，总分${totalPoints}分`,
      )
      .join("；"),
    总体结果: overallText(all),
    得分情况: disclosure === "grades" ? "" : groups.map((one) => pointsLine(one, groups.length > 1)).join(""),
    等次结果: groups.map((one) => gradesLine(one, groups.length > 1)).join(""),
    靠前单位: namedAt(groups, "first", "工作成效明显"),
    靠后单位: namedAt(groups, "last", "工作有待加强"),
    问题: problemLines(problemsOf(results, groups), scheme.tables.length > 1),
    整改情况: remediesText(results),
  };
};

const bookTitle = (title: string): string => `《${title.replace(/^《|》$/gu, "")}》`;

const partiesText = ({ scheme, reviewers }: YearResults): string =>
  scheme.parties
    .map(({ id, name, by }) => (by === "self" ? name : `${name}（评审人${reviewers.get(id) ?? 0}名）`))
    .join("、") + "评分";

const overallText = (all: readonly UnitResult[]): string => {
  const ranked = all.filter(({ row }) => row.rank !== null).length;
  const out = all.length - ranked;
  return `参加考核的单位共${all.length}个${out > 0 ? `，其中${out}个因一票否决不参加排名` : ""}。`;
};

/** Highest, lowest and mean of a group; the mean rounded as totals are printed. */
const pointsLine = ({ group, rows }: GroupResult, several: boolean): string => {
  const totals = rows.flatMap(({ row }) =>
    row.total && row.shown !== null ? [{ total: row.total, shown: row.shown }] : [],
  );
  const [one] = totals;
  if (!one) return "";
  const highest = totals.reduce((best, row) => (compare(row.total, best.total) > 0 ? row : best), one);
  const lowest = totals.reduce((worst, row) => (compare(row.total, worst.total) < 0 ? row : worst), one);
  const mean = divide(sum(totals.map(({ total }) => total)), whole(totals.length));
  const shown = fixedText(round(mean, group.shown), group.shown.places);
  return `${several ? group.name : ""}最高${highest.shown}分，最低${lowest.shown}分，平均${shown}分。`;
};

const gradesLine = ({ group, rows }: GroupResult, several: boolean): string => {
  const counts = group.grading.grades.flatMap(({ name }) => {
    const count = rows.filter(({ row }) => row.grade === name).length;
    return count === 0 ? [] : [`${name}${count}个`];
  });
  return counts.length === 0 ? "" : `${several ? group.name : ""}${counts.join("，")}。`;
};

/** Those of the first or the last grade by name, in the order of the ranking; nobody where that is the only grade given. */
const namedAt = (groups: readonly GroupResult[], end: "first" | "last", said: string): string => {
  const names = groups.flatMap(({ group, rows }) => {
    const { grades } = group.grading;
    const grade = (end === "first" ? grades[0] : grades.at(-1))?.name;
    const own = rows.filter(({ row }) => row.grade === grade);
    return grades.length < 2 || own.length === rows.length ? [] : own.map(({ unit }) => unit.name);
  });
  return names.length === 0 ? "" : `${names.join("、")}${said}。`;
};

const problemLines = (problems: readonly Problem[], several: boolean): readonly string[] => {
  // Nothing to find fault with is a result too, and its heading may not stand over nothing.
  if (problems.length === 0) return ["没有单位在指标上失分。"];
  return problems.slice(0, mostProblems).map(({ table, criterion, units, faults }, index) => {
    const names = units.slice(0, mostUnits).map(({ name }) => name);
    const who = `${names.join("、")}${units.length > mostUnits ? `等${units.length}个单位` : ""}`;
    const found = faults.length === 0 ? "" : `，发现${faults.map(({ name, count }) => `${name}${count}处`).join("、")}`;
    return `（${at(ideographs, index)}）${several ? `${table}：` : ""}${criterion}。${who}失分较多${found}。`;
  });
};

const remediesText = ({ findings }: YearResults): string => {
  if (findings.length === 0) return "";
  const cleared = ({ recheck }: Finding): boolean => recheck !== null && isZero(exact(recheck.count));
  const rectified = findings.filter((one) => one.rectified !== null || cleared(one));
  const open = findings.length - rectified.length;
  const again = rectified.filter((one) => one.recheck !== null && !cleared(one)).length;
  return (
    `全年各轮次共发现问题${findings.length}项，已整改${rectified.length}项` +
    `${again > 0 ? `（其中复查仍有问题${again}项）` : ""}${open > 0 ? `，尚未整改${open}项` : ""}。`
  );
};
