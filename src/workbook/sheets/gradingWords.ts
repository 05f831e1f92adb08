import { criteriaOf } from "../../domain/scheme/criterion.ts";
import type { Followed, GradeLimit, Quota, TieBreak } from "../../domain/scheme/grading.ts";
import type { Group, Table } from "../../domain/scheme/scheme.ts";
import { roundingWords } from "./stageWords.ts";

/** How a group's totals become ranks and grades (名次与等次文字): what is settled, and how. */
export const gradingWords = (
  table: Table,
  { ranking, grading, shown }: Group,
): readonly (readonly [what: string, how: string])[] => {
  const names = namesOf(table);
  return [
    ["名次", `按${followedWords(ranking.on)}从高到低，并列后${ranking.ties === "standard" ? "跳号" : "不跳号"}。`],
    ...ranking.tieBreaks.map((one, index): readonly [string, string] => [
      `并列时第 ${index + 1} 比`,
      `${tieBreakWords(one, names)}，${one.first === "higher" ? "高" : "低"}者在前。`,
    ]),
    [
      "等次",
      `按${followedWords(grading.on)}：${grading.grades.map(({ name, from }) => `${name}${from === null ? "（其余）" : ` ${from} 分起`}`).join("，")}。`,
    ],
    ...grading.quotas.map((quota): readonly [string, string] => [`${quota.grade}名额`, quotaWords(quota)]),
    ...grading.limits.map((limit): readonly [string, string] => [limit.name, limitWords(limit, names)]),
    ["总分显示", `${roundingWords(shown)}。`],
  ];
};

type Names = { readonly stage: (id: string) => string; readonly criterion: (id: string) => string };

const namesOf = ({ stages, criteria }: Table): Names => {
  const stageNames = new Map(stages.map(({ id, name }) => [id, name]));
  const criterionNames = new Map(criteriaOf(criteria).map(({ id, name }) => [id, name]));
  return { stage: (id) => stageNames.get(id) ?? id, criterion: (id) => criterionNames.get(id) ?? id };
};

const followedWords = (on: Followed): string => (on === "exact" ? "精确总分" : `总分${roundingWords(on)}`);

const tieBreakWords = (one: TieBreak, names: Names): string =>
  one.by === "stage" ? names.stage(one.stage) : `${names.stage(one.stage)}中的${names.criterion(one.criterion)}`;

const quotaWords = ({ limit, scoreFloor, refill, boundaryTies }: Quota): string =>
  [
    limit.kind === "count"
      ? `${limit.count} 个`
      : `单位数的 ${limit.percent}%（${{ floor: "舍去尾数", ceil: "进一", round: "四舍五入" }[limit.rounding]}）`,
    scoreFloor === null ? "不设最低分" : `总分不低于 ${scoreFloor}`,
    refill ? "空出的名额顺延" : "空出的名额不顺延",
    { all: "末位并列的都取", none: "末位并列的都不取", refuse: "末位并列时须定夺" }[boundaryTies],
  ]
    .join("，")
    .concat("。");

const limitWords = ({ when, atMost }: GradeLimit, names: Names): string => {
  const what =
    when.by === "stage"
      ? `${names.stage(when.stage)}低于 ${when.below}`
      : `${names.stage(when.stage)}中的${names.criterion(when.criterion)}不足其分值的 ${when.below}`;
  return `${what}的，等次最高为${atMost}。`;
};
