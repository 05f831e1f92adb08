import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

import { files } from "../../src/hosts/files/files.ts";
import { openSession } from "../../src/server/access/sessions.ts";
import { addStaff, drawSetupCode, staffBySubject, type StaffRole } from "../../src/server/access/staff.ts";
import type { SignOn } from "../../src/server/access/signOn.ts";
import { checkSubmission } from "../../src/server/check/checkSubmission.ts";
import { checkerIn } from "../../src/server/check/inProcess.ts";
import type { Database } from "../../src/server/database/database.ts";
import { openOffice } from "../../src/server/keeping/openOffice.ts";
import type { ObjectStore } from "../../src/server/keeping/fileStore.ts";
import type { Office, OfficeSigner } from "../../src/server/keeping/office.ts";
import { officeApp } from "../../src/server/web/app.ts";
import { valueOf } from "../fixtures/issues.ts";
import { officeBrowser, type OfficeBrowser } from "./officeBrowser.ts";
import { hashes, sha256 } from "./sha256.ts";

export const password = "correct horse battery";

/** An office that works, its clock in the test's hands, and browsers to it. */
export type OpenedOffice = {
  readonly office: Office;
  readonly browser: () => OfficeBrowser;
  readonly fetch: (request: Request) => Promise<Response> | Response;
  readonly setTime: (time: string) => void;
  readonly close: () => Promise<void>;
};

export const newOffice = async (
  database: Database,
  options: {
    readonly signOn?: SignOn;
    readonly secure?: true;
    readonly idle?: true;
    readonly signer?: OfficeSigner;
    readonly objects?: ObjectStore;
  } = {},
): Promise<OpenedOffice> => {
  let time = "2026-12-01T02:00:00Z";
  let closed = false;
  const broken = (error: Error): void => {
    // What the queue was still at when it was closed finds no database any more.
    if (!closed) throw error;
  };
  const office = await openOffice({
    at: { database },
    migrations: "src/server/database/migrations",
    checker: checkerIn(files, sha256),
    hashes,
    now: () => time,
    random: (count) => new Uint8Array(randomBytes(count)),
    signer: options.signer ?? null,
    objects: options.objects ?? null,
    pace: { expire: 30, look: 60 },
    broken,
  });
  const release = options.idle === true ? null : await office.queue.work((id) => checkSubmission(office, id));
  const app = officeApp(office, {
    secure: options.secure === true,
    signOn: options.signOn ?? null,
    addressOf: (context) => context.req.header("X-Test-Address") ?? "192.0.2.1",
    broken,
  });
  return {
    office,
    fetch: (request) => app.fetch(request),
    browser: () => officeBrowser((request) => app.fetch(request)),
    setTime: (to) => {
      time = to;
    },
    close: async () => {
      closed = true;
      await release?.();
      await office.queue.close();
    },
  };
};

/** The first administrator, made with the one-time code and logged in by password. */
export const administratorIn = async ({ office, browser }: OpenedOffice): Promise<OfficeBrowser> => {
  const admin = browser();
  await admin.get("/setup");
  const code = (await drawSetupCode(office)) ?? "";
  await admin.post("/setup", { code, name: "管理员甲", login: "admin", password });
  await admin.post("/staff/login", { login: "admin", password });
  return admin;
};

/** Somebody of the staff who is in, without the password that takes a processor half a second. */
export const staffIn = async (
  { office, browser }: OpenedOffice,
  login = "admin",
  role: StaffRole = "administrator",
): Promise<OfficeBrowser> => {
  const account = { login, name: `人员${login}`, role, password: "", subject: login };
  valueOf(await addStaff(office, account, "测试"));
  const staff = await staffBySubject(office.database, login);
  const inside = browser();
  inside.cookies.set("kaoping", await openSession(office, "", { staff: staff?.id ?? 0 }));
  await inside.get("/staff");
  return inside;
};

/** Loads a master by the page for it; and the codes of a round, by holder's name. */
export const loadedBy = async (admin: OfficeBrowser, path: string): Promise<string> => {
  await admin.get("/staff/load");
  const content = new Uint8Array(readFileSync(path));
  return (await admin.post("/staff/load", { file: new File([content], "a.xlsx") })).text;
};

/** The codes that a page shows, by the name beside each. */
export const codesOn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/<th scope="row">([^<]+)<\/th><td><code>([0-9A-Z-]{19})<\/code>/gu)].map(
      ([, name = "", code = ""]) => [name, code],
    ),
  );
