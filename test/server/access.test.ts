import { describe, expect, it } from "vitest";

import { accountLimit, addressLimit, countFailure } from "../../src/server/access/attempts.ts";
import { codeHash, drawCode, plainCode } from "../../src/server/access/codes.ts";
import { isPassword, passwordHash } from "../../src/server/access/passwords.ts";
import { latestRefusals } from "../../src/server/access/refusals.ts";
import { drawSetupCode } from "../../src/server/access/staff.ts";
import { chainText } from "../../src/server/chain/chain.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { administratorIn, codesOn, newOffice, password, staffIn, type OpenedOffice } from "../support/newOffice.ts";
import { officeBrowser, type OfficeBrowser } from "../support/officeBrowser.ts";
import { sha256 } from "../support/sha256.ts";

/** An office with two units that have codes, and its administrator. */
const withCodes = async (
  opened: OpenedOffice,
): Promise<{ readonly admin: OfficeBrowser; readonly codes: ReadonlyMap<string, string> }> => {
  const admin = await staffIn(opened);
  await admin.get("/staff/load");
  await admin.post("/staff/load", { file: new File([new Uint8Array(await masterFileOf(issuedYearOf(2)))], "a.xlsx") });
  await admin.get("/staff/rounds/1");
  return { admin, codes: codesOn((await admin.post("/staff/rounds/1/codes", {})).text) };
};

describe("a code", () => {
  it("is of 80 random bits, in letters that are not taken for one another", () => {
    const codes = Array.from({ length: 2000 }, (_, index) =>
      drawCode((count) =>
        Uint8Array.from({ length: count }, (__, at) => (index * 7 + at * 13 + ((index * at) >> 3)) & 255),
      ),
    );
    for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/u);
    const all = drawCode((count) => Uint8Array.from({ length: count }, (_, at) => at * 16 + 15));
    expect(plainCode(all)).toHaveLength(16);
  });

  it("is known however it is typed", () => {
    const typed = [
      "0123-4567-89AB-CDEF",
      "o123 4567 89ab cdef",
      "０１２３４５６７８９ＡＢＣＤＥＦ",
      "0l23-4567-89ab-cdef",
    ];
    expect(new Set(typed.map((one) => codeHash(one, sha256))).size).toBe(1);
  });
});

describe("a password", () => {
  it("is kept by scrypt with a salt of its own, 128 MiB for each guess", async () => {
    const [one, two] = [valueOf(await passwordHash(password, "a")), valueOf(await passwordHash(password, "a"))];
    expect(one).toMatch(/^scrypt\$131072\$8\$1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/u);
    expect(one).not.toBe(two);
    expect([
      await isPassword(password, one),
      await isPassword(`${password}x`, one),
      await isPassword("", null),
    ]).toEqual([true, false, false]);
  });

  it.each(["short", "aaaaaaaaaaaaaaaa", "zhanghua-zhanghua"])("such as %s is refused", async (weak) => {
    expect(codesOf((await passwordHash(weak, "zhanghua")).issues)).toEqual(["password-weak"]);
  });
});

