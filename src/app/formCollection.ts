import { digestOfBytes, type Sha256 } from "../domain/ledger/digest.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import type { Issue } from "../domain/shared/result.ts";
import type { Change } from "./change.ts";
import { collectForm } from "./collectForm.ts";
import type { Stamp } from "./dispatch.ts";
import { newIntake, takeForm, type Intake } from "./formIntake.ts";
import { notApplicableNotes } from "./notApplicableClaims.ts";
import type { FilesPort } from "./ports.ts";
import { selfObservations } from "./selfObservations.ts";
import { checkSent } from "./sentCheckpoint.ts";
import type { Assessment } from "./state.ts";

/** When a file came (收到时间), where that is not now, and until when it was wanted where it came to. */
export type Came = { readonly time: string; readonly due?: string };

/** Forms that come back, file by file (收表). */
export type FormCollection = {
  /** Takes one file; what is refused is named and stays outside. */
  readonly take: (name: string, bytes: Uint8Array, came?: Came) => readonly Issue[];
  readonly accepted: () => readonly SelfEvaluation[];
  /** Of what was taken, and of further forms that count from now on, with the points that the units gave themselves. */
  readonly changes: (chosen?: readonly SelfEvaluation[]) => readonly Change[];
  readonly counts: Intake["counts"];
};

/**
 * Begins to take forms back (收回自评表), the same on the command line and in the pane.
 *
 * @returns the issues of `readReturned`, `checkSent`, `collectForm` and `takeForm` for each file, and those of `notApplicableNotes`
 */
export const formCollection = (
  { state, ledger }: Assessment,
  files: Pick<FilesPort, "readReturned">,
  stamp: Stamp,
  sha256: Sha256,
): FormCollection => {
  const intake = newIntake(state);
  return {
    take: (name, bytes, came = { time: stamp.time }) => {
      const book = files.readReturned(bytes, name);
      if (!book.ok) return book.issues;
      const contradicted = checkSent(book.value, ledger, { kind: "file", name }, sha256);
      if (contradicted.length > 0) return [...book.issues, ...contradicted];
      const returned = { name, sha256: digestOfBytes(bytes, sha256), ...came };
      const form = collectForm(state, book.value, returned, sha256);
      const seen = [...book.issues, ...form.issues];
      if (!form.ok) return seen;
      const { claimed } = form.value;
      const taken = takeForm(intake, state, form.value, name);
      const counts = claimed.ok && intake.accepted().includes(claimed.value);
      return [...seen, ...taken, ...(counts ? notApplicableNotes(state, claimed.value, name) : [])];
    },
    accepted: intake.accepted,
    changes: (chosen = []) => [...intake.changes(), ...selfObservations([...intake.accepted(), ...chosen], state)],
    counts: intake.counts,
  };
};
