import { codesInForce, issueCodes, revokeCode } from "../../access/codes.ts";
import { clipped } from "../../keeping/clipped.ts";
import { paperOf, type Paper } from "../../keeping/rounds.ts";
import { extendPaper, returnPaper } from "../../keeping/staffActions.ts";
import { counting, submissionOf, submissionsFor } from "../../keeping/submissions.ts";
import { buttonForm, csrfField, field, notice, table, type Page } from "../frame.ts";
import { html, type Markup } from "../markup.ts";
import { beijingTime, say, zh } from "../say.ts";
import { absent, type Reply, type Visit } from "../visit.ts";
import { outcomeOf, xlsx } from "./holderPages.ts";
import { codesPage, dueTyped, roundTitle, staffIn, unfit } from "./staffParts.ts";

/** One unit or reviewer as staff see it (单家办理). */
export const paperPage = async (visit: Visit): Promise<Reply> => {
  const paper = await paperOf(visit.office.database, visit.id);
  return paper ? { kind: "page", page: await paperPageOf(visit, paper, null) } : absent;
};

const paperPageOf = async (visit: Visit, paper: Paper, problem: Markup | null): Promise<Page> => {
  const sent = await submissionsFor(visit.office.database, paper.id);
  const at = `/staff/papers/${paper.id}`;
  const { csrf } = visit;
  const hint = (await codesInForce(visit.office.database, paper.round)).get(paper.id);
  const rows = sent.map((one) => [
    html`<a href="/staff/submissions/${one.id}">${one.fileName}</a>`,
    html`${beijingTime(one.sent)}`,
    html`${say(one.state)}${one === counting(sent) ? html` · ${say("counts")}` : null}`,
  ]);
  return {
    title: paper.name,
    heading: html`${paper.name} · ${roundTitle(paper)}`,
    body: [
      problem ? notice("bad", problem) : html``,
      paper.due === null ? html`<p>${say("dueNone")}</p>` : html`<p>${say("dueOn", { due: paper.due })}</p>`,
      paper.returned === null ? html`` : notice("wait", say("returnedAbout", { reason: paper.returned })),
      sent.length === 0
        ? html`<p>${say("noneSent")}</p>`
        : table(say("sentFiles"), ["fileName", "sentAt", "state"], rows),
      html`<h2>${say("returnTitle")}</h2>
        <form method="post" action="${at}/return">
          ${csrfField(csrf)}${field("reason", "reason")}<button>${say("returnButton")}</button>
        </form>`,
      html`<h2>${say("extendPaper")}</h2>
        <form method="post" action="${at}/due">
          ${csrfField(csrf)}${field("due", "newDue", { type: "date" })}<button>${say("save")}</button>
        </form>`,
      html`<h2>${say("codeColumn")}</h2>
        <p>${hint === undefined ? say("codeNone") : html`${zh("codeGiven", { hint })}`}</p>`,
      buttonForm(`${at}/code`, csrf, "newCode"),
      hint === undefined ? html`` : buttonForm(`${at}/revoke`, csrf, "revokeCode"),
      html`<p><a href="/staff/rounds/${paper.round}">${say("back")}</a></p>`,
    ],
  };
};

/** Something done to one paper, after which its page comes again. */
const onPaper =
  (work: (visit: Visit, paper: Paper, actor: string) => Promise<Reply | null>) =>
  async (visit: Visit): Promise<Reply> => {
    const paper = await paperOf(visit.office.database, visit.id);
    if (!paper) return absent;
    return (await work(visit, paper, staffIn(visit).name)) ?? { kind: "go", to: `/staff/papers/${paper.id}` };
  };

export const extendPaperDue = onPaper(async (visit, paper, actor) => {
  const due = dueTyped(visit.text("due"), paper.due);
  if (due === null) return unfit(await paperPageOf(visit, paper, say("dueUnfit")), "due-unfit");
  await extendPaper(visit.office, paper, due, actor);
  return null;
});

export const returnForMending = onPaper(async (visit, paper, actor) => {
  const reason = clipped(visit.text("reason").trim(), 1000);
  if (reason === "") return unfit(await paperPageOf(visit, paper, say("reasonMissing")), "reason-missing");
  const went = await returnPaper(visit.office, paper, reason, actor);
  return went ? null : unfit(await paperPageOf(visit, paper, say("nothingToReturn")), "nothing-to-return");
});

export const newPaperCode = onPaper(async ({ office }, paper, actor) => ({
  kind: "page",
  page: codesPage(await issueCodes(office, { paper }, actor), `/staff/papers/${paper.id}`),
}));

export const revokePaperCode = onPaper(async ({ office }, paper, actor) => {
  await revokeCode(office, paper, actor);
  return null;
});

/** What was found in a file, for staff. */
export const staffOutcome = async ({ office, id }: Visit): Promise<Reply> => {
  const submission = await submissionOf(office.database, id);
  if (!submission) return absent;
  const more = html`<p><a href="/staff/submissions/${id}/file">${say("downloadSent")}</a></p>`;
  return { kind: "page", page: outcomeOf(submission, `/staff/papers/${submission.paper}`, "staff", [more]) };
};

/** A file as it came in. */
export const submittedFile = async ({ office, id }: Visit): Promise<Reply> => {
  const submission = await submissionOf(office.database, id);
  if (!submission) return absent;
  return { kind: "file", name: submission.fileName, type: xlsx, content: await office.store.get(submission.sha256) };
};
