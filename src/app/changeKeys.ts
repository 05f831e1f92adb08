import { observationKey } from "../domain/scoring/observation.ts";
import { at } from "../domain/shared/at.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import type { Json } from "../domain/shared/json.ts";
import { subjectOf, type Change } from "./change.ts";
import type { State } from "./state.ts";

/** One thing that a change sets (变更对象): which part of the state, which row of it ("" for the whole), and to what. */
export type Touched = { readonly subject: keyof State; readonly key: string; readonly content: string };

/** Everything that a change sets, row by row where rows stand for themselves. */
export const subjectsTouched = (change: Change): readonly Touched[] => {
  const subject = subjectOf[change.kind];
  const one = (of: keyof State, key: string, row: Json): Touched => ({
    subject: of,
    key,
    content: canonicalJson(row),
  });
  switch (change.kind) {
    case "observations-recorded":
      return change.rows.map((row) => one(subject, observationKey(row), row));
    case "findings-recorded":
    case "appeal-filed":
      return change.rows.map((row) => one(subject, row.id, row));
    case "forms-issued":
    case "self-evaluations-collected":
    case "last-year-set":
      return change.rows.map((row) => one(subject, row.unit, row));
    case "self-evaluations-contested":
      return change.rows.map((row) => one(subject, `${row.unit} ${row.file?.sha256 ?? ""}`, row));
    case "self-evaluation-chosen":
    case "forms-judged":
      return change.rows.map((row) => one(subject, row.unit, row));
    case "scores-contested":
      return change.rows.map((row) => one(subject, `${row.reviewer} ${row.file.sha256}`, row));
    case "scores-chosen":
    case "packs-issued":
      return change.rows.map((row) => one(subject, row.reviewer, row));
    case "round-closed":
    case "round-reopened":
      return change.rows.map((row) => one(subject, row.round, { kind: change.kind }));
    case "appeal-decided":
      return change.rows.flatMap((row) => [
        one(subject, `${row.appeal} decision`, row),
        ...row.observations.map((observation) => one("observations", observationKey(observation), observation)),
        ...row.findings.map((finding) => one("findings", finding.id, finding)),
      ]);
    default:
      return [one(subject, "", change.rows)];
  }
};

/** The change without the rows of some things; null where nothing is left. A decision on an appeal goes as a whole. */
export const withoutKeys = (change: Change, gone: (touched: Touched) => boolean): Change | null => {
  const touched = subjectsTouched(change);
  if (!touched.some(gone)) return change;
  if (touched.every(gone)) return null;
  switch (change.kind) {
    case "observations-recorded":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "findings-recorded":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "appeal-filed":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "forms-issued":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "self-evaluations-contested":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "self-evaluation-chosen":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "forms-judged":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "scores-contested":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "scores-chosen":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "packs-issued":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "self-evaluations-collected":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "last-year-set":
      return { ...change, rows: change.rows.filter((_, row) => !gone(at(touched, row))) };
    case "appeal-decided":
      return {
        ...change,
        rows: change.rows.filter((row) => !touched.some((one) => one.key === `${row.appeal} decision` && gone(one))),
      };
    default:
      return change;
  }
};
