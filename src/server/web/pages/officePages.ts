import { checkpointNow, verifierKey } from "../../chain/checkpointNow.ts";
import { latestRefusals } from "../../access/refusals.ts";
import {
  addStaff,
  allStaff,
  disableStaff,
  issueToken,
  revokeToken,
  staffOf,
  tokensOf,
  type StaffRole,
} from "../../access/staff.ts";
import { clipped } from "../../keeping/clipped.ts";
import { loadMaster } from "../../keeping/loadMaster.ts";
import { buttonForm, csrfField, field, notice, table, type Page } from "../frame.ts";
import { issueList } from "../issueList.ts";
import { html, type Markup } from "../markup.ts";
import { beijingTime, say, zh } from "../say.ts";
import { absent, type Reply, type Visit } from "../visit.ts";
import { staffIn } from "./staffParts.ts";

/** The largest master that is taken, in bytes. */
export const largestMaster = 64 * 1024 * 1024;

const loadForm = ({ csrf }: Visit, said: Markup | null = null): Page => ({
  title: zh("loadTitle"),
  heading: say("loadTitle"),
  body: [
    said ?? html``,
    html`<p>${say("loadAbout")}</p>
      <form method="post" action="/staff/load" enctype="multipart/form-data">
        ${csrfField(csrf)} ${field("file", "masterFile", { type: "file", accept: ".xlsx" })}<button>
          ${say("loadButton")}
        </button>
      </form>`,
  ],
});

export const loadPage = (visit: Visit): Promise<Reply> => Promise.resolve({ kind: "page", page: loadForm(visit) });

/** Loads a master that was uploaded. */
export const load = async (visit: Visit): Promise<Reply> => {
  const file = await visit.file("file");
  if (!file || file.content.length === 0) {
    return {
      kind: "refused",
      status: 400,
      why: "file-missing",
      page: loadForm(visit, notice("bad", say("fileMissing"))),
    };
  }
  const loaded = await loadMaster(visit.office, file, staffIn(visit).name);
  const issues = loaded.issues.length > 0 ? issueList(loaded.issues) : html``;
  if (!loaded.ok) {
    const said = html`${notice("bad", say("notLoaded"))}${issues}`;
    return { kind: "refused", status: 400, why: "master-unfit", page: loadForm(visit, said) };
  }
  const { forms, packs } = loaded.value;
  return { kind: "page", page: loadForm(visit, html`${notice("good", say("loaded", { forms, packs }))}${issues}`) };
};

/** What was refused (拒绝记录页). */
export const refusalsPage = async ({ office }: Visit): Promise<Reply> => {
  const rows = (await latestRefusals(office)).map(({ minute, who, address, route, reason, count }) => [
    html`${beijingTime(minute)}`,
    html`${who}`,
    html`${address}`,
    html`<code>${route}</code>`,
    html`<code>${reason}</code>`,
    html`${count}`,
  ]);
  const body = [
    html`<p>${say("refusalsAbout")}</p>`,
    table(say("refusalsTitle"), ["time", "who", "address", "route", "reason", "count"], rows),
  ];
  return { kind: "page", page: { title: zh("refusalsTitle"), heading: say("refusalsTitle"), body } };
};

/** The checkpoint over the chain, to be kept elsewhere (办理留痕页). */
export const ledgerPage = async ({ office }: Visit): Promise<Reply> => {
  const key = await verifierKey(office);
  const body = [
    html`<p>${say("ledgerAbout")}</p>
      <h2>${say("checkpoint")}</h2>
      <pre>${await checkpointNow(office)}</pre>`,
    key === null
      ? html`<p>${say("keyNone")}</p>`
      : html`<h2>${say("verifierKey")}</h2>
          <pre>${key}</pre>`,
    html`<p><a href="/staff/ledger/checkpoint">${say("downloadSent")}</a></p>`,
  ];
  return { kind: "page", page: { title: zh("ledgerTitle"), heading: say("ledgerTitle"), body } };
};

export const checkpointFile = async ({ office }: Visit): Promise<Reply> => ({
  kind: "file",
  name: "报送平台存证.txt",
  type: "text/plain; charset=utf-8",
  content: await checkpointNow(office),
});

