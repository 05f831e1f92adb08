import * as v from "valibot";

import { rowOf, rowsOf, utc, type Sql } from "../database/database.ts";

/** What a round collects: the units' forms or the reviewers' packs. */
export type RoundKind = "forms" | "packs";

/** A round of an assessment (报送轮次), until when it takes files, and when it was closed. */
export type Round = {
  readonly id: number;
  readonly kind: RoundKind;
  readonly due: string | null;
  readonly closed: string | null;
  readonly assessment: number;
  readonly origin: string;
  readonly year: number;
  readonly title: string;
};

const roundShape: v.GenericSchema<unknown, Round> = v.object({
  id: v.number(),
  kind: v.picklist(["forms", "packs"]),
  due: v.nullable(v.string()),
  closed: v.nullable(v.string()),
  assessment: v.number(),
  origin: v.string(),
  year: v.number(),
  title: v.string(),
});

const roundColumns = `round.id, round.kind, to_char(round.due, 'YYYY-MM-DD') as due, ${utc("round.closed")} as closed,
  assessment.id as assessment, assessment.origin, assessment.year, assessment.title`;
const roundTables = "office.round join office.assessment on assessment.id = round.assessment";

export const allRounds = (sql: Sql): Promise<readonly Round[]> =>
  rowsOf(sql, roundShape, `select ${roundColumns} from ${roundTables} order by assessment.year desc, round.id`);

export const roundOf = (sql: Sql, id: number): Promise<Round | null> =>
  rowOf(sql, roundShape, `select ${roundColumns} from ${roundTables} where round.id = $1`, [id]);

/** What one unit or reviewer fills in (待报送的表): its round, its file, until when, and why it was sent back. */
export type Paper = {
  readonly id: number;
  readonly round: number;
  readonly kind: RoundKind;
  readonly holder: string;
  readonly name: string;
  readonly fileName: string;
  readonly file: string;
  readonly year: number;
  readonly title: string;
  /** Until when, as the master said, and as it is now. */
  readonly issuedDue: string | null;
  readonly due: string | null;
  readonly closed: string | null;
  readonly returned: string | null;
};

const paperShape: v.GenericSchema<unknown, Paper> = v.object({
  id: v.number(),
  round: v.number(),
  kind: v.picklist(["forms", "packs"]),
  holder: v.string(),
  name: v.string(),
  fileName: v.string(),
  file: v.string(),
  year: v.number(),
  title: v.string(),
  issuedDue: v.nullable(v.string()),
  due: v.nullable(v.string()),
  closed: v.nullable(v.string()),
  returned: v.nullable(v.string()),
});

const paperColumns = `paper.id, paper.round, round.kind, paper.holder, paper.name, paper.file_name as "fileName", paper.file,
  assessment.year, assessment.title, to_char(paper.issued_due, 'YYYY-MM-DD') as "issuedDue",
  to_char(coalesce(greatest(paper.due, round.due), paper.issued_due), 'YYYY-MM-DD') as due,
  ${utc("round.closed")} as closed, paper.returned`;
const paperTables = `office.paper join office.round on round.id = paper.round
  join office.assessment on assessment.id = round.assessment`;

export const paperOf = (sql: Sql, id: number): Promise<Paper | null> =>
  rowOf(sql, paperShape, `select ${paperColumns} from ${paperTables} where paper.id = $1`, [id]);

export const papersOf = (sql: Sql, round: number): Promise<readonly Paper[]> =>
  rowsOf(sql, paperShape, `select ${paperColumns} from ${paperTables} where paper.round = $1 order by paper.id`, [
    round,
  ]);

/** Whether a paper still takes files on a day, an ISO date: not after its last day, not once its round is closed. */
export const isOpen = ({ due, closed }: Pick<Paper, "due" | "closed">, today: string): boolean =>
  closed === null && (due === null || today <= due);

/** The name under which the chain knows who sends in: a unit or a reviewer. */
export const holderName = ({ name, holder }: Pick<Paper, "name" | "holder">): string => `${name}（${holder}）`;
