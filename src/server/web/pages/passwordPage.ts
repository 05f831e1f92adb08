import { accountLimit, countFailure, isExhausted } from "../../access/attempts.ts";
import { isPassword } from "../../access/passwords.ts";
import { openSession } from "../../access/sessions.ts";
import { changePassword, passwordOf } from "../../access/staff.ts";
import { csrfField, field, notice, type Page } from "../frame.ts";
import { issueList } from "../issueList.ts";
import { html, type Markup } from "../markup.ts";
import { say, zh } from "../say.ts";
import type { Refused, Reply, Visit } from "../visit.ts";
import { accountBucket } from "./entryPages.ts";
import { staffIn } from "./staffParts.ts";

const passwordForm = ({ csrf }: Visit, said: Markup | null = null): Page => ({
  title: zh("passwordTitle"),
  heading: say("passwordTitle"),
  body: [
    said ?? html``,
    html`<p>${say("passwordAbout")}</p>
      <form method="post" action="/staff/password">
        ${csrfField(csrf)} ${field("old", "passwordOld", { type: "password", autocomplete: "current-password" })}
        ${field("password", "passwordNew", { type: "password", hint: "passwordHint", autocomplete: "new-password" })}
        ${field("again", "passwordAgain", { type: "password", autocomplete: "new-password" })}
        <button>${say("save")}</button>
      </form>`,
  ],
});

/** Where staff change their own password (更改口令). */
export const passwordPage = (visit: Visit): Promise<Reply> =>
  Promise.resolve({ kind: "page", page: passwordForm(visit) });

/** Changes it for whoever knows the one before; all other browsers and this one's old cookie are out. */
export const newPassword = async (visit: Visit): Promise<Reply> => {
  const { office } = visit;
  const staff = staffIn(visit);
  const account = accountBucket(staff.login);
  const refuse = (status: 400 | 429, why: string, problem: Markup): Refused => {
    return { kind: "refused", status, why, page: passwordForm(visit, notice("bad", problem)) };
  };
  if (visit.text("password") !== visit.text("again")) {
    return refuse(400, "passwords-differ", say("passwordsDiffer"));
  }
  if (await isExhausted(office, account, accountLimit)) return refuse(429, "too-many", say("tooMany"));
  const known = await passwordOf(office.database, staff.login);
  if (visit.text("old") === "" || !(await isPassword(visit.text("old"), known?.password ?? null))) {
    if (!(await countFailure(office, account, accountLimit))) return refuse(429, "too-many", say("tooMany"));
    return refuse(400, "password-wrong", say("passwordOldWrong"));
  }
  if (await isExhausted(office, account, accountLimit)) return refuse(429, "too-many", say("tooMany"));
  const changed = await changePassword(office, staff, visit.text("password"));
  if (!changed.ok) return refuse(400, "password-weak", html`${say("problem")}${issueList(changed.issues)}`);
  const cookie = await openSession(office, visit.cookie, { staff: staff.id });
  return { kind: "go", to: "/staff/password/changed", cookie };
};

/** That it was changed. */
export const passwordChanged = (visit: Visit): Promise<Reply> =>
  Promise.resolve({ kind: "page", page: passwordForm(visit, notice("good", say("passwordChanged"))) });
