import * as v from "valibot";

import { digestOfText } from "../../domain/ledger/digest.ts";
import { errorAt, refused, done, type Result } from "../../domain/shared/result.ts";
import { recorded } from "../chain/chain.ts";
import { rowOf, rowsOf, utc, type Sql } from "../database/database.ts";
import { clipped } from "../keeping/clipped.ts";
import type { Office } from "../keeping/office.ts";
import { codeHash, drawCode } from "./codes.ts";
import { passwordHash } from "./passwords.ts";

export type StaffRole = "staff" | "administrator";

/** A member of staff (工作人员): how they log in, by password, by the office's identity provider, or both. */
export type Staff = {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly subject: string | null;
  readonly disabled: boolean;
};

const staffShape: v.GenericSchema<unknown, Staff> = v.object({
  id: v.number(),
  login: v.string(),
  name: v.string(),
  role: v.picklist(["staff", "administrator"]),
  subject: v.nullable(v.string()),
  disabled: v.boolean(),
});
const columns = "id, login, name, role, subject, disabled is not null as disabled";

export const allStaff = (sql: Sql): Promise<readonly Staff[]> =>
  rowsOf(sql, staffShape, `select ${columns} from office.staff order by id`);

export const staffOf = (sql: Sql, id: number): Promise<Staff | null> =>
  rowOf(sql, staffShape, `select ${columns} from office.staff where id = $1 and disabled is null`, [id]);

/** Who logs in by an identity provider's subject; null where nobody was registered under it. */
export const staffBySubject = (sql: Sql, subject: string): Promise<Staff | null> =>
  rowOf(sql, staffShape, `select ${columns} from office.staff where subject = $1 and disabled is null`, [subject]);

const passwordShape = v.object({ id: v.number(), password: v.nullable(v.string()) });

export const passwordOf = (sql: Sql, login: string) =>
  rowOf(sql, passwordShape, "select id, password from office.staff where login = $1 and disabled is null", [login]);

/** An account to be made. */
export type NewStaff = {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Empty where they log in by the identity provider alone. */
  readonly password: string;
  readonly subject: string;
};

const loginPattern = /^[a-z][a-z0-9._-]{1,39}$/u;

/**
 * Makes an account (新增人员); `login-unfit`, `login-taken`, `password-weak` (want), `account-without-entry`.
 *
 * @param allowed what has to hold in the same transaction, else `setup-code-wrong`
 */
export const addStaff = async (
  office: Office,
  given: NewStaff,
  actor: string,
  allowed: (tx: Sql) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Result<null>> => {
  const { login, name, role, password, subject } = given;
  const place = { kind: "assessment" } as const;
  if (!loginPattern.test(login) || name.trim() === "") return refused([errorAt(place, "login-unfit")]);
  if (password === "" && subject === "") return refused([errorAt(place, "account-without-entry")]);
  const hashed = password === "" ? done("") : await passwordHash(password, login);
  if (!hashed.ok) return hashed;
  return recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const time = office.now();
    if (!(await allowed(tx))) return refused([errorAt(place, "setup-code-wrong")]);
    const { count } = await tx.run(
      `insert into office.staff (login, name, role, password, subject, created) values ($1, $2, $3, nullif($4, ''), nullif($5, ''), $6)
       on conflict do nothing`,
      [login, clipped(name.trim(), 100), role, hashed.value, subject, time],
    );
    if (count === 0) return refused([errorAt(place, "login-taken")]);
    await append({ time, actor, action: "account-made", rows: [{ login, role }] });
    return done(null);
  });
};

/** Gives a member of staff another password (更改口令) and ends all their sessions; `password-weak` (want). */
export const changePassword = async (
  office: Office,
  { id, login, name }: Staff,
  password: string,
): Promise<Result<null>> => {
  const hashed = await passwordHash(password, login);
  if (!hashed.ok) return hashed;
  return recorded(office.database, office.hashes.sha256, async (tx, append) => {
    await tx.run("update office.staff set password = $2 where id = $1", [id, hashed.value]);
    await tx.run("delete from office.session where staff = $1", [id]);
    await append({ time: office.now(), actor: name, action: "password-changed", rows: [{ staff: id }] });
    return done(null);
  });
};

