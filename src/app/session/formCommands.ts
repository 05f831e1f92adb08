import { digestOfBytes } from "../../domain/ledger/digest.ts";
import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { changeBook } from "../bookCommands.ts";
import { collectForm } from "../collectForm.ts";
import type { PlacedChange } from "../dispatchAll.ts";
import { newIntake, takeForm } from "../formIntake.ts";
import { issueForms } from "../issueForms.ts";
import type { BookOutcome } from "../openedBook.ts";
import type { Assessment } from "../state.ts";
import type { Changed, OfferedFile, WithFiles } from "./paneSession.ts";
import { seen, stampBy, withZip, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";

/** Sends the forms out (下发自评表): one file a unit, for download. */
export const issueAllForms = async (host: SessionHost, at: Seen, actor: string): Promise<BookOutcome<WithFiles>> => {
  const files = await host.files();
  const stamp = stampBy(host, actor);
  const made: OfferedFile[] = [];
  const changed = await changeBook(
    host.open,
    async (assessment): Promise<Result<readonly PlacedChange[]>> => {
      const prepared = issueForms(assessment, host.open.sha256);
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
  const changes = ({ state }: Assessment): Result<readonly PlacedChange[]> => {
    const intake = newIntake(state);
    for (const [index, { name, bytes }] of given.entries()) {
      host.progress(index, given.length);
      const book = files.readReturned(bytes, name);
      notes.push(...book.issues);
      if (!book.ok) continue;
      const returned = { name, sha256: digestOfBytes(bytes, sha256), time: stamp.time };
      const form = collectForm(state, book.value, returned, sha256);
      notes.push(...form.issues);
      if (form.ok) notes.push(...takeForm(intake, state, form.value, name));
    }
    const taken = intake.changes();
    const wrong = taken.length === 0 && notes.some(({ severity }) => severity === "error");
    return wrong ? refused(notes) : done(taken.map((change) => ({ change })));
  };
  const year = seen(at, await changeBook(host.open, changes, stamp, "自评"));
  return year.kind === "done" ? { ...year, issues: [...notes, ...year.issues] } : year;
};
