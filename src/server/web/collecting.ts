import { chainText } from "../chain/chain.ts";
import { checkpointNow } from "../chain/checkpointNow.ts";
import { allRounds, papersOf } from "../keeping/rounds.ts";
import { counting, submissionOf, submissionsIn } from "../keeping/submissions.ts";
import { xlsx } from "./pages/holderPages.ts";
import { absent, type Reply, type Visit } from "./visit.ts";

/**
 * What a round has for its master (待收取清单): the file of each holder that counts, when it came, until when it was wanted; and who
 * was asked to mend what. The command line checks its shape in app/officeList.ts.
 */
export const collectList = async ({ office, part }: Visit): Promise<Reply> => {
  const origin = `kaoping/${part("origin")}`;
  const round = (await allRounds(office.database)).find((one) => one.origin === origin && one.kind === part("kind"));
  if (!round) return absent;
  const papers = await papersOf(office.database, round.id);
  const submissions = await submissionsIn(office.database, round.id);
  const files = papers.flatMap((paper) => {
    const own = counting(submissions.filter((one) => one.paper === paper.id));
    if (!own) return [];
    const { id, fileName: name, sha256, received: time } = own;
    return [{ id, holder: paper.holder, name, sha256, time, due: paper.due === paper.issuedDue ? null : paper.due }];
  });
  const returned = papers.flatMap(({ holder, returned: reason, due }) =>
    reason === null ? [] : [{ holder, reason, due }],
  );
  return { kind: "json", value: { format: "kaoping-office/1", origin, kind: round.kind, files, returned } };
};

export const collectFile = async ({ office, id }: Visit): Promise<Reply> => {
  const submission = await submissionOf(office.database, id);
  if (submission?.state !== "accepted") return absent;
  return {
    kind: "file",
    name: `${submission.id}.xlsx`,
    type: xlsx,
    content: await office.store.get(submission.sha256),
  };
};

/** The chain and the checkpoint over it, for whoever verifies the office from outside. */
export const collectLedger = async ({ office }: Visit): Promise<Reply> => ({
  kind: "json",
  value: {
    format: "kaoping-office/1",
    ledger: await chainText(office.database),
    checkpoint: await checkpointNow(office),
  },
});
