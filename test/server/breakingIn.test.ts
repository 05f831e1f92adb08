import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { accountLimit, addressLimit, sourceOf, countFailure } from "../../src/server/access/attempts.ts";
import { codeTyped } from "../../src/server/access/codes.ts";
import { readLedgerText } from "../../src/domain/ledger/ledgerText.ts";
import { chainText } from "../../src/server/chain/chain.ts";
import { rowsOf } from "../../src/server/database/database.ts";
import { mostFiles, receive } from "../../src/server/keeping/submissions.ts";
import { routes } from "../../src/server/web/routes.ts";
import { valueOf } from "../fixtures/issues.ts";
import type { FilledPaper } from "../fixtures/issuedYear.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { codesOn, newOffice, staffIn, type OpenedOffice } from "../support/newOffice.ts";
import type { OfficeBrowser } from "../support/officeBrowser.ts";
import { sha256 } from "../support/sha256.ts";

const units = 12;
const countShape = v.object({ count: v.number() });

describe("the address that failures are counted under", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["?", "?"],
  ])("of %s is %s", (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });
});

describe.each(databaseKinds)("somebody who tries to break in, on the database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);
  const year = issuedYearOf(units);
  let office: OpenedOffice;
  let admin: OfficeBrowser;
  let codes: ReadonlyMap<string, string>;
  let forms: readonly FilledPaper[];

  beforeAll(async () => {
    office = await newOffice(await newDatabase());
    admin = await staffIn(office);
    await admin.get("/staff/load");
    await admin.post("/staff/load", { file: new File([new Uint8Array(await masterFileOf(year))], "a.xlsx") });
    await admin.get("/staff/rounds/1");
    codes = codesOn((await admin.post("/staff/rounds/1/codes", {})).text);
    forms = await formsOf(year);
  });
  afterAll(() => office.close());

  const count = async (table: string): Promise<number> =>
    (await rowsOf(office.office.database, countShape, `select count(*)::int as count from office.${table}`))[0]
      ?.count ?? 0;
  const unit = async (number: number): Promise<OfficeBrowser> => {
    const browser = office.browser();
    await browser.get("/");
    await browser.post("/enter", { code: codes.get(`市第${number}局`) ?? "" });
    return browser;
  };
  const fileOf = (number: number): File => new File([new Uint8Array(forms[number - 1]?.content ?? [])], "a.xlsx");
  /** A request of a browser as it is, from some address. */
  const raw = (browser: OfficeBrowser, path: string, init: RequestInit, address = "192.0.2.1"): Promise<Response> => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(init.headers as Record<string, string>), Cookie: cookie, "X-Test-Address": address };
    return Promise.resolve(office.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers })));
  };
  const csrfOn = async (browser: OfficeBrowser, path: string): Promise<string> =>
    /name="csrf" value="([0-9a-f]+)"/u.exec((await browser.get(path)).text)?.[1] ?? "";
  const statuses = (all: readonly Response[]): Readonly<Record<number, number>> =>
    Object.fromEntries(
      [...new Set(all.map(({ status }) => status))].map((one) => [
        one,
        all.filter(({ status }) => status === one).length,
      ]),
    );

  it("guesses no more codes at once than one after the other", async () => {
    const browser = office.browser();
    const csrf = await csrfOn(browser, "/");
    const guess = (number: number): Promise<Response> =>
      raw(
        browser,
        "/enter",
        { method: "POST", body: new URLSearchParams({ csrf, code: `WRONG${number}` }) },
        "198.51.100.1",
      );
    const all = await Promise.all(Array.from({ length: 2 * addressLimit.failures }, (_, number) => guess(number)));
    expect(statuses(all)).toEqual({ 403: addressLimit.failures, 429: addressLimit.failures });
  });

  it("is no reason to refuse many who enter rightly at once from one address, more than may fail there", async () => {
    const enter = async (code: string): Promise<number> => {
      const browser = office.browser();
      const csrf = await csrfOn(browser, "/");
      const body = new URLSearchParams({ csrf, code });
      return (await raw(browser, "/enter", { method: "POST", body }, "198.51.100.99")).status;
    };
    const all = await Promise.all(
      Array.from({ length: 4 }, () => [...codes.values()])
        .flat()
        .map(enter),
    );
    expect([all.length > addressLimit.failures, new Set(all)]).toEqual([true, new Set([303])]);
  });

  it("guesses no more passwords at once either", async () => {
    const { office: own } = office;
    for (let taken = 0; taken < accountLimit.failures - 1; taken++)
      await countFailure(own, "account nobody", accountLimit);
    const browser = office.browser();
    const csrf = await csrfOn(browser, "/staff/login");
    const guess = (number: number): Promise<Response> => {
      const body = new URLSearchParams({ csrf, login: "nobody", password: `a wrong password ${number}` });
      return raw(browser, "/staff/login", { method: "POST", body }, `198.51.100.${number + 2}`);
    };
    expect(statuses(await Promise.all([1, 2, 3, 4].map(guess)))).toEqual({ 403: 1, 429: 3 });
  });

  it("gains nothing by the other addresses of their network", async () => {
    const browser = office.browser();
    const csrf = await csrfOn(browser, "/");
    const all: Response[] = [];
    for (let number = 1; number <= addressLimit.failures + 2; number++) {
      const body = new URLSearchParams({ csrf, code: `WRONG${number}` });
      all.push(await raw(browser, "/enter", { method: "POST", body }, `2001:db8:0:1::${number.toString(16)}`));
    }
    expect(statuses(all)).toEqual({ 403: addressLimit.failures, 429: 2 });
  });

  it("has nothing read of what they send without being let in", async () => {
    const visitor = office.browser();
    await visitor.get("/");
    for (const [path, browser] of [
      ["/staff/load", visitor],
      ["/mine/submissions", visitor],
      ["/staff/load", await unit(1)],
    ] as const) {
      let read = 0;
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          read++;
          controller.enqueue(new Uint8Array(1024 * 1024));
        },
      });
      const headers = { "Content-Type": "multipart/form-data; boundary=x" };
      const answer = await raw(browser, path, { method: "POST", headers, body, duplex: "half" } as RequestInit);
      expect([path, answer.status, read <= 1]).toEqual([path, browser === visitor ? 401 : 403, true]);
    }
  });

  it("fixes nobody's session: the cookie that a browser had before it was let in is nothing afterwards", async () => {
    const victim = office.browser();
    victim.cookies.set("kaoping", "f".repeat(64));
    await victim.get("/");
    expect((await victim.post("/enter", { code: codes.get("市第1局") ?? "" })).text).toContain("市第1局");
    const attacker = office.browser();
    attacker.cookies.set("kaoping", "f".repeat(64));
    expect((await attacker.get("/mine")).status).toBe(401);
  });

  const nasty: readonly (readonly [string, string])[] = [
    ["a NUL", "a\u0000b"],
    ["half a character", "\ud83d"],
    ["a character at the cut", `${"字".repeat(39)}${"a".repeat(60)}\u{1f600}${"b".repeat(900)}`],
    ["line ends", "a\r\nSet-Cookie: x=y"],
    ["fifty thousand characters", "x".repeat(50_000)],
    ["a path", "../../../etc/passwd"],
    ["statements", "'; drop table office.entry; --"],
    ["marks that turn the direction", "\u202egnp.xlsx"],
  ];
  const fields = ["code", "name", "login", "password", "again", "old", "subject", "role", "due", "reason", "as"];

  it.each(nasty)("breaks no page by %s in a field or a file's name", async (_, text) => {
    const holder = await unit(2);
    for (const { method, path } of routes.filter(({ by }) => by === "session")) {
      if (path === "/leave") continue;
      const browser = path.startsWith("/mine") ? holder : admin;
      const address = path.replace(":id", "3");
      if (method === "GET") {
        const seen = await browser.get(
          `${address}?state=${encodeURIComponent(text.replace(/\p{Cs}/gu, "")).slice(0, 2000)}`,
        );
        expect([path, seen.status < 500, seen.headers.get("Set-Cookie")?.includes("x=y") ?? false]).toEqual([
          path,
          true,
          false,
        ]);
        continue;
      }
      const page = path.startsWith("/mine") ? "/mine" : "/staff";
      await browser.get(page);
      const all = Object.fromEntries(fields.map((name) => [name, text]));
      const seen = await browser.post(address, all);
      expect([path, seen.status < 500]).toEqual([path, true]);
      if (path.endsWith("/disable") || path === "/staff/login" || path === "/enter" || path === "/setup") continue;
      await browser.get(page);
      const withFile = await browser.post(address, { ...all, file: new File([new Uint8Array([1, 2])], text) });
      expect([path, withFile.status < 500]).toEqual([path, true]);
    }
    const shown = (await holder.get("/mine")).text;
    expect(shown).not.toMatch(/etc\/passwd|\u202e/u);
  });

  it.each([
    [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nbroken off',
    ],
    ["multipart/form-data", "no boundary"],
    ["application/json", "{}"],
    ["application/x-www-form-urlencoded", "csrf=%ZZ&csrf[]=1&__proto__=1"],
    ["text/plain", "csrf"],
  ])("gets no further by a body of %s that is no form", async (type, body) => {
    const holder = await unit(2);
    const answer = await raw(holder, "/mine/submissions", { method: "POST", headers: { "Content-Type": type }, body });
    expect(answer.status).toBe(403);
  });

  it("draws one code in force by sending the same form twice at once", async () => {
    const csrf = await csrfOn(admin, "/staff/papers/3");
    const draw = (): Promise<Response> =>
      raw(admin, "/staff/papers/3/code", { method: "POST", body: new URLSearchParams({ csrf }) });
    const answers = await Promise.all([draw(), draw(), draw()]);
    const drawn = await Promise.all(answers.map(async (one) => [...codesOn(await one.text()).values()][0] ?? ""));
    expect(new Set(drawn).size).toBe(3);
    const open = await Promise.all(drawn.map((code) => codeTyped(office.office.database, code, sha256)));
    expect(open.filter((one) => one !== null)).toHaveLength(1);
  });

  it("fills no disk: a unit has so many different files, and what is not taken is not kept", async () => {
    const { office: own } = office;
    const paper = 11;
    const content = (number: number): Uint8Array => new TextEncoder().encode(`file ${number}`);
    await own.database.run(
      `with made as (insert into office.file (sha256, size, content)
         select encode(sha256(('x' || n)::bytea), 'hex'), 1, 'x' from generate_series(1, $1) n returning sha256)
       insert into office.submission (paper, sha256, file_name, received, sent, state, outcome)
         select $2, sha256, 'a', now(), now(), 'refused', '{"accepted":false,"issues":[],"more":0}' from made`,
      [mostFiles, paper],
    );
    const before = await count("file");
    expect(await receive(own, paper, { name: "a", content: content(1) })).toEqual({ kind: "full" });
    const holder = await unit(paper);
    const told = await holder.post("/mine/submissions", { file: new File(["another"], "a.xlsx") });
    expect([told.status, told.text.includes("不再接收新的")]).toEqual([409, true]);
    office.setTime("2026-12-11T00:00:00Z");
    expect((await receive(own, 4, { name: "a", content: content(2) })).kind).toBe("closed");
    office.setTime("2026-12-01T02:00:00Z");
    expect(await count("file")).toBe(before);
  });

  it("is told the truth where a round is closed while many send: what was acknowledged is there, before the close", async () => {
    const senders = await Promise.all(Array.from({ length: 8 }, (_, index) => unit(index + 3).catch(() => null)));
    const sent = await Promise.all(
      senders.map(async (browser, index) => {
        if (!browser) throw new RangeError("a unit: got none");
        await browser.get("/mine");
        return async () => (await browser.post("/mine/submissions", { file: fileOf(index + 3) })).at;
      }),
    );
    const csrf = await csrfOn(admin, "/staff/rounds/1");
    const outcomes = sent.map((send) => send());
    const close = raw(admin, "/staff/rounds/1/close", { method: "POST", body: new URLSearchParams({ csrf }) });
    const told = (await Promise.all(outcomes)).filter((at) => /^\/mine\/submissions\/\d+$/u.test(at));
    await close;
    const ledger = valueOf(readLedgerText(await chainText(office.office.database)));
    const closed = ledger.findIndex(({ entry }) => entry.action === "round-closed");
    const received = ledger
      .flatMap(({ entry, rows }, index) =>
        entry.action === "submission-received" && (rows[0] as { readonly file: string }).file === "a.xlsx"
          ? [{ index, row: rows[0] as { readonly submission: number; readonly paper: number } }]
          : [],
      )
      .filter(({ row }) => row.paper >= 3 && row.paper <= 10);
    expect(closed).toBeGreaterThan(0);
    expect(received.every(({ index }) => index < closed)).toBe(true);
    expect(received.map(({ row }) => `/mine/submissions/${row.submission}`).sort()).toEqual([...told].sort());
  });
});
