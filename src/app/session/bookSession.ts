import { identitySheetName, readIdentity } from "../../workbook/identity.ts";
import { noMemory } from "../bookMemory.ts";
import type { BookOutcome } from "../openedBook.ts";
import { emptyAssessment } from "../state.ts";
import { emptyYear } from "./emptyYear.ts";
import { keptOverview } from "./keptOverview.ts";
import type { Changed, Opened, PaneSession } from "./paneSession.ts";
import type { Seen, SessionHost } from "./sessionHost.ts";

/**
 * A session on the open workbook (工作簿会话): every command of the pane, each reading the workbook anew before it changes it.
 * What is not needed yet is not loaded: an ordinary workbook opens without the core, and each command comes when it is asked for.
 */
export const bookSession = (given: SessionHost): PaneSession => {
  const host = { ...given, open: { ...given.open, memory: noMemory() } };
  const at: Seen = { current: emptyAssessment, unread: null, now: host.now };
  const { open } = host;
  const changes = () => import("./changeCommands.ts");
  const forms = () => import("./formCommands.ts");
  const packs = () => import("./packCommands.ts");
  const tables = () => import("./tableCommands.ts");
  const closing = () => import("./closingCommands.ts");
  return {
    open: () => openWorkbook(host, at),
    load: () => loadYear(host, at),
    year: async () => (at.current.ledger.length === 0 ? emptyYear : (await import("./sessionHost.ts")).viewOf(at)),
    charts: async () => (await import("./charts/yearCharts.ts")).yearCharts(at.current.state),
    readDocument: async ({ name, bytes }) => {
      const { readSourceDocument } = await import("../readSourceDocument.ts");
      return readSourceDocument((await host.files()).readDocument, bytes, name);
    },
    writeBreakdown: async (reviewed, actor) => (await changes()).writeBreakdown(host, at, reviewed, actor),
    checkSetUp: async (source) => (await import("./setUp.ts")).checkSetUp(host, source, at.current.state),
    setUp: async (source, actor) => (await changes()).setUpYear(host, at, source, actor),
    kindOfFiles: async (given) =>
      (await import("./returnedFiles.ts")).kindOfFiles(await host.files(), given, open.sha256),
    issueForms: async (actor, due = "") => (await forms()).issueAllForms(host, at, due, actor),
    collectForms: async (files, actor) => (await forms()).collectAllForms(host, at, files, actor),
    keepForm: async (unit, file, actor) => (await forms()).keepForm(host, at, unit, file, actor),
    returnForm: async (back, actor) => (await forms()).returnForm(host, at, back, actor),
    approveNotApplicable: async (claim, actor) => (await forms()).approveNotApplicable(host, at, claim, actor),
    issuePacks: async (actor, wishes) => (await packs()).issueAllPacks(host, at, wishes, actor),
    takeScores: async (files, actor) => (await packs()).takeScores(host, at, files, actor),
    chooseScores: async (reviewer, choice, actor) => (await packs()).chooseScores(host, at, reviewer, choice, actor),
    takeFindings: async (files, actor) => (await tables()).takeTables(host, at, "findings", files, actor),
    takeAppeals: async (files, actor) => (await tables()).takeTables(host, at, "appeals", files, actor),
    findings: async () => (await import("./findingsView.ts")).findingLines(at.current.state),
    closeRound: async (round, actor) => (await closing()).closeOneRound(host, at, round, actor),
    card: async (voice, place) => (await import("./scoreCard.ts")).scoreCard(at.current.state, voice, place),
    checkCard: async (voice, place, answer) =>
      (await import("./answerCard.ts")).answerCard(at.current.state, voice, place, answer),
    saveScores: async (rows, actor) => (await changes()).saveScores(host, at, rows, actor),
    enterPack: async (key, answer) => (await import("./enterPack.ts")).enterPack(host, key, answer),
    takeLastYear: async (file, actor) => (await import("./lastYearCommand.ts")).takeLastYear(host, at, file, actor),
    rank: async (actor) => (await changes()).rankYear(host, at, actor),
    robustness: async (terms) => (await import("./robustnessCommands.ts")).lookAtRobustness(host, at, terms),
    writeRobustness: async (found) => (await import("./robustnessCommands.ts")).writeRobustness(host, at, found),
    supposeChoices: async () => (await import("./supposeView.ts")).supposeChoices(at.current.state),
    suppose: async (texts) => (await import("./supposeView.ts")).supposed(at.current.state, texts),
    why: async (unit) => (await import("./whyView.ts")).whyOf(at.current.state, unit),
    lock: async (actor) => (await closing()).lockYear(host, at, actor),
    unlock: async (second, reason, actor) => (await closing()).unlockYear(host, at, second, reason, actor),
    preview: async () => (await closing()).previewYear(host, at),
    publish: async (key, actor) => (await closing()).publishYear(host, at, key, actor),
    selfTest: async () => (await import("./selfTestCommand.ts")).testHost(host),
    verify: async (checkpoint) => (await closing()).verifyYear(host, checkpoint),
    edits: async () => (await import("./editCommands.ts")).findEdits(host, at),
    settle: async (decisions, reason, actor) =>
      (await import("./editCommands.ts")).settleEdits(host, at, decisions, reason, actor),
    story: async (cell) => (await import("../story/cellStory.ts")).cellStory(at.current, cell),
    ledger: async (page) => (await import("./ledgerPage.ts")).ledgerPage(at.current, page),
    show: async (sheet): Promise<BookOutcome<null>> => {
      const shown = await open.book.write([], sheet);
      return shown.ok ? { kind: "done", value: null, issues: [] } : { kind: "host-refused", failure: shown.failure };
    },
  };
};

/**
 * What the open workbook is: an ordinary one, a unit's form, a reviewer's pack, or a master. A master says by itself how far its year has
 * come; only where it does not, or where a write broke off, its ledger is replayed at once.
 */
const openWorkbook = async (host: SessionHost, at: Seen): Promise<BookOutcome<Opened>> => {
  const read = await host.open.book.read();
  if (!read.ok) return { kind: "host-refused", failure: read.failure };
  at.current = emptyAssessment;
  at.unread = null;
  const sheet = read.value.find(({ name }) => name === identitySheetName);
  if (!sheet) return { kind: "done", value: { kind: "master", overview: emptyYear, year: emptyYear }, issues: [] };
  const { name, sha256 } = host.open;
  const identity = readIdentity(read.value, name, sha256);
  if (identity.ok && identity.value.kind === "form") {
    const { formView } = await import("./formView.ts");
    return { kind: "done", value: { kind: "form", form: formView(read.value) }, issues: [] };
  }
  if (identity.ok && identity.value.kind === "pack") {
    const { packView } = await import("./packView.ts");
    return { kind: "done", value: { kind: "pack", pack: packView(read.value) }, issues: [] };
  }
  at.unread = read.value;
  const overview =
    identity.ok && identity.value.kind === "master" ? keptOverview(sheet, identity.value.ledgerText, sha256) : null;
  if (overview) return { kind: "done", value: { kind: "master", overview, year: null }, issues: [] };
  const year = await loadYear(host, at);
  return year.kind === "done" ? { ...year, value: { kind: "master", overview: year.value, year: year.value } } : year;
};

const loadYear = async (host: SessionHost, at: Seen): Changed => {
  const [{ openYear }, { seen }] = await Promise.all([import("./openYear.ts"), import("./sessionHost.ts")]);
  return seen(at, await openYear(host.open, at.unread));
};
