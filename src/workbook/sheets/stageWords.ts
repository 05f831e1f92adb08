import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { AbsentRule, EventItem, Stage, StageTest, Veto } from "../../domain/scheme/stage.ts";
import type { Rounding } from "../../domain/shared/exact.ts";

/** What a stage does, in Chinese sentences (环节文字): its operation with all it names, its bounds, its rounding. */
export const stageWords = (scheme: Scheme, table: Table, stage: Stage): string =>
  [operationWords(namesIn(scheme, table), stage), boundsWords(stage), roundingWords(stage.rounding)]
    .filter((part) => part !== "")
    .join("；")
    .concat("。");

type Names = {
  readonly stage: (id: string) => string;
  readonly party: (id: string) => string;
  readonly round: (id: string) => string;
  readonly criterion: (id: string) => string;
};

const namesIn = ({ parties, rounds }: Scheme, { stages, criteria }: Table): Names => {
  const nameIn =
    (list: readonly { readonly id: string; readonly name: string }[]) =>
    (wanted: string): string =>
      list.find(({ id }) => id === wanted)?.name ?? wanted;
  return { stage: nameIn(stages), party: nameIn(parties), round: nameIn(rounds), criterion: nameIn(criteria) };
};

const operationWords = (names: Names, stage: Stage): string => {
  switch (stage.op) {
    case "criteria":
      return criteriaWords(names, stage);
    case "events":
      return `${stage.effect === "bonus" ? "加分" : "扣分"}（${stage.rounds.map(names.round).join("、")}）：${stage.items.map((item) => itemWords(item, stage.effect)).join("，")}`;
    case "sum":
      return stage.of
        .map(
          ({ stage: one, sign }, index) =>
            `${index === 0 && sign === "+" ? "" : sign === "+" ? " + " : " − "}${names.stage(one)}`,
        )
        .join("");
    case "weighted":
      return `${stage.of.map(({ stage: one, weight }) => `${names.stage(one)} × ${weight}%`).join(" + ")}；缺项的权重${absentWords(stage.absent, names.stage)}`;
    case "convert":
      return `${names.stage(stage.of)}由 ${stage.from.lowest}–${stage.from.highest} 折算为 ${stage.to.lowest}–${stage.to.highest}`;
    case "gate":
      return `${testWords(stage.when, names)}时取${names.stage(stage.of)}，否则为 ${stage.otherwise}`;
    case "limit":
      return `${names.stage(stage.of)}，不超过${names.stage(stage.against)} × ${stage.ratio} + ${stage.margin}`;
    case "components":
      return `组成单位总分按角色平均后加权：${stage.roles.map(({ role, weight }) => `${role} ${weight}%`).join("，")}；缺少的权重${absentWords(stage.absent, (id) => id)}`;
    case "veto":
      return `${names.stage(stage.of)}，有下列情形的按所列处理（${stage.rounds.map(names.round).join("、")}）：${stage.vetoes.map(vetoWords).join("；")}`;
    case "formula":
      return `按公式：${stage.formula}（${stage.inputs.map(({ name, stage: one }) => `${name} 为${names.stage(one)}`).join("，")}）`;
  }
};

const criteriaWords = (names: Names, stage: Extract<Stage, { op: "criteria" }>): string => {
  const { observed, reviewer, party, criterion } = stage.roundings;
  const roundings = [
    ["每人每项", observed],
    ["每人合计", reviewer],
    ["评审方", party],
    ["指标", criterion],
  ] as const;
  return [
    `${names.round(stage.round)}：${stage.criteria === "all" ? "全部指标" : stage.criteria.map(names.criterion).join("、")}，满分 ${stage.outOf}`,
    stage.order === "criterion-first" ? "逐项合成各评审方后相加" : "逐人合计后合成各评审方",
    stage.parties.map(({ party: one, weight }) => `${names.party(one)} ${weight}%`).join("，"),
    `缺席评审方的权重${absentWords(stage.absentParty, names.party)}`,
    ...stage.limits.map(
      (one) => `${names.party(one.party)}的分不超过${names.party(one.against)}的分 × ${one.ratio} + ${one.margin}`,
    ),
    ...roundings.flatMap(([what, rounding]) => (rounding ? [`${what}${roundingWords(rounding)}`] : [])),
  ].join("；");
};

const absentWords = (absent: AbsentRule, name: (id: string) => string): string => {
  switch (absent.kind) {
    case "refuse":
      return "不转移，须补齐";
    case "proportional":
      return "由其余各方按权重分担";
    case "equally":
      return "由其余各方平均分担";
    case "to":
      return `转给${name(absent.to)}`;
  }
};

const itemWords = ({ name, points, per, atMost }: EventItem, effect: "bonus" | "penalty"): string =>
  `${name}每${per === "workingDay" ? "个工作日" : "次"}${effect === "bonus" ? "加" : "扣"} ${points} 分${atMost === null ? "" : `，最多 ${atMost} 分`}`;

const testWords = ({ stage, is, bound }: StageTest, names: Names): string =>
  `${names.stage(stage)}${{ above: "高于", atLeast: "不低于", below: "低于", atMost: "不高于" }[is]} ${bound}`;

const vetoWords = ({ name, score, rank, grade, bonus, quota }: Veto): string =>
  [
    name,
    vetoedScoreWords(score),
    { kept: "名次不变", last: "排在末位", unranked: "不排名" }[rank],
    grade.kind === "kept" ? "等次不变" : `等次${grade.kind === "fixed" ? "定为" : "最高"}${grade.grade}`,
    bonus === "kept" ? "加分保留" : "不得加分",
    quota === "counted" ? "计入名额基数" : "不计入名额基数",
  ].join("，");

const vetoedScoreWords = (score: Veto["score"]): string => {
  switch (score.kind) {
    case "none":
      return "不计总分";
    case "keep":
      return "总分不变";
    case "fixed":
      return `总分定为 ${score.points}`;
    case "cap":
      return `总分最高 ${score.points}`;
  }
};

const boundsWords = ({ bounds: { min, max } }: Stage): string =>
  [min === null ? "" : `不低于 ${min}`, max === null ? "" : `不高于 ${max}`].filter((part) => part !== "").join("，");

/** "保留 2 位小数（四舍五入）"; "" where nothing is rounded. */
export const roundingWords = (rounding: Rounding | null): string =>
  rounding === null
    ? ""
    : `保留 ${rounding.places} 位小数（${rounding.mode === "half-up" ? "四舍五入" : "GB/T 8170 修约"}）`;
