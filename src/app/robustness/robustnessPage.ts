import { robustnessEn } from "../wording/robustness.en.ts";
import { robustnessZh, type RobustnessWording } from "../wording/robustness.zh.ts";
import type { Language } from "../wording/issueText.ts";
import type { GroupRobustness, Robustness } from "./robustness.ts";
import type { YearOnYear } from "./yearOnYearOf.ts";

/** A part of the page (稳健性页面的一节): a title, what it tells in one sentence, then lines or a table. */
export type PageSection = {
  readonly title: string;
  readonly meaning: string;
  readonly lines: readonly string[];
  readonly table: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
};

/** The whole look as texts of one language: what assumes what first, then a section for each question. */
export type RobustnessPage = {
  readonly title: string;
  readonly lead: readonly string[];
  readonly sections: readonly PageSection[];
};

export const robustnessWordingIn = (language: Language): RobustnessWording =>
  language === "en" ? robustnessEn : robustnessZh;

/** So many close pairs are told in words; machines get all. */
const mostCalls = 20;

/**
 * Puts a look at robustness into words (稳健性成文).
 *
 * @param entries how many entries the ledger had
 * @param years last year beside this one, where last year's master was given
 */
export const robustnessPage = (
  { terms, groups, agreement, unclear, reviewers }: Robustness,
  entries: number,
  years: YearOnYear | null,
  language: Language,
): RobustnessPage => {
  const words = robustnessWordingIn(language);
  const below = terms.alphaBelow;
  return {
    title: words.title,
    lead: [words.advisory, words.computedAt(entries), words.terms(terms), words.aside],
    sections: [
      ...groups.flatMap((group) => groupSections(words, group, terms.within, language)),
      {
        title: words.agreement,
        meaning: words.agreementMeaning,
        lines: words.agreementNotes,
        table: {
          header: words.agreementHeader,
          rows: agreement.map((line) => [
            words.scope(line),
            String(line.reviewers),
            words.measured(line.alpha),
            words.measured(line.alphaOrdinal),
            words.measured(line.iccOne),
            words.measured(line.iccMean),
            words.measured(line.concordance),
          ]),
        },
      },
      {
        title: words.unclear,
        meaning: words.unclearMeaning(below),
        lines:
          unclear.length > 0
            ? unclear.map(({ criterion, alpha, things }) => words.unclearLine(criterion, alpha, things))
            : [words.noUnclear(below)],
        table: null,
      },
      { title: words.reviewers, meaning: words.reviewersMeaning, lines: reviewers.map(words.habits), table: null },
      ...(years ? yearSections(words, years) : []),
    ],
  };
};

const groupSections = (
  words: RobustnessWording,
  group: GroupRobustness,
  within: string,
  language: Language,
): readonly PageSection[] => {
  const { name, units, gradeNames, pairs, scoreCalls, unconfirmed, weightCalls, absent, single, leftOut, unweighed } =
    group;
  const comma = language === "zh" ? "、" : ", ";
  const calls = scoreCalls.slice(0, mostCalls).map(words.scoreCall);
  return [
    {
      title: words.ranks(name),
      meaning: words.ranksMeaning,
      lines: [
        ...words.ranksNotes,
        ...(leftOut.length > 0 ? [words.leftOut(leftOut.join(comma))] : []),
        ...(unweighed.length > 0 ? [words.unweighed(unweighed.join(comma))] : []),
        ...(single.length > 0 ? [words.single(single.join(comma))] : []),
        words.few,
        words.pairs(group),
        ...(pairs.neighbours.length > 0 ? [words.firmNeighbours(pairs.neighbours.map(words.pair).join(comma))] : []),
      ],
      table: {
        header: words.ranksHeader,
        rows: units.map((unit) => [
          String(unit.rank),
          unit.name,
          unit.total,
          unit.grade,
          words.span(unit.byWeights),
          unit.byReviewers ? words.span(unit.byReviewers) : words.noSpan,
          words.share(unit.ranks[unit.rank - 1] ?? 0),
          words.share(unit.grades[gradeNames.indexOf(unit.grade)] ?? 0),
          words.rankOf(unit.advisory.borda),
          words.rankOf(unit.advisory.copeland),
          words.rankOf(unit.advisory.geometric),
        ]),
      },
    },
    {
      title: words.grades(name),
      meaning: words.gradesMeaning,
      lines: [],
      table: {
        header: [...words.gradesHeader, ...gradeNames],
        rows: units.map((unit) => [String(unit.rank), unit.name, ...unit.grades.map(words.share)]),
      },
    },
    {
      title: words.scoreCalls(name, within),
      meaning: "",
      lines: [
        ...(calls.length > 0 ? calls : [words.noScoreCalls(within)]),
        ...(scoreCalls.length > mostCalls ? [words.further(scoreCalls.length - mostCalls)] : []),
        ...(unconfirmed > 0 ? [words.unconfirmed(unconfirmed)] : []),
      ],
      table: null,
    },
    {
      title: words.weightCalls(name),
      meaning: words.weightMeaning,
      lines: [],
      table: {
        header: words.weightHeader,
        rows: weightCalls.map((call) => [
          call.ahead,
          call.behind,
          words.oneWeight(call),
          words.withinSpread(call),
          words.shift(call),
        ]),
      },
    },
    { title: words.absent(name), meaning: words.absentMeaning, lines: absent.map(words.absentLine), table: null },
  ];
};

const yearSections = (words: RobustnessWording, { year, groups, renamed }: YearOnYear): readonly PageSection[] => [
  {
    title: words.yearOnYear(year),
    meaning: words.yearMeaning,
    lines: [
      words.yearRanksOnly,
      ...(renamed.length > 0 ? [words.yearRenamed(renamed)] : []),
      ...(groups.every(({ units }) => units.length === 0) ? [words.yearNone] : []),
    ],
    table: null,
  },
  ...groups
    .filter(({ units }) => units.length > 0)
    .map(({ name, units }): PageSection => ({
      title: name,
      meaning: "",
      lines: [],
      table: {
        header: words.yearHeader,
        rows: units.map(({ name: unit, total, rank }) => [
          unit,
          total.now,
          total.change,
          total.byUnit,
          total.byScheme,
          rank.now,
          rank.change,
          rank.byUnit,
          rank.byScheme,
        ]),
      },
    })),
];
