import * as v from "valibot";

import { beijingDate } from "../../app/beijingDate.ts";
import { digestOfBytes } from "../../domain/ledger/digest.ts";
import { recorded } from "../chain/chain.ts";
import { verdictShape, type Verdict } from "../check/checker.ts";
import { rowOf, rowsOf, utc, type Sql } from "../database/database.ts";
import type { Office } from "./office.ts";
import { holderName, isOpen, paperOf, type Paper } from "./rounds.ts";

/** How far a file has come (报送状态): waiting to be checked, accepted, refused, or sent back by staff. */
export type SubmissionState = "waiting" | "accepted" | "refused" | "returned";

/** A file that came in for a paper (报送件). */
export type Submission = {
  readonly id: number;
  readonly paper: number;
  readonly sha256: string;
  readonly fileName: string;
  /** When it came first, and when it was sent last. */
  readonly received: string;
  readonly sent: string;
  readonly state: SubmissionState;
  readonly verdict: Verdict | null;
  readonly checkedBy: string | null;
};

const submissionShape: v.GenericSchema<unknown, Submission> = v.pipe(
  v.object({
    id: v.number(),
    paper: v.number(),
    sha256: v.string(),
    fileName: v.string(),
    received: v.string(),
    sent: v.string(),
    state: v.picklist(["waiting", "accepted", "refused", "returned"]),
    outcome: v.nullable(v.string()),
    checkedBy: v.nullable(v.string()),
  }),
  v.transform(({ outcome, ...one }) => ({
    ...one,
    verdict: outcome === null ? null : v.parse(verdictShape, JSON.parse(outcome)),
  })),
);

const columns = `submission.id, submission.paper, submission.sha256, submission.file_name as "fileName",
  ${utc("submission.received")} as received, ${utc("submission.sent")} as sent, submission.state, submission.outcome,
  submission.checked_by as "checkedBy"`;

export const submissionOf = (sql: Sql, id: number): Promise<Submission | null> =>
  rowOf(sql, submissionShape, `select ${columns} from office.submission where id = $1`, [id]);

/** All files that came in for a paper, the one sent last first. */
export const submissionsFor = (sql: Sql, paper: number): Promise<readonly Submission[]> =>
  rowsOf(sql, submissionShape, `select ${columns} from office.submission where paper = $1 order by turn desc`, [paper]);

/** All files that came in for a round, the one sent last first. */
export const submissionsIn = (sql: Sql, round: number): Promise<readonly Submission[]> =>
  rowsOf(
    sql,
    submissionShape,
    `select ${columns} from office.submission join office.paper on paper.id = submission.paper
     where paper.round = $1 order by submission.turn desc`,
    [round],
  );

/** The file of a paper that counts: the accepted one that was sent last. */
export const counting = (submissions: readonly Submission[]): Submission | null =>
  submissions.find(({ state }) => state === "accepted") ?? null;

/** How a file was received: as which submission, or not, since the round takes none now. */
export type Received =
  | { readonly kind: "received"; readonly submission: number }
  | { readonly kind: "closed"; readonly due: string | null }
  | { readonly kind: "full" };

/** How many different files one paper takes: whoever has a code cannot fill the disk. */
export const mostFiles = 100;

/**
 * Receives a file for a paper (收件): once it is acknowledged it is stored, in the chain, and waits in the queue to be checked. The
 * same file again is the same submission.
 */
export const receive = async (
  office: Office,
  paper: number,
  file: { readonly name: string; readonly content: Uint8Array },
): Promise<Received> => {
  const sha256 = digestOfBytes(file.content, office.hashes.sha256);
  const time = office.now();
  // Nothing is kept of what will not be taken.
  const early = await standingOf(office.database, paper, sha256, time);
  if (early.kind !== "open") return early;
  // The content comes first, by itself: the chain waits for nobody's upload.
  await office.store.put(file.content);
  return recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const standing = await standingOf(tx, paper, sha256, time);
    if (standing.kind !== "open") return standing;
    const { own, known } = standing;
    const id = known ? await sentAgain(tx, known, time) : await inserted(tx, own, sha256, file.name, time);
    const row = { submission: id, paper, holder: own.holder, sha256, size: file.content.length, file: file.name };
    await append({
      time,
      actor: holderName(own),
      action: known ? "submission-sent-again" : "submission-received",
      rows: [row],
    });
    if (!known || (await isToCheckAgain(tx, known))) {
      if (known) await waitAgain(tx, known.id);
      await office.queue.send(tx, id);
    }
    return received(id);
  });
};

type Standing = Received | { readonly kind: "open"; readonly own: Paper; readonly known: Submission | undefined };

/** How a file stands to a paper: already there, not to be taken, or to be taken, for the first time or again. */
const standingOf = async (sql: Sql, paper: number, sha256: string, time: string): Promise<Standing> => {
  const own = await paperOf(sql, paper);
  if (!own) throw new RangeError(`paper ${paper}: got none, want the caller's`);
  const before = await submissionsFor(sql, paper);
  const known = before.find((one) => one.sha256 === sha256);
  if (known && known === before[0] && !(await isToCheckAgain(sql, known))) return received(known.id);
  if (!isOpen(own, beijingDate(time))) return { kind: "closed", due: own.due };
  return !known && before.length >= mostFiles ? { kind: "full" } : { kind: "open", own, known };
};

const received = (submission: number): Received => ({ kind: "received", submission });

const idShape = v.object({ id: v.number() });

const inserted = async (tx: Sql, paper: Paper, sha256: string, name: string, time: string): Promise<number> => {
  const row = await rowOf(
    tx,
    idShape,
    `insert into office.submission (paper, sha256, file_name, received, sent, state)
     values ($1, $2, $3, $4, $4, 'waiting') returning id`,
    [paper.id, sha256, name, time],
  );
  if (!row) throw new RangeError("a new submission: got no id, want one");
  return row.id;
};

const sentAgain = async (tx: Sql, { id }: Submission, time: string): Promise<number> => {
  await tx.run("update office.submission set sent = $2, turn = nextval('office.turn') where id = $1", [id, time]);
  return id;
};

const waitAgain = (tx: Sql, id: number) =>
  tx.run("update office.submission set state = 'waiting', outcome = null, checked = null where id = $1", [id]);

const ledgerShape = v.object({ ledger: v.string() });

/** A file that was refused is looked at again once the master it was held to is another. */
const isToCheckAgain = async (tx: Sql, { state, paper, checkedBy }: Submission): Promise<boolean> => {
  if (state !== "refused") return false;
  const now = await rowOf(
    tx,
    ledgerShape,
    `select assessment.ledger from office.paper join office.round on round.id = paper.round
     join office.assessment on assessment.id = round.assessment where paper.id = $1`,
    [paper],
  );
  return now?.ledger !== checkedBy;
};
