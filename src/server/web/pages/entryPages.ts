import { accountLimit, addressLimit, countFailure, isExhausted, sourceOf } from "../../access/attempts.ts";
import { codeTyped } from "../../access/codes.ts";
import { isPassword } from "../../access/passwords.ts";
import { closeSession, drawCookie, keepPending, openSession, takePending } from "../../access/sessions.ts";
import { addStaff, passwordOf, staffBySubject, useSetupCode } from "../../access/staff.ts";
import { clipped } from "../../keeping/clipped.ts";
import { csrfField, field, notice, type Page } from "../frame.ts";
import { issueList } from "../issueList.ts";
import { html, type Markup } from "../markup.ts";
import { say, zh } from "../say.ts";
import type { Refused, Reply, Visit } from "../visit.ts";

const enterForm = ({ csrf }: Visit, problem: Markup | null = null): Page => ({
  title: zh("enterTitle"),
  heading: say("enterTitle"),
  body: [
    problem ? notice("bad", problem) : html``,
    html`<p>${say("enterAbout")}</p>
      <form method="post" action="/enter">
        ${csrfField(csrf)} ${field("code", "code", { hint: "codeHint", autocomplete: "off" })}
        <button>${say("enter")}</button>
      </form>
      <p><a href="/staff/login">${say("staffEntry")}</a></p>`,
  ],
});

/** Where everybody begins (入口): a field for the code of the letter. */
export const enterPage = (visit: Visit): Promise<Reply> => {
  if ("paper" in visit.caller) return Promise.resolve({ kind: "go", to: "/mine" });
  if ("staff" in visit.caller) return Promise.resolve({ kind: "go", to: "/staff" });
  return Promise.resolve({ kind: "page", page: enterForm(visit) });
};

/** Failures are counted by where they come from, for codes and passwords alike. */
const bucketOf = ({ address }: Visit): string => `address ${sourceOf(address)}`;

/** Wrong passwords are counted by account as well. */
export const accountBucket = (login: string): string => `account ${login}`;

export const enter = async (visit: Visit): Promise<Reply> => {
  const { office } = visit;
  const tooMany: Refused = { kind: "refused", status: 429, why: "too-many", page: enterForm(visit, say("tooMany")) };
  if (await isExhausted(office, bucketOf(visit), addressLimit)) return tooMany;
  const code = await codeTyped(office.database, visit.text("code"), office.hashes.sha256);
  if (!code) {
    if (!(await countFailure(office, bucketOf(visit), addressLimit))) return tooMany;
    return { kind: "refused", status: 403, why: "code-wrong", page: enterForm(visit, say("codeWrong")) };
  }
  return { kind: "go", to: "/mine", cookie: await openSession(office, visit.cookie, { code: code.id }) };
};

export const leave = async ({ office, cookie }: Visit): Promise<Reply> => {
  await closeSession(office, cookie);
  return { kind: "go", to: "/", cookie: drawCookie(office) };
};

const loginForm = ({ csrf, signOn }: Visit, problem: Markup | null = null): Page => ({
  title: zh("loginTitle"),
  heading: say("loginTitle"),
  body: [
    problem ? notice("bad", problem) : html``,
    signOn ? html`<p><a href="/staff/sign-on">${say("oidcEntry")}</a></p>` : html``,
    html`<form method="post" action="/staff/login">
      ${csrfField(csrf)} ${field("login", "login", { autocomplete: "username" })}
      ${field("password", "password", { type: "password", autocomplete: "current-password" })}
      <button>${say("loginButton")}</button>
    </form>`,
  ],
});

export const loginPage = (visit: Visit): Promise<Reply> =>
  Promise.resolve("staff" in visit.caller ? { kind: "go", to: "/staff" } : { kind: "page", page: loginForm(visit) });