/** Takes an account out of use, with its sessions and tokens (停用人员). */
export const disableStaff = (office: Office, id: number, actor: string): Promise<void> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const time = office.now();
    const { count } = await tx.run("update office.staff set disabled = $2 where id = $1 and disabled is null", [
      id,
      time,
    ]);
    await tx.run("delete from office.session where staff = $1", [id]);
    await tx.run("update office.token set revoked = $2 where staff = $1 and revoked is null", [id, time]);
    if (count > 0) await append({ time, actor, action: "account-disabled", rows: [{ staff: id }] });
  });

/** What a program collects with (收取令牌). */
export type Token = {
  readonly id: number;
  readonly staff: number;
  readonly name: string;
  readonly issued: string;
  readonly expires: string;
  readonly revoked: boolean;
};

const tokenShape: v.GenericSchema<unknown, Token> = v.object({
  id: v.number(),
  staff: v.number(),
  name: v.string(),
  issued: v.string(),
  expires: v.string(),
  revoked: v.boolean(),
});
const tokenColumns = `id, staff, name, ${utc("issued")} as issued, ${utc("expires")} as expires, revoked is not null as revoked`;

export const tokensOf = (sql: Sql, staff: number): Promise<readonly Token[]> =>
  rowsOf(sql, tokenShape, `select ${tokenColumns} from office.token where staff = $1 order by id`, [staff]);

/** How long a token holds, in days. */
const tokenDays = 90;

/** Draws a token (新建令牌); it is shown once. */
export const issueToken = (office: Office, staff: Staff, name: string): Promise<string> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const time = office.now();
    const token = `kp-${drawCode(office.random)}-${drawCode(office.random)}`;
    const expires = new Date(Date.parse(time) + tokenDays * 86_400_000).toISOString();
    await tx.run("insert into office.token (staff, name, hash, issued, expires) values ($1, $2, $3, $4, $5)", [
      staff.id,
      clipped(name, 100),
      tokenHash(office, token),
      time,
      expires,
    ]);
    await append({
      time,
      actor: staff.name,
      action: "token-issued",
      rows: [{ staff: staff.id, name: clipped(name, 100) }],
    });
    return token;
  });

const tokenHash = ({ hashes }: Office, token: string): string => digestOfText(`kaoping-token\n${token}`, hashes.sha256);

/** Takes a token out of force, if it is this member of staff's; false where it is not. */
export const revokeToken = (office: Office, staff: Staff, id: number): Promise<boolean> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const time = office.now();
    const { count } = await tx.run(
      "update office.token set revoked = coalesce(revoked, $3) where id = $1 and staff = $2",
      [id, staff.id, time],
    );
    if (count > 0) await append({ time, actor: staff.name, action: "token-revoked", rows: [{ token: id }] });
    return count > 0;
  });

/** Whose token in force this is; null where it is nobody's. */
export const staffByToken = (office: Office, token: string): Promise<Staff | null> =>
  rowOf(
    office.database,
    staffShape,
    `select ${columns.replaceAll(/\b(id|name)\b/gu, "staff.$1")} from office.staff join office.token on token.staff = staff.id
     where token.hash = $1 and token.revoked is null and token.expires > $2 and staff.disabled is null`,
    [tokenHash(office, token), office.now()],
  );

const setupName = "setup-code";

/** The code with which the first administrator is made (一次性管理员码); null where there are staff already. */
export const drawSetupCode = async (office: Office): Promise<string | null> => {
  if ((await allStaff(office.database)).length > 0) return null;
  const code = drawCode(office.random);
  await office.database.run(
    "insert into office.setting (name, value) values ($1, $2) on conflict (name) do update set value = $2",
    [setupName, codeHash(code, office.hashes.sha256)],
  );
  return code;
};

/** Uses the code up: true once, for whoever brings it first. */
export const useSetupCode = async ({ hashes }: Office, tx: Sql, typed: string): Promise<boolean> => {
  const { count } = await tx.run("delete from office.setting where name = $1 and value = $2", [
    setupName,
    codeHash(typed, hashes.sha256),
  ]);
  return count > 0;
};
