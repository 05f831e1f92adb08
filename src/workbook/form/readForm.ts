import { plainName } from "../../domain/scheme/unit.ts";
import type {
  Claim,
  DutyClaim,
  FindingAnswer,
  SelfEvaluation,
  SelfScore,
  Signed,
  TaskState,
} from "../../domain/selfEvaluation/selfEvaluation.ts";
import { compare, exact, isNegative } from "../../domain/shared/exact.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, warningAt, type Issue, type Result } from "../../domain/shared/result.ts";
import { taskStateLabel } from "../registers/claimRegister.ts";
import { notApplicableText } from "../review/voiceWords.ts";
import { alteredRow } from "../returned/alteredRow.ts";
import { findTable, type ReturnedCell, type ReturnedRow } from "../returned/findTable.ts";
import { readChoice, readDay, readNumber, readWords } from "../returned/readCell.ts";
import type { ReturnedBook } from "../returned/returnedBook.ts";
import {
  answerHeaders,
  coverHeaders,
  criterionHeaders,
  dutyHeaders,
  formSheetNames,
  rectifiedWords,
  signedItems,
  taskHeaders,
} from "./formHeaders.ts";
import { codeOf, findingWords, type FormPlan } from "./formPlan.ts";
import type { Reader } from "./formReader.ts";
import { readMaterials } from "./readMaterials.ts";

/** A form read back: what it claims, and the row each claim on a task stands in. */
export type FilledForm = { readonly selfEvaluation: SelfEvaluation; readonly places: readonly Place[] };

/**
 * Reads a form back (读取自评表), whatever was moved, renamed or retyped in it.
 *
 * @returns what it claims; or the issues of `findTable` and `readCell.ts`, and `row-unknown`, `row-repeated` (key), `rows-absent` (count),
 *   `row-without-key`, `state-missing`, `state-unknown` (task, got, want), `self-score-missing`, `self-score-outside` (criterion, got,
 *   most), `row-altered` (got, want), `answer-missing` (finding), `claim-without-reason` (task), and the warnings `material-out-of-year` (date, year),
 *   `material-repeated`, `material-without-title`, `words-unheard`, all at their cells
 */
export const readForm = (book: ReturnedBook, plan: FormPlan, file: string): Result<FilledForm> => {
  const issues: Issue[] = [];
  const reader: Reader = {
    complain: (issue) => void issues.push(issue),
    from1904: book.from1904,
    table: (sought) => {
      const others = Object.values(formSheetNames).filter((name) => name !== sought.sheet);
      const found = findTable(book, { ...sought, others }, file);
      issues.push(...found.issues);
      return found.ok ? found.value : null;
    },
    file,
  };
  const claims = readTasks(reader, plan);
  const duties = readDuties(reader, plan);
  const scores = readScores(reader, plan);
  const answers = readAnswers(reader, plan);
  const materials = readMaterials(reader, plan);
  const signed = readSigned(reader);
  return judged(
    () => ({
      selfEvaluation: {
        unit: plan.unit.id,
        form: plan.form,
        claims: claims.map(({ claim }) => claim),
        ...(duties.length > 0 ? { duties } : {}),
        ...(scores.length > 0 ? { scores } : {}),
        ...(materials.length > 0 ? { materials } : {}),
        ...(answers.length > 0 ? { answers } : {}),
        ...(signed ? { signed } : {}),
      },
      places: claims.map(({ place }) => place),
    }),
    issues,
  );
};

/** What a column of a form said when it went out, row by row. */
type ShownWords = { readonly header: string; readonly words: readonly string[] };