export const logIn = async (visit: Visit): Promise<Reply> => {
  const { office } = visit;
  const login = clipped(visit.text("login").trim().toLowerCase(), 100);
  const account = accountBucket(login);
  const tooMany: Refused = { kind: "refused", status: 429, why: "too-many", page: loginForm(visit, say("tooMany")) };
  const exhausted = async (): Promise<boolean> =>
    (await isExhausted(office, bucketOf(visit), addressLimit)) || (await isExhausted(office, account, accountLimit));
  if (await exhausted()) return tooMany;
  const known = await passwordOf(office.database, login);
  if (!(await isPassword(visit.text("password"), known?.password ?? null)) || !known) {
    const heard = [
      await countFailure(office, bucketOf(visit), addressLimit),
      await countFailure(office, account, accountLimit),
    ];
    if (heard.includes(false)) return tooMany;
    return { kind: "refused", status: 403, why: "login-wrong", page: loginForm(visit, say("loginWrong")) };
  }
  // Passwords are tried one after the other: what many at once guessed before this one counts.
  if (await exhausted()) return tooMany;
  return { kind: "go", to: "/staff", cookie: await openSession(office, visit.cookie, { staff: known.id }) };
};

/** Sends a member of staff to the identity provider. */
export const signOnStart = async (visit: Visit): Promise<Reply> => {
  if (!visit.signOn) return { kind: "refused", status: 404, why: "no-sign-on", words: "notFound" };
  const start = await visit.signOn.start();
  if (!start) {
    const page = loginForm(visit, say("oidcUnreachable"));
    return { kind: "refused", status: 503, why: "sign-on-unreachable", page };
  }
  const { address, pending } = start;
  const cookie = drawCookie(visit.office);
  await keepPending(visit.office, cookie, pending);
  return { kind: "go", to: address, cookie };
};

/** Takes back whoever the identity provider sends. */
export const signOnBack = async (visit: Visit): Promise<Reply> => {
  const { signOn } = visit;
  const pending = await takePending(visit.office, visit.cookie);
  const subject = signOn && pending !== null ? await signOn.finish(visit.url.searchParams, pending) : null;
  if (!subject)
    return { kind: "refused", status: 403, why: "sign-on-failed", page: loginForm(visit, say("oidcFailed")) };
  const staff = await staffBySubject(visit.office.database, subject);
  if (!staff) {
    const page = loginForm(visit, say("oidcUnknown", { subject }));
    return { kind: "refused", status: 403, why: "sign-on-unknown", page };
  }
  return { kind: "go", to: "/staff", cookie: await openSession(visit.office, visit.cookie, { staff: staff.id }) };
};

const setupForm = ({ csrf }: Visit, problem: Markup | null = null): Page => ({
  title: zh("setupTitle"),
  heading: say("setupTitle"),
  body: [
    problem ? notice("bad", problem) : html``,
    html`<p>${say("setupAbout")}</p>
      <form method="post" action="/setup">
        ${csrfField(csrf)} ${field("code", "setupCode", { autocomplete: "off" })}
        ${field("name", "personName", { autocomplete: "name" })}
        ${field("login", "login", { autocomplete: "username" })}
        ${field("password", "password", { type: "password", hint: "passwordHint", autocomplete: "new-password" })}
        <button>${say("create")}</button>
      </form>`,
  ],
});

export const setupPage = (visit: Visit): Promise<Reply> => Promise.resolve({ kind: "page", page: setupForm(visit) });

/** Makes the first administrator; the code is used up by the account, or stays where the account is refused. */
export const setUp = async (visit: Visit): Promise<Reply> => {
  const { office } = visit;
  if (await isExhausted(office, bucketOf(visit), addressLimit)) {
    return { kind: "refused", status: 429, why: "too-many", page: setupForm(visit, say("tooMany")) };
  }
  const account = {
    login: visit.text("login").trim(),
    name: visit.text("name"),
    role: "administrator",
    password: visit.text("password"),
    subject: "",
  } as const;
  const made = await addStaff(office, account, account.name, (tx) => useSetupCode(office, tx, visit.text("code")));
  if (!made.ok) {
    const used = made.issues.some(({ code }) => code === "setup-code-wrong");
    if (used) await countFailure(office, bucketOf(visit), addressLimit);
    const problem = used ? say("setupWrong") : html`${say("problem")}${issueList(made.issues)}`;
    return {
      kind: "refused",
      status: used ? 403 : 400,
      why: used ? "setup-code" : "account-unfit",
      page: setupForm(visit, problem),
    };
  }
  return { kind: "go", to: "/staff/login" };
};
