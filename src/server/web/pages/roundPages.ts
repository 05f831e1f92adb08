import { codesInForce, issueCodes } from "../../access/codes.ts";
import { allRounds, papersOf, roundOf, type Paper, type Round } from "../../keeping/rounds.ts";
import { extendRound, setClosed } from "../../keeping/staffActions.ts";
import { counting, submissionsIn, type Submission } from "../../keeping/submissions.ts";
import { writeCsv } from "../../../hosts/files/csv.ts";
import { buttonForm, csrfField, field, notice, table, type Page } from "../frame.ts";
import { html, type Markup } from "../markup.ts";
import { beijingTime, kindFill, say, zh } from "../say.ts";
import { absent, type Reply, type Visit } from "../visit.ts";
import { codesPage, dueTyped, roundTitle, staffIn, unfit } from "./staffParts.ts";

/** All rounds (各轮次). */
export const roundsPage = async (visit: Visit): Promise<Reply> => {
  const rounds = await allRounds(visit.office.database);
  const rows = await Promise.all(
    rounds.map(async (round) => {
      const counts = await progressOf(visit, round);
      return [
        html`<a href="/staff/rounds/${round.id}">${roundTitle(round)}</a>`,
        html`${round.title}`,
        html`${counts.accepted} / ${counts.all}`,
      ];
    }),
  );
  const body =
    rounds.length === 0
      ? html`<p>${say("noRounds")}</p>
          <p><a href="/staff/load">${say("loadTitle")}</a></p>`
      : table(say("staffTitle"), ["open", "home", "accepted"], rows);
  return { kind: "page", page: { title: zh("staffTitle"), heading: say("staffTitle"), body: [body] } };
};

type Standing = { readonly paper: Paper; readonly sent: readonly Submission[] };

const standingsOf = async ({ office }: Visit, round: Round): Promise<readonly Standing[]> => {
  const papers = await papersOf(office.database, round.id);
  const byPaper = new Map<number, Submission[]>();
  for (const one of await submissionsIn(office.database, round.id)) {
    byPaper.set(one.paper, [...(byPaper.get(one.paper) ?? []), one]);
  }
  return papers.map((paper) => ({ paper, sent: byPaper.get(paper.id) ?? [] }));
};

const progressOf = async (visit: Visit, round: Round): Promise<{ readonly all: number; readonly accepted: number }> => {
  const standings = await standingsOf(visit, round);
  return { all: standings.length, accepted: standings.filter(({ sent }) => counting(sent) !== null).length };
};

/** The board of a round (报送进度): who has sent what, who is missing, a text to remind them, and what staff can do. */
export const boardPage = async (visit: Visit): Promise<Reply> => {
  const round = await roundOf(visit.office.database, visit.id);
  return round ? { kind: "page", page: await boardOf(visit, round, null) } : absent;
};

const boardOf = async (visit: Visit, round: Round, problem: Markup | null): Promise<Page> => {
  const standings = await standingsOf(visit, round);
  const codes = await codesInForce(visit.office.database, round.id);
  const missing = standings.filter(({ sent }) => counting(sent) === null).map(({ paper }) => paper);
  const kind = kindFill(round.kind);
  const due = round.due ?? standings[0]?.paper.due ?? "—";
  const names = missing.map(({ name }) => name).join("、");
  const fill = { title: round.title, kind: kind.zh, due, names };
  const { csrf } = visit;
  const at = `/staff/rounds/${round.id}`;
  return {
    title: zh("staffTitle"),
    heading: html`${say("staffTitle")} · ${roundTitle(round)}`,
    body: [
      problem ? notice("bad", problem) : html``,
      html`<p>${round.title}</p>
        <p>
          ${say("progressCounts", { all: standings.length, accepted: standings.length - missing.length, missing: missing.length })}
        </p>`,
      round.closed === null ? html`` : notice("wait", say("closedAt", { time: beijingTime(round.closed) })),
      table(
        say("staffTitle"),
        ["holder", "state", "sentAt", "due", "codeColumn"],
        standings.map(({ paper, sent }) => boardRow(paper, sent, codes.get(paper.id))),
      ),
      html`<h2>${say("reminders")}</h2>`,
      missing.length === 0
        ? html`<p>${say("nobodyMissing")}</p>`
        : html`<p class="field">
            <label for="reminder">${say("remindersAbout")}</label
            ><textarea id="reminder" readonly>${zh("reminderText", fill)}</textarea>
          </p>`,
      html`<h2>${say("codeColumn")}</h2>`,
      buttonForm(`${at}/codes`, csrf, "issueCodes"),
      buttonForm(`${at}/codes`, csrf, "issueCodesCsv", [html`<input type="hidden" name="as" value="csv" />`]),
      html`<h2>${say("extendRound")}</h2>
        <form method="post" action="${at}/due">
          ${csrfField(csrf)}${field("due", "newDue", { type: "date" })}<button>${say("save")}</button>
        </form>`,
      round.closed === null
        ? buttonForm(`${at}/close`, csrf, "closeRound")
        : buttonForm(`${at}/reopen`, csrf, "reopenRound"),
    ],
  };
};

const boardRow = (paper: Paper, sent: readonly Submission[], hint: string | undefined): readonly Markup[] => {
  const shown = counting(sent) ?? sent[0];
  return [
    html`<a href="/staff/papers/${paper.id}">${paper.name}</a>`,
    shown ? say(shown.state) : say("noneSent"),
    html`${shown ? beijingTime(shown.sent) : "—"}`,
    html`${paper.due ?? "—"}`,
    hint === undefined ? say("codeNone") : html`${zh("codeGiven", { hint })}`,
  ];
};

/** Issues codes to all of a round who have none, and shows them once. */
export const issueRoundCodes = async (visit: Visit): Promise<Reply> => {
  const round = await roundOf(visit.office.database, visit.id);
  if (!round) return absent;
  const codes = await issueCodes(visit.office, { round: round.id }, staffIn(visit).name);
  if (visit.text("as") === "csv") {
    const rows = codes.map(({ holder, name, code }) => [holder, name, code]);
    const csv = writeCsv({ header: ["编号", "单位或评审人", "报送码"], rows });
    return { kind: "file", name: "报送码.csv", type: "text/csv; charset=utf-8", content: csv };
  }
  return { kind: "page", page: codesPage(codes, `/staff/rounds/${round.id}`) };
};

export const extendRoundDue = async (visit: Visit): Promise<Reply> => {
  const round = await roundOf(visit.office.database, visit.id);
  if (!round) return absent;
  const latest = (await papersOf(visit.office.database, round.id))
    .map(({ issuedDue }) => issuedDue ?? "")
    .sort()
    .at(-1);
  const due = dueTyped(visit.text("due"), round.due ?? (latest === "" ? null : (latest ?? null)));
  if (due === null) return unfit(await boardOf(visit, round, say("dueUnfit")), "due-unfit");
  await extendRound(visit.office, round, due, staffIn(visit).name);
  return { kind: "go", to: `/staff/rounds/${round.id}` };
};

const closing =
  (closed: boolean) =>
  async (visit: Visit): Promise<Reply> => {
    const round = await roundOf(visit.office.database, visit.id);
    if (!round) return absent;
    await setClosed(visit.office, round, closed, staffIn(visit).name);
    return { kind: "go", to: `/staff/rounds/${round.id}` };
  };
export const closeRound = closing(true);
export const reopenRound = closing(false);