/** The rows of a table by what they are about, in the order in which that was asked. */
const rowsFor = (
  reader: Reader,
  sheet: string,
  headers: Readonly<Record<string, string>>,
  key: string,
  entries: readonly string[],
  codes: readonly string[],
  shown: readonly ShownWords[],
): readonly { readonly index: number; readonly row: ReturnedRow }[] => {
  if (codes.length === 0) return [];
  const rows = reader.table({ sheet, headers: Object.values(headers), needed: [key, ...entries] });
  if (!rows) return [];
  const wanted = new Map(codes.map((code, index) => [plainName(code), index]));
  const found = new Map<number, ReturnedRow>();
  for (const row of rows) {
    const cell = row.cell(key);
    const code = plainName(String(cell.value ?? ""));
    const index = wanted.get(code);
    const said = entries.some((header) => String(row.cell(header).value ?? "").trim() !== "");
    if (code === "" || cell.merged) {
      if (said) reader.complain(errorAt(cell.place, "row-without-key"));
    } else if (index === undefined) {
      const shown = String(cell.value).slice(0, 60);
      reader.complain(
        said
          ? errorAt(cell.place, "row-unknown", { key: shown })
          : warningAt(cell.place, "row-foreign", { key: shown }),
      );
    } else if (found.has(index)) reader.complain(errorAt(cell.place, "row-repeated", { key: String(cell.value) }));
    else found.set(index, row);
  }
  const absent = codes.length - found.size;
  if (absent > 0) reader.complain(errorAt({ kind: "file", name: reader.file }, "rows-absent", { count: absent }));
  for (const [index, row] of found) {
    for (const { header, words } of shown) alteredRow(row.cell(header), words[index] ?? "", reader.complain);
  }
  return codes.flatMap((_, index) => {
    const row = found.get(index);
    return row ? [{ index, row }] : [];
  });
};

const states: readonly TaskState[] = ["done", "partly", "open", "notApplicable"];

const readState = ({ complain }: Reader, cell: ReturnedCell, task: string): TaskState | null => {
  const labels = Object.values(taskStateLabel);
  const before = cell.formula;
  const label = readChoice(cell, labels, complain);
  const state = states.find((one) => taskStateLabel[one] === label);
  if (state) return state;
  const got = String(cell.value ?? "").trim();
  const data = { task, got, want: labels.join("、") };
  if (label === null) complain(errorAt(cell.place, "state-unknown", data));
  else if (before === null && !got.startsWith("#")) complain(errorAt(cell.place, "state-missing", data));
  return null;
};

const readTasks = (
  reader: Reader,
  { tasks }: FormPlan,
): readonly { readonly claim: Claim; readonly place: Place }[] => {
  const names = taskHeaders;
  const codes = tasks.map(({ task }) => task.id);
  const shown = [
    { header: names.heading, words: tasks.map(({ task }) => task.heading) },
    { header: names.text, words: tasks.map(({ task }) => task.text) },
  ];
  return rowsFor(reader, formSheetNames.tasks, names, names.task, [names.state, names.account], codes, shown).flatMap(
    ({ index, row }) => {
      const task = codes[index] ?? "";
      const state = readState(reader, row.cell(names.state), task);
      const account = readWords(row.cell(names.account), reader.complain);
      return state ? [{ claim: { task, state, account, evidence: "" }, place: row.cell(names.task).place }] : [];
    },
  );
};

const readDuties = (reader: Reader, { duties }: FormPlan): readonly DutyClaim[] => {
  const names = dutyHeaders;
  const codes = duties.map((_, index) => codeOf({ kind: "duty", id: String(index + 1) }));
  const shown = [{ header: names.quote, words: duties.map(({ quote }) => quote) }];
  return rowsFor(reader, formSheetNames.duties, names, names.duty, [names.state, names.account], codes, shown).flatMap(
    ({ index, row }) => {
      const state = readState(reader, row.cell(names.state), codes[index] ?? "");
      const account = readWords(row.cell(names.account), reader.complain);
      if (state === "notApplicable" && account === "") {
        reader.complain(errorAt(row.cell(names.account).place, "claim-without-reason", { task: codes[index] ?? "" }));
      }
      return state ? [{ duty: index + 1, state, account }] : [];
    },
  );
};

