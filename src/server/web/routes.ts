import { collectFile, collectLedger, collectList } from "./collecting.ts";
import {
  enter,
  enterPage,
  leave,
  logIn,
  loginPage,
  setUp,
  setupPage,
  signOnBack,
  signOnStart,
} from "./pages/entryPages.ts";
import { downloadPaper, holderPage, largestUpload, outcomePage, receiptFile, upload } from "./pages/holderPages.ts";
import {
  accountsPage,
  addAccount,
  checkpointFile,
  endAccount,
  endToken,
  largestMaster,
  ledgerPage,
  load,
  loadPage,
  newToken,
  refusalsPage,
  tokensPage,
} from "./pages/officePages.ts";
import {
  extendPaperDue,
  newPaperCode,
  paperPage,
  returnForMending,
  revokePaperCode,
  staffOutcome,
  submittedFile,
} from "./pages/paperPages.ts";
import { newPassword, passwordChanged, passwordPage } from "./pages/passwordPage.ts";
import { boardPage, closeRound, extendRoundDue, issueRoundCodes, reopenRound, roundsPage } from "./pages/roundPages.ts";
import { roles, type Role } from "../access/sessions.ts";
import type { Route } from "./visit.ts";

const anybody = roles;
const holders: readonly Role[] = ["unit", "reviewer"];
const staff: readonly Role[] = ["staff", "administrator"];
const administrators: readonly Role[] = ["administrator"];

type Answer = Route["answer"];

const get = (path: string, who: readonly Role[], answer: Answer): Route => ({
  method: "GET",
  path,
  who,
  by: "session",
  answer,
});
const post = (path: string, who: readonly Role[], answer: Answer, largest = 64 * 1024): Route => ({
  method: "POST",
  path,
  who,
  by: "session",
  largest,
  answer,
});
const byToken = (path: string, answer: Answer): Route => ({ method: "GET", path, who: staff, by: "token", answer });

/** What a form around a file takes beside it, in bytes. */
const around = 64 * 1024;

/** All that the office answers (路由表): who may ask for what. The authorization test is made from it. */
export const routes: readonly Route[] = [
  get("/", anybody, enterPage),
  post("/enter", anybody, enter),
  post("/leave", anybody, leave),
  get("/setup", anybody, setupPage),
  post("/setup", anybody, setUp),
  get("/staff/login", anybody, loginPage),
  post("/staff/login", anybody, logIn),
  get("/staff/sign-on", anybody, signOnStart),
  get("/staff/sign-on/back", anybody, signOnBack),
  get("/mine", holders, holderPage),
  get("/mine/paper", holders, downloadPaper),
  // A little more than a file may have, so that one that is too large is told so on its page.
  post("/mine/submissions", holders, upload, largestUpload + 4 * 1024 * 1024),
  get("/mine/submissions/:id", holders, outcomePage),
  get("/mine/submissions/:id/receipt", holders, receiptFile),
  get("/staff", staff, roundsPage),
  get("/staff/rounds/:id", staff, boardPage),
  post("/staff/rounds/:id/codes", staff, issueRoundCodes),
  post("/staff/rounds/:id/due", staff, extendRoundDue),
  post("/staff/rounds/:id/close", staff, closeRound),
  post("/staff/rounds/:id/reopen", staff, reopenRound),
  get("/staff/papers/:id", staff, paperPage),
  post("/staff/papers/:id/return", staff, returnForMending),
  post("/staff/papers/:id/due", staff, extendPaperDue),
  post("/staff/papers/:id/code", staff, newPaperCode),
  post("/staff/papers/:id/revoke", staff, revokePaperCode),
  get("/staff/submissions/:id", staff, staffOutcome),
  get("/staff/submissions/:id/file", staff, submittedFile),
  get("/staff/load", staff, loadPage),
  post("/staff/load", staff, load, largestMaster + around),
  get("/staff/tokens", staff, tokensPage),
  post("/staff/tokens", staff, newToken),
  post("/staff/tokens/:id/revoke", staff, endToken),
  get("/staff/password", staff, passwordPage),
  post("/staff/password", staff, newPassword),
  get("/staff/password/changed", staff, passwordChanged),
  get("/staff/ledger", staff, ledgerPage),
  get("/staff/ledger/checkpoint", staff, checkpointFile),
  get("/staff/refusals", staff, refusalsPage),
  get("/admin/accounts", administrators, accountsPage),
  post("/admin/accounts", administrators, addAccount),
  post("/admin/accounts/:id/disable", administrators, endAccount),
  byToken("/api/rounds/:origin/:kind", collectList),
  byToken("/api/files/:id", collectFile),
  byToken("/api/ledger", collectLedger),
];
