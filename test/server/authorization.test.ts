import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { roles, type Role } from "../../src/server/access/sessions.ts";
import { latestRefusals } from "../../src/server/access/refusals.ts";
import { rowsOf } from "../../src/server/database/database.ts";
import { routes } from "../../src/server/web/routes.ts";
import type { Route } from "../../src/server/web/visit.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { codesOn, newOffice, staffIn, type OpenedOffice } from "../support/newOffice.ts";
import type { OfficeBrowser } from "../support/officeBrowser.ts";

/** What stands for a number in an address: something of the caller's own, of another's, or nothing at all. */
const objects = ["own", "foreign", "absent"] as const;
type OfObject = (typeof objects)[number];

/** Words that are on a page of another unit, and must be on no page but its own and the staff's. */
const secretOfAnother = "市第2局";

/** Routes that anybody may ask for but that answer only to what is right: they are tried by themselves, in `access.test.ts`. */
const doors = new Set([
  "POST /enter",
  "POST /setup",
  "POST /staff/login",
  "GET /staff/sign-on",
  "GET /staff/sign-on/back",
]);

describe.each(databaseKinds)("the authorization table, made from the routes, on the database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);
  let office: OpenedOffice;
  let who: ReadonlyMap<Role, OfficeBrowser>;
  let tokens: Readonly<Record<"good" | "revoked" | "wrong", string>>;
  const foreignSubmission = 2;

  beforeAll(async () => {
    office = await newOffice(await newDatabase());
    const year = issuedYearOf(3);
    const admin = await staffIn(office);
    await admin.get("/staff/load");
    await admin.post("/staff/load", { file: new File([new Uint8Array(await masterFileOf(year))], "a.xlsx") });
    const codes = new Map<string, string>();
    for (const round of [1, 2]) {
      await admin.get(`/staff/rounds/${round}`);
      for (const [name, code] of codesOn((await admin.post(`/staff/rounds/${round}/codes`, {})).text))
        codes.set(name, code);
    }
    const enter = async (name: string): Promise<OfficeBrowser> => {
      const holder = office.browser();
      await holder.get("/");
      await holder.post("/enter", { code: codes.get(name) ?? "" });
      return holder;
    };
    const units: OfficeBrowser[] = [];
    for (const { name, fileName, content } of (await formsOf(year)).slice(0, 2)) {
      const unit = await enter(name);
      await unit.post("/mine/submissions", { file: new File([new Uint8Array(content)], fileName) });
      units.push(unit);
    }
    const clerk = await staffIn(office, "clerk", "staff");
    const drawn = async (name: string): Promise<string> => {
      await admin.get("/staff/tokens");
      return /kp-[0-9A-Z-]{39}/u.exec((await admin.post("/staff/tokens", { name })).text)?.[0] ?? "";
    };
    tokens = { good: await drawn("收取"), revoked: await drawn("停用"), wrong: "kp-0000" };
    await admin.post("/staff/tokens/2/revoke", {});
    const [unit] = units;
    const reviewer = await enter([...codes.keys()].at(-1) ?? "");
    if (!unit) throw new RangeError("units: got none, want two");
    const visitor = office.browser();
    await visitor.get("/");
    who = new Map([
      ["visitor", visitor],
      ["unit", unit],
      ["reviewer", reviewer],
      ["staff", clerk],
      ["administrator", admin],
    ] as const);
  });

  afterAll(() => office.close());

  const addressOf = (route: Route, of: OfObject): string => {
    // To staff nothing is foreign but another's token; what is done is done to a unit that the table does not go in as.
    const [own, foreign] = route.path.startsWith("/mine")
      ? ["1", String(foreignSubmission)]
      : route.path.startsWith("/staff/tokens")
        ? ["2", "2"]
        : route.path.startsWith("/staff/papers")
          ? ["3", "3"]
          : ["1", "2"];
    const id = { own, foreign, absent: "999" }[of];
    return route.path.replace(":id", id).replace(":origin", "0000000000000000").replace(":kind", "forms");
  };

  /** What a route answers a role: 401 who is nobody, 403 who is another; of objects 404 what is not there or not theirs. */
  const wanted = (route: Route, role: Role, of: OfObject): readonly number[] => {
    if (!route.who.includes(role)) return [role === "visitor" ? 401 : 403];
    const about = /:id|:origin/u.test(route.path);
    if (!about) return route.method === "GET" ? [200, 303] : [200, 303, 400];
    if (of === "absent" || route.path.includes(":origin")) return [404];
    // A reviewer has sent nothing, and a token belongs to whoever made it.
    if (route.path.startsWith("/mine")) return of === "own" && role === "unit" ? [200] : [404];
    if (route.path.startsWith("/staff/tokens")) return role === "administrator" ? [200, 303] : [404];
    if (route.path.startsWith("/admin/accounts/:id")) return of === "own" ? [404] : [200, 303];
    return route.method === "GET" ? [200] : [200, 303, 400];
  };

  const bySession = routes.filter(
    (route) => route.by === "session" && !doors.has(`${route.method} ${route.path}`) && route.path !== "/leave",
  );
  const cases = bySession.flatMap((route) =>
    roles.flatMap((role) =>
      (/:id/u.test(route.path) ? objects : (["own"] as const)).map((of) => ({
        name: `${route.method} ${route.path}`,
        route,
        role,
        of,
      })),
    ),
  );
  /** Would put the table's own clerk out; it is tried last, by itself. */
  const isLast = ({ name, role, of }: (typeof cases)[number]): boolean =>
    name.endsWith("/disable") && role === "administrator" && of === "foreign";

  it.each(cases.filter((one) => !isLast(one)))("$name asked by $role of $of", async ({ route, role, of }) => {
    const browser = who.get(role);
    if (!browser) throw new RangeError(`${role}: got no browser, want one`);
    const address = addressOf(route, of);
    await browser.get(role === "visitor" ? "/" : "staff administrator".includes(role) ? "/staff" : "/mine");
    const before = await latestRefusals(office.office);
    const seen = route.method === "GET" ? await browser.get(address) : await browser.post(address, {});
    const allowed = wanted(route, role, of);
    expect(allowed).toContain(seen.status);
    if (["visitor", "unit", "reviewer"].includes(role)) expect(seen.text).not.toContain(secretOfAnother);
    const total = (rows: readonly { readonly count: number }[]): number =>
      rows.reduce((sum, { count }) => sum + count, 0);
    const after = await latestRefusals(office.office);
    expect(total(after) - total(before)).toBe(seen.status >= 400 ? 1 : 0);
  });

  it.each(bySession.filter(({ method }) => method === "POST").map(({ path }) => path))(
    "POST %s without its page's token is refused and written down, to those who may ask too",
    async (path) => {
      const admin = path.startsWith("/mine") ? who.get("unit") : who.get("administrator");
      for (const token of ["", "0".repeat(64)]) {
        const seen = await admin?.post(path.replace(":id", "1"), {}, token);
        expect([path, seen?.status]).toEqual([path, 403]);
      }
      const refusals = await latestRefusals(office.office);
      expect(refusals.some(({ route, reason }) => route === `POST ${path}` && reason === "csrf")).toBe(true);
    },
  );

  it.each(routes.filter(({ by }) => by === "token").map(({ path }) => path))(
    "GET %s answers a token in force alone, and no session",
    async (path) => {
      const address = path.replace(":id", "1").replace(":origin", "0000000000000000").replace(":kind", "forms");
      for (const token of [tokens.revoked, tokens.wrong, ""]) {
        const seen = await office.browser().get(address, { Authorization: `Bearer ${token}` });
        expect(seen.status).toBe(401);
      }
      for (const browser of who.values()) expect((await browser.get(address)).status).toBe(401);
      const seen = await office.browser().get(address, { Authorization: `Bearer ${tokens.good}` });
      expect(seen.status).toBe(path.includes(":origin") ? 404 : 200);
    },
  );

  it("gives no page to whoever left, was revoked or disabled", async () => {
    const admin = who.get("administrator");
    const [unit, clerk] = [who.get("unit"), who.get("staff")];
    await admin?.get("/staff/papers/1");
    await admin?.post("/staff/papers/1/revoke", {});
    expect((await unit?.get("/mine"))?.status).toBe(401);
    await admin?.get("/admin/accounts");
    await admin?.post("/admin/accounts/2/disable", {});
    expect((await clerk?.get("/staff"))?.status).toBe(401);
    await admin?.get("/staff");
    const cookies = new Map(admin?.cookies);
    await admin?.post("/leave", {});
    const stolen = office.browser();
    for (const [name, value] of cookies) stolen.cookies.set(name, value);
    expect((await stolen.get("/staff")).status).toBe(401);
  });

  it("is about every route but the doors", async () => {
    const rows = await rowsOf(
      office.office.database,
      v.object({ count: v.number() }),
      "select count(*)::int as count from office.refusal",
    );
    expect(rows[0]?.count).toBeGreaterThan(50);
    expect(bySession.length + doors.size + 1).toBe(routes.filter(({ by }) => by === "session").length);
  });
});
