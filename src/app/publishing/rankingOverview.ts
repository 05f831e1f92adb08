import type { NoticeTable } from "../../domain/notice/notice.ts";
import { rankingTables } from "../../domain/notice/resultTables.ts";
import { groupResults, listOrder } from "../../domain/notice/yearResults.ts";
import type { Results } from "../computeResults.ts";
import type { State } from "../state.ts";

/** The ranking as it stands, for whoever is at work on it (排名一览): a table a group. */
export const rankingOverview = (
  { scheme, units, lastYear }: State,
  { scores, ranking }: Results,
): readonly NoticeTable[] =>
  scheme ? rankingTables(groupResults({ scheme, units, scores, ranking }, listOrder(units)), lastYear, "scores") : [];
