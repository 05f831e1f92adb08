import { plainName } from "../../domain/scheme/unit.ts";
import type {
  Claim,
  DutyClaim,
  FindingAnswer,
  Material,
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
import { findTable, type ReturnedCell, type ReturnedRow, type SoughtTable } from "../returned/findTable.ts";
import { readChoice, readDay, readNumber, readWords, type Complain } from "../returned/readCell.ts";
import type { ReturnedBook } from "../returned/returnedBook.ts";
import {
  answerHeaders,
  coverHeaders,
  criterionHeaders,
  dutyHeaders,
  formSheetNames,
  materialHeaders,
  rectifiedWords,
  signedItems,
  taskHeaders,
} from "./formHeaders.ts";
import { codeOf, subjectsByCode, type FormPlan } from "./formPlan.ts";

/** A form read back: what it claims, and the row each claim on a task stands in. */
export type FilledForm = { readonly selfEvaluation: SelfEvaluation; readonly places: readonly Place[] };

/**
 * Reads a form back (读取自评表), whatever was moved, renamed or retyped in it.
 *
 * @returns what it claims; or the issues of `findTable` and `readCell.ts`, and `row-unknown`, `row-repeated` (key), `rows-absent` (count),
 *   `row-without-key`, `state-missing`, `state-unknown` (task, got, want), `self-score-missing`, `self-score-outside` (criterion, got,
 *   most), `answer-missing` (finding), `claim-without-reason` (task), and the warnings `material-out-of-year` (date, year),
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

type Reader = {
  readonly complain: Complain;
  readonly from1904: boolean;
  readonly table: (sought: Omit<SoughtTable, "others">) => readonly ReturnedRow[] | null;
  readonly file: string;
};

/** The rows of a table by what they are about, in the order in which that was asked. */
const rowsFor = (
  reader: Reader,
  sheet: string,
  headers: Readonly<Record<string, string>>,
  key: string,
  entries: readonly string[],
  codes: readonly string[],
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
  return rowsFor(reader, formSheetNames.tasks, names, names.task, [names.state, names.account], codes).flatMap(
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
  return rowsFor(reader, formSheetNames.duties, names, names.duty, [names.state, names.account], codes).flatMap(
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
  return rowsFor(reader, formSheetNames.criteria, names, names.criterion, [names.points, names.account], codes).flatMap(
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
  return rowsFor(reader, formSheetNames.findings, names, names.finding, entries, codes).flatMap(
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
      return [{ finding, rectified, date: date === "" ? null : date, account }];
    },
  );
};

const readMaterials = (reader: Reader, plan: FormPlan): readonly Material[] => {
  const names = materialHeaders;
  const needed = [names.about, names.title, names.number, names.date, names.url];
  const rows = reader.table({ sheet: formSheetNames.materials, headers: Object.values(names), needed }) ?? [];
  const subjects = subjectsByCode(plan);
  const seen = new Set<string>();
  return rows.flatMap((row): readonly Material[] => {
    // A row that holds no more than its check is empty.
    if (needed.every((header) => String(row.cell(header).value ?? "").trim() === "")) return [];
    const place = row.cell(names.about).place;
    const code = readWords(row.cell(names.about), reader.complain);
    const title = readWords(row.cell(names.title), reader.complain);
    const number = readWords(row.cell(names.number), reader.complain);
    const url = readWords(row.cell(names.url), reader.complain);
    const day = readDay(row.cell(names.date), reader.from1904, reader.complain);
    const about = subjects.get(plainName(code));
    if (!about) {
      reader.complain(errorAt(place, "material-about-nothing", { code }));
      return [];
    }
    if (title === "") reader.complain(warningAt(place, "material-without-title", { code }));
    if (/^\s*(?:javascript|vbscript|data|file):/iu.test(url)) {
      reader.complain(errorAt(row.cell(names.url).place, "material-address-unfit", { url: url.slice(0, 60) }));
    }
    const date = day === null || day === "" ? null : day;
    if (date !== null && plan.year !== null && !date.startsWith(String(plan.year))) {
      reader.complain(warningAt(row.cell(names.date).place, "material-out-of-year", { date, year: plan.year }));
    }
    const key = [plainName(code), title, number, url].join("\n");
    if (seen.has(key)) reader.complain(warningAt(place, "material-repeated", { code, title }));
    seen.add(key);
    return [{ about, title, number, date, url }];
  });
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
