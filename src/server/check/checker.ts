import * as v from "valibot";

import type { Issue } from "../../domain/shared/result.ts";
import type { RoundKind } from "../keeping/rounds.ts";

export type LedgerSource = { readonly sha256: string; readonly text: () => Promise<string> };

/** A file to be checked (待查验文件), and what it is held to. */
export type CheckJob = {
  /** The ledger of the master: its digest, by which a checker knows that it has opened it already, and where to get its text. */
  readonly ledger: LedgerSource;
  readonly kind: RoundKind;
  /** Whose paper it has to be. */
  readonly holder: string;
  /** Until when it was wanted, where staff have put that off. */
  readonly due: string | null;
  readonly file: { readonly name: string; readonly sha256: string; readonly time: string };
  readonly content: Uint8Array;
};

/** What came of checking a file (查验结论): whether it is taken, and what was found, at most 200 findings and how many more. */
export type Verdict = { readonly accepted: boolean; readonly issues: readonly Issue[]; readonly more: number };

export const mostIssues = 200;

const placeShape = v.looseObject({ kind: v.string() });

/** Verdicts come from another process, and back from the database. */
export const verdictShape = v.object({
  accepted: v.boolean(),
  issues: v.array(
    v.object({
      code: v.string(),
      severity: v.picklist(["error", "warning", "note"]),
      place: v.pipe(
        placeShape,
        v.transform((place) => place as unknown as Issue["place"]),
      ),
      data: v.record(v.string(), v.union([v.string(), v.number()])),
    }),
  ),
  more: v.number(),
}) as unknown as v.GenericSchema<unknown, Verdict>;

/** A master as it was read (已读总台账): its ledger, and the papers that are in force. */
export type LoadedMaster = {
  readonly origin: string;
  readonly year: number;
  readonly title: string;
  readonly entries: number;
  readonly ledgerText: string;
  readonly papers: readonly LoadedPaper[];
};

export type LoadedPaper = {
  readonly kind: RoundKind;
  readonly holder: string;
  readonly name: string;
  readonly identity: string;
  readonly due: string | null;
  readonly fileName: string;
  readonly content: Uint8Array;
};

/** What became of reading a master. */
export type MasterRead =
  | { readonly ok: true; readonly master: LoadedMaster; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What opens files from outside (查验端口): apart from whoever serves, with bounds on time and memory. */
export type Checker = {
  readonly check: (job: CheckJob) => Promise<Verdict>;
  readonly readMaster: (content: Uint8Array, name: string) => Promise<MasterRead>;
  readonly close: () => Promise<void>;
};
