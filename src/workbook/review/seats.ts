import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { sheetNameOf, tableNameOf } from "../sheetNames.ts";

/** Who fills in one 评分 sheet (评分席位): a reviewer, or the units themselves, each in its own row. */
export type Seat = { readonly party: string; readonly reviewer: Reviewer | null };

/** The seats of an assessment: a reviewer each, and one for a party that is the units' own voice. */
export const seatsOf = (scheme: Scheme, reviewers: readonly Reviewer[]): readonly Seat[] => [
  ...reviewers.map((reviewer) => ({ party: reviewer.party, reviewer })),
  ...scheme.parties.flatMap(({ id, by }) => (by === "self" ? [{ party: id, reviewer: null }] : [])),
];

/** Whose voice a unit's row is: the reviewer's, or the unit's own. */
export const voiceOf = ({ reviewer }: Seat, unit: Pick<Unit, "id">): string => reviewer?.id ?? unit.id;

/** The sheet 评分-NAME of a reviewer. */
export const reviewSheetName = ({ name }: Reviewer): string => sheetNameOf("评分-", name);

/** The wide sheet of a seat. */
export const seatSheetName = ({ reviewer }: Seat): string => (reviewer ? reviewSheetName(reviewer) : "自评得分");

/** The sheet of a seat for criteria that are scored task by task. */
export const taskSheetName = ({ reviewer }: Seat): string =>
  reviewer ? sheetNameOf("任务完成-", reviewer.name) : "自评任务完成";

/** No reviewer's id begins so. */
const ownId = "-self";

/** The name of a table of a seat. */
export const seatTableName = (prefix: string, { reviewer }: Seat): string => tableNameOf(prefix, reviewer?.id ?? ownId);
