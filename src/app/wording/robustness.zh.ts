import type { RobustnessTerms } from "../robustness/robustnessTerms.ts";
import type {
  AgreementLine,
  GroupRobustness,
  Measured,
  RankSpan,
  ReviewerAbsent,
  ReviewerHabits,
  ScoreCall,
  UnitOutlook,
  WeightCall,
} from "../robustness/robustness.ts";
import type { UnitYearChange } from "../robustness/yearOnYearOf.ts";

/** A share of draws: what never or always came out in draws is neither impossible nor certain. */
const share = (part: number): string =>
  part === 0
    ? "未出现"
    : part === 1
      ? "每次"
      : part < 0.01
        ? "不到 1%"
        : part > 0.99
          ? "超过 99%"
          : `约 ${Math.round(100 * part)}%`;

const span = ({ from, to }: RankSpan): string => (from === to ? `第 ${from} 名` : `第 ${from}–${to} 名`);

const measured = (found: Measured): string =>
  found === null
    ? "无法计算"
    : `${found.value}${found.interval ? `（${found.interval.from} 至 ${found.interval.to}）` : ""}`;

/** Every word about robustness in Chinese (稳健性用语): each figure with one sentence that says what it tells, and what it does not. */
export const robustnessZh = {
  notes: "说明",
  title: "名次有多稳",
  advisory: "仅供参考：这里的任何数都不改变正式的得分、名次、等次和绩效得分。",
  computedAt: (entries: number) => `按第 ${entries} 条留痕时的数据计算；此后如有变更，请重新计算。`,
  terms: ({ draws, spread, seed }: RobustnessTerms) =>
    `假设：权重不那么确定，一项权重居中的指标，其权重的标准差约为自身的 ${spread}%（权重小的指标相对更大）；按这个假设随机抽取 ${draws} 次。幅度是设定的，不是测出来的；种子 ${seed}，同样的数据和设定得同样的结果。`,
  leftOut: (names: string) => `没有总分、名次由一票否决决定或没有适用指标的单位不在其中：${names}。`,
  unweighed: (stages: string) => `这些环节里的指标不参与权重变动（中间有公式，或是扣减项）：${stages}。`,
  aside:
    "加分、扣分、修约、上下限照现在的数算，不随权重变动；并列比较、等次限制和一票否决不计入。≈ 表示小数没有写完，计算用的是精确值。",
  single: (parties: string) => `只有一名评审人的评审方（${parties}）看不出换人会怎样，按不变算，所以区间可能偏窄。`,
  few: "评审人越少，重复抽取能看到的差别越少，区间可能偏窄。",
  ranks: (group: string) => `${group}：名次区间`,
  ranksMeaning: "在上面的假设下，每个单位的名次有九成以上落在这个区间里；区间宽，说明名次对权重敏感，不说明名次错了。",
  ranksHeader: [
    "名次",
    "单位",
    "总分",
    "等次",
    "权重变动下",
    "换评审人下",
    "同一名次",
    "同一等次",
    "波达",
    "科普兰",
    "几何平均",
  ],
  ranksNotes: [
    "权重变动下：在假设的权重出入下，九成以上的抽样里名次落在这个区间。",
    "换评审人下：从现有评审人里重复抽取来代替他们，九成以上的抽样里名次落在这个区间；它只反映现有评审人之间的差别。",
    "同一名次、同一等次：在假设的权重出入下，名次、等次和正式结果一样的抽样占多少；不是“排对了的概率”。",
    "波达：逐项比名次后按权重累计的排法；科普兰：两两比较、胜多者在前的排法；几何平均：短板影响更大的排法。都只作对照。",
  ],
  noSpan: "无法计算",
  span,
  share,
  rankOf: (rank: number | null) => (rank === null ? "无" : String(rank)),
  unit: ({ name, rank, byWeights }: UnitOutlook) =>
    `${name}：正式第 ${rank} 名；在假设的权重出入下，九成以上的抽样里是${span(byWeights)}。`,
  grades: (group: string) => `${group}：等次分布`,
  gradesMeaning: "在假设的权重出入下，各等次在抽样中出现的比例；只按分数线和名额算，不计等次限制和否决。",
  gradesHeader: ["名次", "单位"],
  pairs: ({ pairs: { all, firm } }: GroupRobustness) =>
    `在现有得分下，${all} 对单位中有 ${firm} 对，不论各项权重怎样分配（都不为负），先后都不会颠倒；其余的先后取决于权重怎样定。`,
  firmNeighbours: (pairs: string) => `其中名次相邻的：${pairs}。`,
  pair: ({ ahead, behind }: { readonly ahead: string; readonly behind: string }) => `${ahead}在${behind}之前`,
  scoreCalls: (group: string, within: string) => `${group}：一名评审人改 ${within} 分以内就会持平的单位`,
  noScoreCalls: (within: string) => `没有一名评审人改 ${within} 分以内就会持平的单位。`,
  scoreCall: ({ ahead, behind, gap, flip }: ScoreCall) =>
    flip
      ? `${ahead}比${behind}高 ${gap} 分：${flip.reviewer}给${flip.unit}“${flip.criterion}”的 ${flip.given} 分只要${flip.up ? "高" : "低"} ${flip.by} 分（改为 ${flip.to} 分），两家总分就相等。`
      : `${ahead}和${behind}总分相等。`,
  unconfirmed: (count: number) => `另有 ${count} 对看似接近，但按方案的修约或限制重新计分后并不持平。`,
  further: (count: number) => `另有 ${count} 对，见 --json。`,
  weightCalls: (group: string) => `${group}：改动多少权重，相邻的两家就持平`,
  weightMeaning:
    "只改一项权重、其余按比例分担，或只在两项之间挪动权重，最少改多少两家总分就相等；“在假设的出入内”表示这个改动不超过该项权重假设的一个标准差。",
  weightHeader: ["在前", "在后", "只改一项权重", "在假设的出入内", "在两项之间挪动"],
  oneWeight: ({ oneWeight, why }: WeightCall) =>
    oneWeight
      ? `“${oneWeight.criterion}”从 ${oneWeight.from} 分改为 ${oneWeight.to} 分`
      : {
          "": "只改一项做不到",
          "applies-differently": "两家适用的指标不同，不作计算",
          "no-weight": "没有可比的权重",
          equal: "现在就相等",
          never: "怎样分配权重都不会持平",
        }[why],
  withinSpread: ({ oneWeight }: WeightCall): string => (oneWeight ? (oneWeight.withinSpread ? "是" : "否") : ""),
  shift: ({ shift }: WeightCall) => (shift ? `从“${shift.from}”挪 ${shift.by} 分到“${shift.to}”` : ""),
  absent: (group: string) => `${group}：不计一名评审人会怎样`,
  absentMeaning:
    "每次去掉一名评审人，按方案重新计分；只按总分排，变动多说明名次较多取决于这一人，不说明这一人评得不对。",
  absentLine: ({ reviewer, moves, reversed, withoutTotal }: ReviewerAbsent) =>
    withoutTotal > 0 && moves.length === 0
      ? `不计${reviewer}：${withoutTotal} 个单位就没有总分，无从比较。`
      : moves.length === 0
        ? `不计${reviewer}：名次都不变。`
        : `不计${reviewer}：${moves.length} 个单位名次变动，${reversed} 对先后颠倒（${moves
            .slice(0, 5)
            .map(({ name, from, to }) => `${name} ${from}→${to}`)
            .join(
              "，",
            )}${moves.length > 5 ? "…" : ""}）${withoutTotal > 0 ? `；另有 ${withoutTotal} 个单位没有总分` : ""}。`,
  agreement: "评审一致性",
  agreementMeaning:
    "几名评审人对同样的单位、同样的指标给分有多一致；括号里是把单位重复抽取后中间 95% 的结果，单位少时偏窄。一致不等于正确。",
  agreementHeader: ["范围", "评审人数", "α（按分差）", "α（按名次）", "ICC 一人", "ICC 平均", "W"],
  agreementNotes: [
    "α（克里彭多夫）：1 表示完全一致，0 左右表示和随意搭配差不多；低于 0.667 一般认为不宜据此下结论，这是惯例，不是定律。",
    "ICC 一人：只看一名评审人的分时，分数差别里有多大份额是单位之间的差别；ICC 平均：看各评审人平均分时的份额。",
    "W（肯德尔）：不看分数高低、只看排的先后是否一致，0 到 1，越大越一致。",
  ],
  scope: ({ scope, name }: AgreementLine) => (scope === "all" ? "全部评审人、全部指标" : name),
  measured,
  unclear: "评审人分歧较大的指标",
  unclearMeaning: (below: string) =>
    `α 低于 ${below} 的指标，明年可考虑把评分标准写得更明确；分歧也可能出自单位情况本身复杂，或评审人看重的方面不同。`,
  unclearLine: (criterion: string, alpha: string, things: number) =>
    `“${criterion}”：α 为 ${alpha}，两人以上评过的有 ${things} 处。`,
  noUnclear: (below: string) => `能计算的指标 α 都不低于 ${below}，或不足两人评过。`,
  reviewers: "评审人情况",
  reviewersMeaning:
    "以下只是值得问一句的情况，不是差错的证据：好单位可以项项满分，自评也可以是对的；宽严不用来改任何人的分。",
  habits: ({ reviewer, party, severity, oneValue, copied, late }: ReviewerHabits) =>
    `${reviewer}（${party}）：${[
      severity
        ? `在 ${severity.things} 处与他人都评过的地方，平均比他人${severity.points.startsWith("-") ? `高 ${severity.points.slice(1)}` : `低 ${severity.points}`} 个百分点（占满分）`
        : "没有他人评过同样的内容，无法比较宽严",
      ...(oneValue ? [`${oneValue.of} 处里有 ${oneValue.count} 处都给满分的 ${oneValue.share}%`] : []),
      ...(copied
        ? [
            `${copied.of} 处里有 ${copied.count} 处和自评分相同（其他评审人 ${copied.othersOf} 处里 ${copied.others} 处）`,
          ]
        : []),
      ...(late ? [`${late.of} 次改分里有 ${late.count} 次在截止前最后一段时间`] : []),
    ].join("；")}。`,
  yearOnYear: (year: number) => `与 ${year} 年相比`,
  yearMeaning:
    "总分和名次的变动分成两部分，合起来正好等于全部变动：一部分来自单位自己的得分、加分和扣分，一部分来自方案的权重和指标；名次还受其他单位变动影响。",
  yearHeader: [
    "单位",
    "总分",
    "总分变动",
    "其中单位自己",
    "其中方案变化",
    "名次",
    "名次变动（正为后退）",
    "名次：单位自己",
    "名次：方案变化",
  ],
  yearLine: ({ name, total, rank }: UnitYearChange) =>
    `${name}：总分 ${total.last} → ${total.now}（单位自己 ${total.byUnit}，方案变化 ${total.byScheme}）；名次 ${rank.last} → ${rank.now}（单位自己 ${rank.byUnit}，方案变化 ${rank.byScheme}）。`,
  yearRenamed: (names: readonly string[]) => `编号相同、名称不同的指标按同一项比较：${names.join("；")}。`,
  yearRanksOnly: "名次在两年都有、分组同名的单位之间重新排出，可能和公布的名次不同。",
  yearNone: "没有可以比较的单位。",
};

export type RobustnessWording = typeof robustnessZh;
