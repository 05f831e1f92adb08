import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { changeBook } from "../bookCommands.ts";
import { chosenVersions } from "../chosenVersions.ts";
import type { PlacedChange } from "../dispatchAll.ts";
import { formCollection } from "../formCollection.ts";
import { issueForms } from "../issueForms.ts";
import { approvedNotApplicable } from "../notApplicableClaims.ts";
import type { BookOutcome } from "../openedBook.ts";
import { returnedForms } from "../returnedForms.ts";
import { selfObservations } from "../selfObservations.ts";
import type { Assessment } from "../state.ts";
import type { ApprovedClaim, Changed, OfferedFile, ReturnedForm, WithFiles } from "./paneSession.ts";
import { returnedFiles } from "./returnedFiles.ts";
import { seen, stampBy, withZip, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";

/** Sends the forms out (下发自评表): one file a unit, for download; `due` is an ISO date or "". */
export const issueAllForms = async (
  host: SessionHost,
  at: Seen,
  due: string,
  actor: string,
): Promise<BookOutcome<WithFiles>> => {
  const files = await host.files();
  const stamp = stampBy(host, actor);
  const made: OfferedFile[] = [];
  const changed = await changeBook(
    host.open,
    async (assessment): Promise<Result<readonly PlacedChange[]>> => {
      const prepared = issueForms(assessment, host.open.sha256, due === "" ? null : due);
      if (!prepared.ok) return prepared;
      const { change, forms } = prepared.value;
      for (const [index, { fileName, sheets, properties }] of forms.entries()) {
        host.progress(index, forms.length);
        made.push({ name: fileName, bytes: await files.writeBook(sheets, stamp.time, properties) });
      }
      return done([{ change }], prepared.issues);
    },
    stamp,
    "封面",
  );
  const year = seen(at, changed);
  if (year.kind !== "done") return year;
  return { ...year, value: { year: year.value, files: await withZip(host, "自评表.zip", made) } };
};

/**
 * Takes forms back (收回自评表): what is refused is named and goes back, the rest comes in; another version of one that counts is kept
 * beside it.
 */
export const collectAllForms = async (
  host: SessionHost,
  at: Seen,
  given: readonly NamedBytes[],
  actor: string,
): Changed => {
  const files = await host.files();
  const stamp = stampBy(host, actor);
  const { sha256 } = host.open;
  const notes: Issue[] = [];
  const changes = (assessment: Assessment): Result<readonly PlacedChange[]> => {
    const collection = formCollection(assessment, files, stamp, sha256);
    const returned = returnedFiles(files, given);
    notes.push(...returned.issues);
    for (const [index, { name, bytes }] of returned.files.entries()) {
      host.progress(index, returned.files.length);
      notes.push(...collection.take(name, bytes));
    }
    const taken = collection.changes();
    const wrong = taken.length === 0 && notes.some(({ severity }) => severity === "error");
    return wrong ? refused(notes) : done(taken.map((change) => ({ change })));
  };
  const year = seen(at, await changeBook(host.open, changes, stamp, "自评进度"));
  return year.kind === "done" ? { ...year, issues: [...notes, ...year.issues] } : year;
};

/** Says which of a unit's forms counts (取舍), by its file's digest; its own points go with it. */
export const keepForm = async (host: SessionHost, at: Seen, unit: string, file: string, actor: string): Changed => {
  const changes = ({ state }: Assessment): Result<readonly PlacedChange[]> => {
    const chosen = chosenVersions(state, [`${unit}=${file}`]);
    if (chosen.issues.length > 0) return refused(chosen.issues);
    const own = selfObservations(chosen.forms, state);
    return done([...chosen.changes, ...own].map((change) => ({ change })));
  };
  return seen(at, await changeBook(host.open, changes, stampBy(host, actor), "自评进度"));
};

/** Sends a form back to be mended (退回补正), with the reason and until when, an ISO date or "". */
export const returnForm = async (
  host: SessionHost,
  at: Seen,
  { unit, reason, due }: ReturnedForm,
  actor: string,
): Changed => {
  const changes = ({ state }: Assessment): Result<readonly PlacedChange[]> => {
    const back = returnedForms(state, [unit], reason, due === "" ? null : due);
    return back.issues.length > 0 ? refused(back.issues) : done(back.changes.map((change) => ({ change })));
  };
  return seen(at, await changeBook(host.open, changes, stampBy(host, actor, reason), "自评进度"));
};

/** Takes over what a form calls 不适用 (认可不适用), with who approved it. */
export const approveNotApplicable = async (
  host: SessionHost,
  at: Seen,
  { unit, criterion, approver }: ApprovedClaim,
  actor: string,
): Changed => {
  const changes = ({ state }: Assessment): Result<readonly PlacedChange[]> => {
    const approved = approvedNotApplicable(state, [`${unit}/${criterion}`], approver);
    return approved.issues.length > 0 ? refused(approved.issues) : done(approved.changes.map((change) => ({ change })));
  };
  return seen(at, await changeBook(host.open, changes, stampBy(host, actor), "自评进度"));
};
