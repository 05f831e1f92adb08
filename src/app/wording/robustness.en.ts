import type { Measured, RankSpan } from "../robustness/robustness.ts";
import type { RobustnessWording } from "./robustness.zh.ts";
import { counted, wordFor } from "./counted.ts";

const share = (part: number): string =>
  part === 0
    ? "never seen"
    : part === 1
      ? "every time"
      : part < 0.01
        ? "below 1%"
        : part > 0.99
          ? "above 99%"
          : `about ${Math.round(100 * part)}%`;

const span = ({ from, to }: RankSpan): string => (from === to ? `rank ${from}` : `ranks ${from}–${to}`);

const measured = (found: Measured): string =>
  found === null
    ? "cannot be computed"
    : `${found.value}${found.interval ? ` (${found.interval.from} to ${found.interval.to})` : ""}`;

/** Every word about robustness in English. */
export const robustnessEn: RobustnessWording = {
  notes: "Notes",
  title: "How firm the ranks are",
  advisory: "Advisory: no figure here changes an official score, rank, grade or contribution.",
  computedAt: (entries) => `Computed from the data as of entry ${entries}; after any change compute it anew.`,
  terms: ({ draws, spread, seed }) =>
    `Assumed: weights are not that certain; the weight of a criterion of middling weight has a standard deviation of about ${spread}% of itself (small weights relatively more); ${counted(draws, "random draw")}. The size is set, not measured; seed ${seed}: the same data and settings give the same result.`,
  leftOut: (names) =>
    `Without a total, ranked by a veto, or with no criterion that applies, and so not among them: ${names}.`,
  unweighed: (stages) =>
    `Criteria of these stages keep their weight (a formula or a deduction stands between): ${stages}.`,
  aside:
    "Bonus, deductions, rounding and bounds stay as they are and do not move with the weights; tie-breaks, grade limits and vetoes are left aside. ≈ marks decimals that go on; what is computed is exact.",
  single: (parties) =>
    `A party of one reviewer (${parties}) cannot show what another reviewer would do and is taken as fixed: ranges may be too narrow.`,
  few: "The fewer reviewers there are, the less drawing them anew can show: ranges may be too narrow.",
  ranks: (group) => `${group}: ranges of ranks`,
  ranksMeaning:
    "Under the assumption above a unit's rank lies in this range in 90% of the draws or more; a wide range says that the rank is sensitive to weights, not that it is wrong.",
  ranksHeader: [
    "Rank",
    "Unit",
    "Total",
    "Grade",
    "Weights vary",
    "Reviewers vary",
    "Same rank",
    "Same grade",
    "Borda",
    "Copeland",
    "Geometric",
  ],
  ranksNotes: [
    "Weights vary: with weights off as assumed, 90% of the draws or more rank the unit in this range.",
    "Reviewers vary: with the reviewers drawn anew from those there are, 90% of the draws or more rank it in this range; it shows no more than how these reviewers differ.",
    "Same rank, same grade: the share of draws that give the official rank or grade again with weights off as assumed; it is no probability of being right.",
    "Borda: ranks criterion by criterion, added by weight. Copeland: who wins most comparisons in pairs. Geometric: what is weak weighs more. All three only for comparison.",
  ],
  noSpan: "cannot be computed",
  span,
  share,
  rankOf: (rank) => (rank === null ? "none" : String(rank)),
  unit: ({ name, rank, byWeights }) =>
    `${name}: officially rank ${rank}; with weights off as assumed, ${span(byWeights)} in 90% of the draws or more.`,
  grades: (group) => `${group}: grades`,
  gradesMeaning:
    "With weights off as assumed, how often each grade came out in the draws; by bounds and places alone, limits and vetoes left aside.",
  gradesHeader: ["Rank", "Unit"],
  pairs: ({ pairs: { all, firm } }) =>
    `With the scores as they are, ${firm} of ${counted(all, "pair")} of units ${wordFor(firm, "stays in its order", "stay in their order")} however the weights are divided (none below 0); the order of the others depends on the weights.`,
  firmNeighbours: (pairs) => `Neighbours in rank among them: ${pairs}.`,
  pair: ({ ahead, behind }) => `${ahead} before ${behind}`,
  scoreCalls: (group, within) =>
    `${group}: units that ${counted(within, "point")} or less from one reviewer make equal`,
  noScoreCalls: (within) => `No two units are made equal by ${counted(within, "point")} or less from one reviewer.`,
  scoreCall: ({ ahead, behind, gap, flip }) =>
    flip
      ? `${ahead} is ${counted(gap, "point")} above ${behind}: the ${counted(flip.given, "point")} that ${flip.reviewer} gave ${flip.unit} for “${flip.criterion}” need only be ${flip.by} ${flip.up ? "higher" : "lower"} (${flip.to}) for the two totals to be equal.`
      : `${ahead} and ${behind} have the same total.`,
  unconfirmed: (count) =>
    `${counted(count, "further pair looks", "further pairs look")} close, but scored anew with the scheme's roundings or limits ${wordFor(count, "it is", "they are")} not equal.`,
  further: (count) => `${counted(count, "further pair")}: see --json.`,
  weightCalls: (group) => `${group}: how much weight makes neighbours equal`,
  weightMeaning:
    "The least change of one weight, the others sharing the rest as before, or the least shift between two weights, that makes the two totals equal; “within the assumption” says that the change is no more than the one standard deviation that is assumed for that weight.",
  weightHeader: ["Ahead", "Behind", "One weight", "Within the assumption", "Shift between two"],
  oneWeight: ({ oneWeight, why }) =>
    oneWeight
      ? `“${oneWeight.criterion}” from ${oneWeight.from} to ${counted(oneWeight.to, "point")}`
      : {
          "": "no single weight does",
          "applies-differently": "different criteria apply to the two: not computed",
          "no-weight": "no weight to compare",
          equal: "equal already",
          never: "no weights make them equal",
        }[why],
  withinSpread: ({ oneWeight }) => (oneWeight ? (oneWeight.withinSpread ? "yes" : "no") : ""),
  shift: ({ shift }) => (shift ? `${counted(shift.by, "point")} from “${shift.from}” to “${shift.to}”` : ""),
  absent: (group) => `${group}: without one reviewer`,
  absentMeaning:
    "One reviewer at a time is left out and everything scored anew by the scheme; ranks by total alone. Many moves say that much rests on this one, not that this one is wrong.",
  absentLine: ({ reviewer, moves, reversed, withoutTotal }) =>
    withoutTotal > 0 && moves.length === 0
      ? `Without ${reviewer}: ${counted(withoutTotal, "unit has", "units have")} no total, nothing can be compared.`
      : moves.length === 0
        ? `Without ${reviewer}: no rank changes.`
        : `Without ${reviewer}: ${counted(moves.length, "unit changes", "units change")} rank, ${counted(reversed, "pair changes", "pairs change")} order (${moves
            .slice(0, 5)
            .map(({ name, from, to }) => `${name} ${from}→${to}`)
            .join(
              ", ",
            )}${moves.length > 5 ? "…" : ""})${withoutTotal > 0 ? `; ${counted(withoutTotal, "more has", "more have")} no total` : ""}.`,
  agreement: "Agreement between reviewers",
  agreementMeaning:
    "How alike reviewers score the same units on the same criteria; in brackets the middle 95% of what comes out when units are drawn anew, too narrow where units are few. Agreement is not correctness.",
  agreementHeader: ["On", "Reviewers", "α (points)", "α (order)", "ICC one", "ICC mean", "W"],
  agreementNotes: [
    "α (Krippendorff): 1 where all agree, about 0 where scores might have been dealt out at random; below 0.667 no conclusions are usually drawn: a custom, not a law.",
    "ICC one: of the differences in one reviewer's scores, the share that is the units' own; ICC mean: the same of the mean of all reviewers.",
    "W (Kendall): whether they put units in the same order, whatever points they give; from 0 to 1, more is more alike.",
  ],
  scope: ({ scope, name }) => (scope === "all" ? "all reviewers, all criteria" : name),
  measured,
  unclear: "Criteria on which reviewers differ much",
  unclearMeaning: (below) =>
    `Criteria with an α below ${below}: next year's standard might be written more clearly; the reason may also lie in the units' work itself, or in what reviewers care about.`,
  unclearLine: (criterion, alpha, things) =>
    `“${criterion}”: α is ${alpha}, from ${counted(things, "score")} that two or more gave.`,
  noUnclear: (below) =>
    `Of the criteria that can be measured none has an α below ${below}, or fewer than two reviewers scored them.`,
  reviewers: "Reviewers",
  reviewersMeaning:
    "Reasons to ask, no proof of a fault: good units may earn full marks throughout, and a self-score may be right; severity corrects nobody's score.",
  habits: ({ reviewer, party, severity, oneValue, copied, late }) =>
    `${reviewer} (${party}): ${[
      severity
        ? `on ${counted(severity.things, "score")} that others gave too, on average ${severity.points.startsWith("-") ? `${counted(severity.points.slice(1), "point")} of a hundred above` : `${counted(severity.points, "point")} of a hundred below`} them`
        : "nobody else scored the same, severity cannot be compared",
      ...(oneValue ? [`${oneValue.count} of ${oneValue.of} scores are ${oneValue.share}% of full marks`] : []),
      ...(copied
        ? [
            `${copied.count} of ${copied.of} scores equal the unit's own (other reviewers: ${copied.others} of ${copied.othersOf})`,
          ]
        : []),
      ...(late ? [`${late.count} of ${late.of} changed scores came shortly before the close`] : []),
    ].join("; ")}.`,
  yearOnYear: (year) => `Beside ${year}`,
  yearMeaning:
    "Changes of totals and ranks in two parts that add up to the whole exactly: what the unit's own scores, bonus and deductions did, and what the scheme's weights and criteria did; ranks also move with the other units.",
  yearHeader: [
    "Unit",
    "Total",
    "Change of the total",
    "of it by the unit",
    "of it by the scheme",
    "Rank",
    "Change of the rank (up is worse)",
    "rank: by the unit",
    "rank: by the scheme",
  ],
  yearLine: ({ name, total, rank }) =>
    `${name}: total ${total.last} → ${total.now} (by the unit ${total.byUnit}, by the scheme ${total.byScheme}); rank ${rank.last} → ${rank.now} (by the unit ${rank.byUnit}, by the scheme ${rank.byScheme}).`,
  yearRenamed: (names) => `Criteria of the same id and another name are compared as one: ${names.join("; ")}.`,
  yearRanksOnly:
    "Ranks are those among units that both years have in groups of one name; they may differ from the published ones.",
  yearNone: "There are no units to compare.",
};
