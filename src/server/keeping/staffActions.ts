import { recorded } from "../chain/chain.ts";
import type { Office } from "./office.ts";
import { holderName, type Paper, type Round } from "./rounds.ts";

/** Puts a round's deadline off (延长本轮期限); `due` an ISO date, not before the one now. */
export const extendRound = (office: Office, round: Round, due: string, actor: string): Promise<void> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    await tx.run("update office.round set due = $2::date where id = $1", [round.id, due]);
    await append({ time: office.now(), actor, action: "deadline-extended", rows: [{ round: round.id, due }] });
  });

/** Puts one paper's deadline off (延长一家的期限). */
export const extendPaper = (office: Office, paper: Paper, due: string, actor: string): Promise<void> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    await tx.run("update office.paper set due = $2::date where id = $1", [paper.id, due]);
    await append({ time: office.now(), actor, action: "deadline-extended", rows: [{ paper: paper.id, due }] });
  });

/** Closes a round, or opens it again (结束或重新开放本轮). */
export const setClosed = (office: Office, round: Round, closed: boolean, actor: string): Promise<void> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const time = office.now();
    const { count } = await tx.run("update office.round set closed = $2 where id = $1 and (closed is null) = $3", [
      round.id,
      closed ? time : null,
      closed,
    ]);
    if (count > 0)
      await append({ time, actor, action: closed ? "round-closed" : "round-reopened", rows: [{ round: round.id }] });
  });

/** Sends what a paper brought back to be mended (退回补正), with the reason; false where nothing that counts came in. */
export const returnPaper = (office: Office, paper: Paper, reason: string, actor: string): Promise<boolean> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const { count } = await tx.run(
      "update office.submission set state = 'returned' where paper = $1 and state = 'accepted'",
      [paper.id],
    );
    if (count === 0) return false;
    await tx.run("update office.paper set returned = $2 where id = $1", [paper.id, reason]);
    const rows = [{ paper: paper.id, holder: holderName(paper) }];
    await append({ time: office.now(), actor, action: "paper-returned", rows, reason });
    return true;
  });