describe.each(databaseKinds)("on the database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);

  describe("a code", () => {
    it("is kept as a hash alone, shown once, and opens nothing once another took its place", async () => {
      const opened = await newOffice(await newDatabase());
      const { admin, codes } = await withCodes(opened);
      const code = codes.get("市第1局") ?? "";
      const { rows } = await opened.office.database.run(
        "select code::text from office.code union all select entry::text from office.entry",
      );
      expect(JSON.stringify(rows)).not.toContain(code);
      expect(JSON.stringify(rows)).not.toContain(plainCode(code));
      expect((await admin.get("/staff/rounds/1")).text).not.toContain(code);
      expect(codesOn((await admin.post("/staff/rounds/1/codes", {})).text).size).toBe(0);
      const unit = opened.browser();
      await unit.get("/");
      expect((await unit.post("/enter", { code })).status).toBe(200);
      await admin.get("/staff/papers/1");
      const [next = ""] = codesOn((await admin.post("/staff/papers/1/code", {})).text).values();
      expect((await unit.get("/mine")).status).toBe(401);
      await unit.get("/");
      expect((await unit.post("/enter", { code })).status).toBe(403);
      expect((await unit.post("/enter", { code: next })).text).toContain("市第1局");
      await opened.close();
    });

    it("cannot be tried more than thirty times in a quarter of an hour from one address, and each refusal is written down", async () => {
      const opened = await newOffice(await newDatabase());
      const { codes } = await withCodes(opened);
      const stranger = opened.browser();
      await stranger.get("/");
      for (let attempt = 0; attempt < addressLimit.failures; attempt++) {
        expect((await stranger.post("/enter", { code: `WRONG${attempt}` })).status).toBe(403);
      }
      const right = codes.get("市第2局") ?? "";
      expect((await stranger.post("/enter", { code: right })).status).toBe(429);
      const refusals = (await latestRefusals(opened.office)).filter(({ route }) => route === "POST /enter");
      expect(refusals.map(({ reason, count }) => [reason, count]).sort()).toEqual([
        ["code-wrong", 30],
        ["too-many", 1],
      ]);
      opened.setTime("2026-12-01T02:16:00Z");
      expect((await stranger.post("/enter", { code: right })).status).toBe(200);
      await opened.close();
    });
  });

  describe("the one-time administrator code", () => {
    it("makes one administrator, whoever is first, and is drawn no more once there is staff", async () => {
      const opened = await newOffice(await newDatabase());
      const code = (await drawSetupCode(opened.office)) ?? "";
      const attempt = async (login: string) => {
        const browser = opened.browser();
        await browser.get("/setup");
        return (await browser.post("/setup", { code, name: "某人", login, password })).status;
      };
      expect((await Promise.all(["first", "second"].map(attempt))).sort()).toEqual([200, 403]);
      expect(await attempt("third")).toBe(403);
      expect(await drawSetupCode(opened.office)).toBeNull();
      await opened.close();
    });

    it("is not used up by an account that is refused", async () => {
      const opened = await newOffice(await newDatabase());
      const code = (await drawSetupCode(opened.office)) ?? "";
      const browser = opened.browser();
      await browser.get("/setup");
      const weak = await browser.post("/setup", { code, name: "某人", login: "admin", password: "short" });
      expect([weak.status, weak.text.includes("口令太弱")]).toEqual([400, true]);
      expect((await browser.post("/setup", { code, name: "某人", login: "admin", password })).status).toBe(200);
      await opened.close();
    });
  });

  describe("a password", () => {
    it("cannot be tried more than ten times in a quarter of an hour for one account, from wherever", async () => {
      const opened = await newOffice(await newDatabase());
      await administratorIn(opened);
      for (let attempt = 0; attempt < accountLimit.failures; attempt++)
        await countFailure(opened.office, "account admin", accountLimit);
      const browser = opened.browser();
      await browser.get("/staff/login");
      expect((await browser.post("/staff/login", { login: "admin", password })).status).toBe(429);
      opened.setTime("2026-12-01T02:16:00Z");
      expect((await browser.post("/staff/login", { login: "admin", password: "wrong password" })).text).toContain(
        "用户名或口令不对",
      );
      expect((await browser.post("/staff/login", { login: "nobody", password })).text).toContain("用户名或口令不对");
      expect((await browser.post("/staff/login", { login: "admin", password })).status).toBe(200);
      await opened.close();
    });
  });

  describe("changing one's own password", () => {
    it("wants the one before, ends every other session, and is written down", async () => {
      const opened = await newOffice(await newDatabase());
      const admin = await administratorIn(opened);
      const elsewhere = opened.browser();
      await elsewhere.get("/staff/login");
      await elsewhere.post("/staff/login", { login: "admin", password });
      const next = "another horse, another battery";
      const change = async (old: string, fresh: string, again = fresh) => {
        await admin.get("/staff/password");
        const { status, text } = await admin.post("/staff/password", { old, password: fresh, again });
        return [status, text] as const;
      };
      expect(await change(password, next, "something else")).toEqual([400, expect.stringContaining("不一样")]);
      expect(await change("a wrong password", next)).toEqual([400, expect.stringContaining("现在的口令不对")]);
      expect(await change(password, "short")).toEqual([400, expect.stringContaining("口令太弱")]);
      expect((await elsewhere.get("/staff")).status).toBe(200);
      expect(await change(password, next)).toEqual([200, expect.stringContaining("口令已更改")]);
      expect((await admin.get("/staff")).status).toBe(200);
      expect((await elsewhere.get("/staff")).status).toBe(401);
      await elsewhere.get("/staff/login");
      expect((await elsewhere.post("/staff/login", { login: "admin", password })).status).toBe(403);
      expect((await elsewhere.post("/staff/login", { login: "admin", password: next })).status).toBe(200);
      expect(await chainText(opened.office.database)).toContain("password-changed");
      await opened.close();
    });
  });

  describe("a session", () => {
    it("has another cookie after logging in, for this site and no script, and over TLS for TLS alone", async () => {
      const opened = await newOffice(await newDatabase(), { secure: true });
      const browser = officeBrowser(opened.fetch, "https://office.test");
      const first = await browser.get("/setup");
      expect(first.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-kaoping=[0-9a-f]{64}; Path=\/; HttpOnly; Secure; SameSite=Lax$/u),
      ]);
      const before = browser.cookies.get("__Host-kaoping");
      await browser.post("/setup", {
        code: (await drawSetupCode(opened.office)) ?? "",
        name: "某人",
        login: "admin",
        password,
      });
      await browser.post("/staff/login", { login: "admin", password });
      expect(browser.cookies.get("__Host-kaoping")).not.toBe(before);
      expect((await browser.get("/staff")).headers.get("Strict-Transport-Security")).toContain("max-age=31536000");
      await opened.close();
    });

    it("ends when it lies idle, and at the end of a day's work in any case", async () => {
      const opened = await newOffice(await newDatabase());
      const admin = await administratorIn(opened);
      opened.setTime("2026-12-01T02:59:00Z");
      expect((await admin.get("/staff")).status).toBe(200);
      opened.setTime("2026-12-01T04:00:00Z");
      expect((await admin.get("/staff")).status).toBe(401);
      await admin.get("/staff/login");
      await admin.post("/staff/login", { login: "admin", password });
      for (let minute = 0; minute < 12 * 60; minute += 50) {
        opened.setTime(
          new Date(Date.parse("2026-12-01T04:00:00Z") + minute * 60_000).toISOString().replace(".000", ""),
        );
        expect((await admin.get("/staff")).status).toBe(200);
      }
      opened.setTime("2026-12-01T16:01:00Z");
      expect((await admin.get("/staff")).status).toBe(401);
      await opened.close();
    });
  });

  describe("every page", () => {
    it("allows no script, no frame and nothing from elsewhere, and is kept nowhere", async () => {
      const opened = await newOffice(await newDatabase());
      for (const path of ["/", "/mine", "/nowhere", "/style.css", "/api/ledger"]) {
        const { headers, text } = await opened.browser().get(path);
        expect(headers.get("Content-Security-Policy")).toBe(
          "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        );
        expect([
          headers.get("X-Content-Type-Options"),
          headers.get("X-Frame-Options"),
          headers.get("Cache-Control"),
        ]).toEqual(["nosniff", "DENY", "no-store"]);
        expect(text).not.toMatch(/<script|style=|onclick|https?:\/\//u);
      }
      await opened.close();
    });

    it("shows what people wrote as text, whatever it looks like", async () => {
      const opened = await newOffice(await newDatabase());
      const { admin, codes } = await withCodes(opened);
      const unit = opened.browser();
      await unit.get("/");
      await unit.post("/enter", { code: codes.get("市第1局") ?? "" });
      const evil = `"><img src=x onerror=alert(1)><script>`;
      const shown = await unit.post("/mine/submissions", { file: new File([new Uint8Array([1, 2, 3])], evil) });
      expect(shown.text).toContain("&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;");
      expect(shown.text).not.toMatch(/<script|<img/u);
      await admin.get("/staff/papers/1");
      expect((await admin.post("/staff/papers/1/return", { reason: evil })).text).not.toMatch(/<script|<img/u);
      await opened.close();
    });
  });
});
