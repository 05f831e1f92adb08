import { errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { done } from "../../domain/shared/result.ts";
import type { SelfEvaluation } from "../../domain/selfEvaluation/selfEvaluation.ts";
import { changeBook } from "../bookCommands.ts";
import type { BookOutcome } from "../openedBook.ts";
import { collectForm } from "../collectForm.ts";
import type { PlacedChange } from "../dispatchAll.ts";
import { issueForms } from "../issueForms.ts";
import type { FilesPort } from "../ports.ts";
import type { Assessment } from "../state.ts";
import type { OfferedFile, WithFiles } from "./paneSession.ts";
import { seen, stampBy, withZip, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";

/** Sends the forms out (下发自评表): one file a unit, for download. */
export const issueAllForms = async (host: SessionHost, at: Seen, actor: string): Promise<BookOutcome<WithFiles>> => {
  const files = await host.files();
  const made: OfferedFile[] = [];
  const changed = await changeBook(
    host.open,
    async (assessment): Promise<Result<readonly PlacedChange[]>> => {
      const prepared = issueForms(assessment, host.open.sha256);
      if (!prepared.ok) return prepared;
      const { change, forms } = prepared.value;
      for (const [index, { fileName, sheets }] of forms.entries()) {
        host.progress(index, forms.length);
        made.push({ name: fileName, bytes: await files.writeBook(sheets, host.now()) });
      }
      return done([{ change }], prepared.issues);
    },
    stampBy(host, actor),
    "封面",
  );
  const year = seen(at, changed);
  if (year.kind !== "done") return year;
  return { ...year, value: { year: year.value, files: await withZip(host, "自评表.zip", made) } };
};

/** Takes forms back (收回自评表): what is refused is named and stays outside, the rest comes in. */
export const collectAllForms = async (host: SessionHost, at: Seen, given: readonly NamedBytes[], actor: string) => {
  const files = await host.files();
  const left: Issue[] = [];
  const changed = await changeBook(
    host.open,
    (assessment): Result<readonly PlacedChange[]> => {
      const accepted = new Map<string, SelfEvaluation>();
      for (const [index, file] of given.entries()) {
        host.progress(index, given.length);
        const form = formIn(host, files, assessment, file, accepted);
        left.push(...form.issues);
        if (form.ok) accepted.set(form.value.unit, form.value);
      }
      if (accepted.size === 0) return refused(left);
      return done([{ change: { kind: "self-evaluations-collected", rows: [...accepted.values()] } }]);
    },
    stampBy(host, actor),
    "自评",
  );
  const year = seen(at, changed);
  return year.kind === "done" ? { ...year, issues: [...left, ...year.issues] } : year;
};

const formIn = (
  { open: { sha256 } }: SessionHost,
  files: FilesPort,
  { state }: Assessment,
  { name, bytes }: NamedBytes,
  accepted: ReadonlyMap<string, SelfEvaluation>,
): Result<SelfEvaluation> => {
  const sheets = files.readBook(bytes, name);
  if (!sheets.ok) return sheets;
  const form = collectForm(state, sheets.value, name, sha256);
  if (!form.ok) return form;
  const { selfEvaluation } = form.value;
  const before =
    accepted.has(selfEvaluation.unit) || state.selfEvaluations.some(({ unit }) => unit === selfEvaluation.unit);
  const unit = state.units.find(({ id }) => id === selfEvaluation.unit)?.name ?? selfEvaluation.unit;
  if (before) return refused([...form.issues, errorAt({ kind: "file", name }, "form-repeated", { unit })]);
  return { ...form, value: selfEvaluation };
};
