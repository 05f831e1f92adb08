import { beijingDate } from "../../../app/beijingDate.ts";
import { checkpointNow } from "../../chain/checkpointNow.ts";
import { entryOfSubmission } from "../../chain/entryOfSubmission.ts";
import { isOpen, type Paper } from "../../keeping/rounds.ts";
import {
  counting,
  mostFiles,
  receive,
  submissionOf,
  submissionsFor,
  type Submission,
} from "../../keeping/submissions.ts";
import { csrfField, field, notice, table, type Page } from "../frame.ts";
import { errorsIn, issueList } from "../issueList.ts";
import { html, type Markup } from "../markup.ts";
import { beijingTime, kindFill, say, zh } from "../say.ts";
import { absent, type Reply, type Visit } from "../visit.ts";

/** The largest file that is taken, in bytes: forms have some tens of thousands. */
export const largestUpload = 12 * 1024 * 1024;

const paperIn = ({ caller }: Visit): Paper => {
  if ("paper" in caller) return caller.paper;
  throw new RangeError(`a holder's page: got ${caller.role}, want a unit or a reviewer`);
};

/** A unit's or a reviewer's own page (本单位报送页): until when, download, upload, what was sent. */
export const holderPage = async (visit: Visit): Promise<Reply> => ({ kind: "page", page: await holderPageOf(visit) });

const holderPageOf = async (visit: Visit, problem: Markup | null = null): Promise<Page> => {
  const paper = paperIn(visit);
  const sent = await submissionsFor(visit.office.database, paper.id);
  const open = isOpen(paper, beijingDate(visit.office.now()));
  const kind = kindFill(paper.kind);
  return {
    title: paper.name,
    heading: html`${paper.name}
    ${say("roundTitle", { year: paper.year, kind: kind.zh }, { year: paper.year, kind: kind.en })}`,
    body: [
      html`<p>${paper.title}</p>`,
      problem ? notice("bad", problem) : html``,
      deadline(paper, open),
      paper.returned === null
        ? html``
        : notice(
            "bad",
            html`<strong>${say("returnedTitle")}</strong><br />${say("returnedAbout", { reason: paper.returned })}`,
          ),
      html`<h2>${say("stepDownload")}</h2>
        <p><a href="/mine/paper">${say(paper.kind === "forms" ? "downloadForm" : "downloadPack")}</a></p>
        <p class="hint">${say("downloadHint")}</p>`,
      open
        ? html`<h2>${say("stepUpload")}</h2>
            <form method="post" action="/mine/submissions" enctype="multipart/form-data">
              ${csrfField(visit.csrf)} ${field("file", "file", { type: "file", hint: "fileHint", accept: ".xlsx" })}
              <button>${say("upload")}</button>
            </form>`
        : html``,
      html`<h2>${say("sentFiles")}</h2>`,
      sent.length === 0 ? html`<p>${say("noneSent")}</p>` : sentTable(sent),
    ],
  };
};

const deadline = ({ due, closed }: Paper, open: boolean): Markup => {
  if (closed !== null) return notice("bad", say("roundClosed"));
  if (due === null) return html`<p>${say("dueNone")}</p>`;
  return open ? html`<p><strong>${say("dueOn", { due })}</strong></p>` : notice("bad", say("dueOver", { due }));
};

const sentTable = (sent: readonly Submission[]): Markup => {
  const counts = counting(sent);
  return table(
    say("sentFiles"),
    ["fileName", "sentAt", "state"],
    sent.map((one) => [
      html`<a href="/mine/submissions/${one.id}">${one.fileName}</a>`,
      html`${beijingTime(one.sent)}`,
      html`${say(one.state)}${one === counts ? html` · ${say("counts")}` : null}`,
    ]),
  );
};

/** The file that the caller fills in. */
export const downloadPaper = async (visit: Visit): Promise<Reply> => {
  const { fileName, file } = paperIn(visit);
  return { kind: "file", name: fileName, type: xlsx, content: await visit.office.store.get(file) };
};

export const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Takes a file and goes to what was found in it; where checking takes longer, that page comes again by itself. */
export const upload = async (visit: Visit): Promise<Reply> => {
  const paper = paperIn(visit);
  const file = await visit.file("file");
  const refuse = async (status: 400 | 409 | 413, why: string, problem: Markup): Promise<Reply> => ({
    kind: "refused",
    status,
    why,
    page: await holderPageOf(visit, problem),
  });
  if (!file || file.content.length === 0) return refuse(400, "file-missing", say("fileMissing"));
  if (file.content.length > largestUpload) return refuse(413, "file-too-large", say("fileTooLarge"));
  const received = await receive(visit.office, paper.id, file);
  if (received.kind === "full") return refuse(409, "too-many-files", say("tooManyFiles", { most: mostFiles }));
  if (received.kind === "closed") {
    return refuse(
      409,
      "round-over",
      received.due === null ? say("roundClosed") : say("dueOver", { due: received.due }),
    );
  }
  await checkedWithin(visit, received.submission);
  return { kind: "go", to: `/mine/submissions/${received.submission}` };
};

