import * as v from "valibot";

import { digestOfText } from "../../domain/ledger/digest.ts";
import { rowOf } from "../database/database.ts";
import type { Office } from "../keeping/office.ts";
import { paperOf, type Paper } from "../keeping/rounds.ts";
import { staffOf, type Staff } from "./staff.ts";

/** Who asks (访问者): nobody we know, a unit, a reviewer, a member of staff, an administrator. */
export type Caller =
  | { readonly role: "visitor" }
  | { readonly role: "unit" | "reviewer"; readonly paper: Paper }
  | { readonly role: "staff" | "administrator"; readonly staff: Staff };

export type Role = Caller["role"];

export const roles: readonly Role[] = ["visitor", "unit", "reviewer", "staff", "administrator"];

/** How long a session lasts, and how long it may lie idle, in minutes. */
const lasting = { holder: { whole: 240, idle: 120 }, staff: { whole: 720, idle: 60 } };

const bytesHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** A cookie's value that nobody can guess: 256 bits. */
export const drawCookie = ({ random }: Pick<Office, "random">): string => bytesHex(random(32));

const keyOf = ({ hashes }: Office, cookie: string): string => digestOfText(`kaoping-session\n${cookie}`, hashes.sha256);

const after = (time: string, minutes: number): string => new Date(Date.parse(time) + minutes * 60_000).toISOString();

/** Lets a browser in as a holder or as staff, under a new cookie; what it was before is over. */
export const openSession = async (
  office: Office,
  old: string,
  as: { readonly code: number } | { readonly staff: number },
): Promise<string> => {
  const cookie = drawCookie(office);
  const now = office.now();
  await closeSession(office, old);
  await office.database.run("delete from office.session where expires < $1", [now]);
  const minutes = "code" in as ? lasting.holder.whole : lasting.staff.whole;
  await office.database.run(
    "insert into office.session (hash, staff, code, seen, expires) values ($1, $2, $3, $4, $5)",
    [keyOf(office, cookie), "staff" in as ? as.staff : null, "code" in as ? as.code : null, now, after(now, minutes)],
  );
  return cookie;
};

export const closeSession = async (office: Office, cookie: string): Promise<void> => {
  await office.database.run("delete from office.session where hash = $1", [keyOf(office, cookie)]);
};

const sessionShape = v.object({ staff: v.nullable(v.number()), paper: v.nullable(v.number()) });

/** Whose browser has this cookie; a visitor where the session is over, its code revoked or its account disabled. */
export const callerOf = async (office: Office, cookie: string): Promise<Caller> => {
  const now = office.now();
  const session = await rowOf(
    office.database,
    sessionShape,
    `update office.session set seen = $2 where hash = $1 and pending is null and expires > $2
     and seen > case when staff is null then $3::timestamptz else $4::timestamptz end
     returning staff, (select paper from office.code where code.id = session.code and revoked is null) as paper`,
    [keyOf(office, cookie), now, after(now, -lasting.holder.idle), after(now, -lasting.staff.idle)],
  );
  if (session?.staff != null) {
    const staff = await staffOf(office.database, session.staff);
    if (staff) return { role: staff.role, staff };
  }
  const paper = session?.paper == null ? null : await paperOf(office.database, session.paper);
  return paper ? { role: paper.kind === "forms" ? "unit" : "reviewer", paper } : { role: "visitor" };
};

const pendingShape = v.object({ pending: v.string() });

/** Keeps what a browser that went to the identity provider has to bring back, for ten minutes. */
export const keepPending = async (office: Office, cookie: string, pending: string): Promise<void> => {
  const now = office.now();
  await office.database.run(
    `insert into office.session (hash, pending, seen, expires) values ($1, $2, $3, $4)
     on conflict (hash) do update set pending = $2, staff = null, code = null, expires = $4`,
    [keyOf(office, cookie), pending, now, after(now, 10)],
  );
};

/** Gives what was kept, once. */
export const takePending = async (office: Office, cookie: string): Promise<string | null> => {
  const row = await rowOf(
    office.database,
    pendingShape,
    "delete from office.session where hash = $1 and pending is not null and expires > $2 returning pending",
    [keyOf(office, cookie), office.now()],
  );
  return row?.pending ?? null;
};