const tokensPageOf = async (visit: Visit, fresh: string | null = null): Promise<Page> => {
  const tokens = await tokensOf(visit.office.database, staffIn(visit).id);
  const rows = tokens.map(({ id, name, expires, revoked }) => [
    html`${name}`,
    html`${beijingTime(expires)}`,
    revoked ? say("disabled") : buttonForm(`/staff/tokens/${id}/revoke`, visit.csrf, "revoke"),
  ]);
  return {
    title: zh("tokensTitle"),
    heading: say("tokensTitle"),
    body: [
      fresh === null ? html`` : notice("wait", html`${say("tokenShown")} <code>${fresh}</code>`),
      html`<p>${say("tokensAbout")}</p>`,
      table(say("tokensTitle"), ["tokenName", "expires", "state"], rows),
      html`<form method="post" action="/staff/tokens">
        ${csrfField(visit.csrf)}${field("name", "tokenName")}<button>${say("newToken")}</button>
      </form>`,
    ],
  };
};

export const tokensPage = async (visit: Visit): Promise<Reply> => ({ kind: "page", page: await tokensPageOf(visit) });

export const newToken = async (visit: Visit): Promise<Reply> => {
  const token = await issueToken(visit.office, staffIn(visit), visit.text("name").trim());
  return { kind: "page", page: await tokensPageOf(visit, token) };
};

export const endToken = async (visit: Visit): Promise<Reply> =>
  (await revokeToken(visit.office, staffIn(visit), visit.id)) ? { kind: "go", to: "/staff/tokens" } : absent;

const accountsPageOf = async (visit: Visit, problem: Markup | null = null): Promise<Page> => {
  const own = staffIn(visit).id;
  const rows = (await allStaff(visit.office.database)).map(({ id, login, name, role, subject, disabled }) => [
    html`${name}`,
    html`${login}`,
    say(role === "staff" ? "roleStaff" : "roleAdministrator"),
    html`${subject ?? "—"}`,
    disabled
      ? say("disabled")
      : id === own
        ? html`—`
        : buttonForm(`/admin/accounts/${id}/disable`, visit.csrf, "disable"),
  ]);
  return {
    title: zh("accountsTitle"),
    heading: say("accountsTitle"),
    body: [
      problem ? notice("bad", problem) : html``,
      table(say("accountsTitle"), ["personName", "login", "role", "subject", "state"], rows),
      html`<h2>${say("addAccount")}</h2>
        <form method="post" action="/admin/accounts">
          ${csrfField(visit.csrf)} ${field("name", "personName")} ${field("login", "login", { autocomplete: "off" })}
          <p class="field">
            <label for="role">${say("role")}</label
            ><select id="role" name="role">
              <option value="staff">${zh("roleStaff")}</option>
              <option value="administrator">${zh("roleAdministrator")}</option>
            </select>
          </p>
          ${field("password", "password", { type: "password", hint: "passwordHint", required: false, autocomplete: "new-password" })}
          ${field("subject", "subject", { hint: "subjectHint", required: false })}
          <button>${say("create")}</button>
        </form>`,
    ],
  };
};

export const accountsPage = async (visit: Visit): Promise<Reply> => ({
  kind: "page",
  page: await accountsPageOf(visit),
});

export const addAccount = async (visit: Visit): Promise<Reply> => {
  const role: StaffRole = visit.text("role") === "administrator" ? "administrator" : "staff";
  const account = {
    login: visit.text("login").trim(),
    name: visit.text("name"),
    role,
    password: visit.text("password"),
    subject: clipped(visit.text("subject").trim(), 200),
  };
  const made = await addStaff(visit.office, account, staffIn(visit).name);
  if (made.ok) return { kind: "go", to: "/admin/accounts" };
  const page = await accountsPageOf(visit, html`${say("problem")}${issueList(made.issues)}`);
  return { kind: "refused", status: 400, why: "account-unfit", page };
};

/** Takes another's account out of use; one's own stays, so that the office never loses its last administrator by a slip. */
export const endAccount = async (visit: Visit): Promise<Reply> => {
  const staff = await staffOf(visit.office.database, visit.id);
  if (!staff || staff.id === staffIn(visit).id) return absent;
  await disableStaff(visit.office, staff.id, staffIn(visit).name);
  return { kind: "go", to: "/admin/accounts" };
};
