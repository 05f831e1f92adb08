import * as v from "valibot";

import { digestOfText } from "../../domain/ledger/digest.ts";
import { canonicalJson } from "../../domain/shared/canonicalJson.ts";
import { recorded } from "../chain/chain.ts";
import { rowOf } from "../database/database.ts";
import type { Office } from "../keeping/office.ts";
import { paperOf } from "../keeping/rounds.ts";
import { submissionOf } from "../keeping/submissions.ts";

const ledgerShape = v.object({ ledger: v.string() });

/**
 * Checks a submission that waits, and writes down what came of it (查验报送件), both at once; one that was checked meanwhile stays as
 * it is, so that a job may come twice.
 */
export const checkSubmission = async (office: Office, id: number): Promise<void> => {
  const { database, store, hashes, checker } = office;
  const submission = await submissionOf(database, id);
  const paper = submission && (await paperOf(database, submission.paper));
  if (!paper || submission.state !== "waiting") return;
  const assessment = await rowOf(
    database,
    ledgerShape,
    `select assessment.ledger from office.round join office.assessment on assessment.id = round.assessment where round.id = $1`,
    [paper.round],
  );
  if (!assessment) throw new RangeError(`round ${paper.round}: got no assessment, want one`);
  const verdict = await checker.check({
    ledger: {
      sha256: assessment.ledger,
      text: async () => new TextDecoder().decode(await store.get(assessment.ledger)),
    },
    kind: paper.kind,
    holder: paper.holder,
    due: paper.due === paper.issuedDue ? null : paper.due,
    file: { name: submission.fileName, sha256: submission.sha256, time: submission.received },
    content: await store.get(submission.sha256),
  });
  const outcome = canonicalJson(verdict);
  await recorded(database, hashes.sha256, async (tx, append) => {
    const { count } = await tx.run(
      `update office.submission set state = $2, outcome = $3, checked_by = $4, checked = $5 where id = $1 and state = 'waiting'`,
      [id, verdict.accepted ? "accepted" : "refused", outcome, assessment.ledger, office.now()],
    );
    if (count === 0) return;
    if (verdict.accepted) await tx.run("update office.paper set returned = null where id = $1", [paper.id]);
    const row = {
      submission: id,
      sha256: submission.sha256,
      accepted: verdict.accepted,
      outcome: digestOfText(outcome, hashes.sha256),
    };
    await append({ time: office.now(), actor: "查验", action: "submission-checked", rows: [row] });
  });
};