/** How long an upload waits to be checked before its page is shown, and how often that is looked for, in milliseconds. */
const patience = { most: 6_000, step: 100 };

const checkedWithin = async ({ office }: Visit, id: number): Promise<void> => {
  for (let waited = 0; waited < patience.most; waited += patience.step) {
    const submission = await submissionOf(office.database, id);
    if (submission?.state !== "waiting") return;
    await new Promise((resolve) => setTimeout(resolve, patience.step));
  }
};

const ownSubmission = async (visit: Visit): Promise<Submission | null> => {
  const submission = await submissionOf(visit.office.database, visit.id);
  return submission?.paper === paperIn(visit).id ? submission : null;
};

/** What became of a file that was uploaded (查验结果页). */
export const outcomePage = async (visit: Visit): Promise<Reply> => {
  const submission = await ownSubmission(visit);
  return submission ? { kind: "page", page: outcomeOf(submission, "/mine") } : absent;
};

/** The page of a submission, for its holder and for staff. */
export const outcomeOf = (
  submission: Submission,
  back: string,
  reader: "holder" | "staff" = "holder",
  more: readonly Markup[] = [],
): Page => ({
  title: zh("outcomeTitle"),
  heading: say("outcomeTitle"),
  ...(submission.state === "waiting" ? { refresh: 3 } : {}),
  body: [
    verdictPart(submission, reader),
    html`<dl>
      <dt>${say("fileName")}</dt>
      <dd>${submission.fileName}</dd>
      <dt>${say("number")}</dt>
      <dd>${submission.id}</dd>
      <dt>${say("receivedAt")}</dt>
      <dd>${beijingTime(submission.received)}</dd>
      <dt>${say("digest")}</dt>
      <dd><code>${submission.sha256}</code></dd>
    </dl>`,
    ...more,
    html`<p><a href="${back}">${say("back")}</a></p>`,
  ],
});

const verdictPart = ({ state, verdict, id }: Submission, reader: "holder" | "staff"): Markup => {
  if (!verdict) return notice("wait", say("waitingAbout"));
  const { issues, more, accepted } = verdict;
  const rest = more > 0 ? html`<p>${say("moreIssues", { more })}</p>` : html``;
  if (!accepted) {
    const count = errorsIn(issues);
    return html`${notice("bad", say("refusedAbout", { count }))}${issueList(issues)}${rest}`;
  }
  const said =
    state === "returned"
      ? notice("bad", say("returnedTitle"))
      : notice(
          "good",
          issues.length === 0 ? say("acceptedAbout") : say("repairedAbout", { count: issues.length + more }),
        );
  const list = issues.length === 0 ? html`` : html`${issueList(issues)}${rest}`;
  const receipt = html`<p><a href="/mine/submissions/${id}/receipt">${say("receipt")}</a></p>`;
  return html`${said}${list}${reader === "holder" ? receipt : null}`;
};

/** What a holder keeps of a file that was received (收件回执): its digest, its entry in the chain, the checkpoint over it. */
export const receiptFile = async (visit: Visit): Promise<Reply> => {
  const submission = await ownSubmission(visit);
  const paper = paperIn(visit);
  if (!submission) return absent;
  const entry = await entryOfSubmission(visit.office.database, submission.id);
  const lines = [
    `${zh("office")} 收件回执 receipt`,
    "",
    `${zh("holder")}：${paper.name}（${paper.holder}）`,
    `${zh("number")}：${submission.id}`,
    `${zh("fileName")}：${submission.fileName}`,
    `${zh("digest")}：${submission.sha256}`,
    `${zh("receivedAt")}：${beijingTime(submission.received)}（北京时间）`,
    `${zh("state")}：${zh(submission.state)}`,
    `办理留痕第 ${entry.index} 条，散列 ${entry.hash}`,
    "",
    `${zh("checkpoint")} checkpoint：`,
    await checkpointNow(visit.office),
  ];
  const name = `${paper.name}-收件回执-${submission.id}.txt`;
  return { kind: "file", name, type: "text/plain; charset=utf-8", content: `\uFEFF${lines.join("\r\n")}` };
};
