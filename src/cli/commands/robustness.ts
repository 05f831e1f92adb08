import { computeResults } from "../../app/computeResults.ts";
import { robustnessOf } from "../../app/robustness/robustnessOf.ts";
import { robustnessPage, type RobustnessPage } from "../../app/robustness/robustnessPage.ts";
import { usualTerms, type RobustnessTerms } from "../../app/robustness/robustnessTerms.ts";
import { yearOnYearOf, type YearOnYear } from "../../app/robustness/yearOnYearOf.ts";
import type { Results } from "../../app/computeResults.ts";
import type { State } from "../../app/state.ts";
import { robustnessZh } from "../../app/wording/robustness.zh.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { done, type Result } from "../../domain/shared/result.ts";
import { robustnessSheet } from "../../workbook/sheets/robustnessSheet.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { writeSheetBeside } from "../sheetBeside.ts";

type Options = {
  readonly lang: Language;
  readonly draws?: number;
  readonly seed?: number;
  readonly spread?: number;
  readonly within?: string;
  readonly last?: string;
  readonly sheet?: true;
};

/**
 * `robustness A.xlsx`: how firm the ranks are, in words; with --sheet also as the sheet 稳健性 of the workbook, with --last beside
 * last year's master. Records nothing and changes no result.
 */
export const robustness = async (host: CliHost, master: string, options: Options): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const { state, ledger } = opened.value;
  const results = computeResults(state);
  if (!results.ok) return failed(results.issues);
  const years = await lastYearOf(host, options.last, { state, results: results.value });
  if (!years.ok) return failed(years.issues);
  const terms: RobustnessTerms = {
    ...usualTerms,
    draws: options.draws ?? usualTerms.draws,
    seed: options.seed ?? usualTerms.seed,
    spread: options.spread ?? usualTerms.spread,
    within: options.within ?? usualTerms.within,
  };
  const run = robustnessOf(state, results.value, ledger, terms);
  let step = run.next();
  for (; !step.done; step = run.next()) host.progress(`${robustnessZh.title} ${Math.round(100 * step.value)}%`);
  const found = step.value;
  const pageIn = (language: Language): RobustnessPage => robustnessPage(found, ledger.length, years.value, language);
  if (options.sheet === true) {
    const { title, lead, sections } = pageIn("zh");
    const layout = robustnessSheet(title, lead, sections, robustnessZh.notes);
    const written = await writeSheetBeside(host, master, layout, "排名");
    if (!written.ok) return failed(written.issues);
  }
  const { title, lead, sections } = pageIn(options.lang);
  const lines = [
    title,
    ...lead,
    ...sections.flatMap((section) => [
      "",
      section.title,
      ...(section.meaning === "" ? [] : [section.meaning]),
      ...(section.table ? [section.table.header, ...section.table.rows].map((row) => row.join("\t")) : []),
      ...section.lines,
    ]),
  ];
  return succeeded(lines, [...opened.issues, ...results.issues, ...years.issues], {
    ...found,
    yearOnYear: years.value,
  });
};

const lastYearOf = async (
  host: CliHost,
  path: string | undefined,
  now: { readonly state: State; readonly results: Results },
): Promise<Result<YearOnYear | null>> => {
  if (path === undefined) return done(null);
  const opened = await openMasterFile(host, path);
  if (!opened.ok) return opened;
  const { state } = opened.value;
  const results = computeResults(state);
  return results.ok ? done(yearOnYearOf({ state, results: results.value }, now), opened.issues) : results;
};