const readScores = (reader: Reader, { criteria }: FormPlan): readonly SelfScore[] => {
  const names = criterionHeaders;
  const codes = criteria.map(({ leaf }) => codeOf({ kind: "criterion", id: leaf.id }));
  const shown = [
    { header: names.path, words: criteria.map(({ path }) => path) },
    { header: names.most, words: criteria.map(({ most }) => String(Number(most))) },
  ];
  const entries = [names.points, names.account];
  return rowsFor(reader, formSheetNames.criteria, names, names.criterion, entries, codes, shown).flatMap(
    ({ index, row }): readonly SelfScore[] => {
      const criterion = criteria[index];
      if (!criterion) return [];
      const { leaf, most } = criterion;
      const cell = row.cell(names.points);
      const account = readWords(row.cell(names.account), reader.complain);
      const word =
        typeof cell.value === "string" && plainName(cell.value) === notApplicableText && cell.formula === null;
      if (word) {
        const place = row.cell(names.account).place;
        if (account === "") reader.complain(errorAt(place, "claim-without-reason", { task: leaf.name }));
        return [{ criterion: leaf.id, points: null, account }];
      }
      const points = readNumber(cell, most, reader.complain);
      if (points === null) return [];
      if (points === "") {
        reader.complain(errorAt(cell.place, "self-score-missing", { criterion: leaf.name }));
        return [];
      }
      if (isNegative(exact(points)) || compare(exact(points), exact(most)) > 0) {
        reader.complain(errorAt(cell.place, "self-score-outside", { criterion: leaf.name, got: points, most }));
        return [];
      }
      return [{ criterion: leaf.id, points, account }];
    },
  );
};

const readAnswers = (reader: Reader, { findings }: FormPlan): readonly FindingAnswer[] => {
  const names = answerHeaders;
  const entries = [names.rectified, names.rectifiedDate, names.account];
  const codes = findings.map(({ id }) => codeOf({ kind: "finding", id }));
  const shown = [{ header: names.what, words: findings.map(findingWords) }];
  return rowsFor(reader, formSheetNames.findings, names, names.finding, entries, codes, shown).flatMap(
    ({ index, row }): readonly FindingAnswer[] => {
      const finding = findings[index]?.id ?? "";
      const cell = row.cell(names.rectified);
      const word = readChoice(cell, Object.values(rectifiedWords), reader.complain);
      const date = readDay(row.cell(names.rectifiedDate), reader.from1904, reader.complain);
      const account = readWords(row.cell(names.account), reader.complain);
      if (word === null) {
        const want = Object.values(rectifiedWords).join("、");
        reader.complain(errorAt(cell.place, "cell-not-choice", { got: String(cell.value), want }));
      } else if (word === "") reader.complain(errorAt(cell.place, "answer-missing", { finding }));
      const rectified = word === rectifiedWords.yes;
      if (rectified && date === "") {
        reader.complain(errorAt(row.cell(names.rectifiedDate).place, "answer-without-date", { finding }));
      }
      const found = findings[index]?.date ?? "";
      if (date !== null && date !== "" && date < found) {
        const data = { finding, date, found };
        reader.complain(warningAt(row.cell(names.rectifiedDate).place, "answer-before-finding", data));
      }
      return [{ finding, rectified, date: date === "" ? null : date, account }];
    },
  );
};

const readSigned = (reader: Reader): Signed | null => {
  const { item, content } = coverHeaders;
  const rows = reader.table({ sheet: formSheetNames.cover, headers: [item, content], needed: [item, content] });
  if (!rows) return null;
  const cell = (name: string): ReturnedCell | undefined =>
    rows.find((row) => plainName(String(row.cell(item).value ?? "")) === name)?.cell(content);
  const words = (name: string): string => {
    const found = cell(name);
    return found ? readWords(found, reader.complain) : "";
  };
  const dated = cell(signedItems.date);
  const date = dated ? readDay(dated, reader.from1904, reader.complain) : "";
  return {
    by: words(signedItems.by),
    phone: words(signedItems.phone),
    approvedBy: words(signedItems.approvedBy),
    date: date === "" ? null : date,
  };
};
