import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { childChecker } from "../../src/server/check/childChecker.ts";
import { loadMaster } from "../../src/server/keeping/loadMaster.ts";
import { receive, submissionOf } from "../../src/server/keeping/submissions.ts";
import { valueOf } from "../fixtures/issues.ts";
import { latestRefusals } from "../../src/server/access/refusals.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import type { FilledPaper } from "../fixtures/issuedYear.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { codesOn, newOffice, staffIn, type OpenedOffice } from "../support/newOffice.ts";
import type { OfficeBrowser } from "../support/officeBrowser.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

describe.each(databaseKinds)("a unit that sends its form in, on the database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);
  const year = issuedYearOf(4);
  let office: OpenedOffice;
  let admin: OfficeBrowser;
  let codes: ReadonlyMap<string, string>;
  let forms: readonly FilledPaper[];
  let others: readonly FilledPaper[];

  beforeAll(async () => {
    office = await newOffice(await newDatabase());
    admin = await staffIn(office);
    await admin.get("/staff/load");
    await admin.post("/staff/load", { file: new File([new Uint8Array(await masterFileOf(year))], "a.xlsx") });
    await admin.get("/staff/rounds/1");
    codes = codesOn((await admin.post("/staff/rounds/1/codes", {})).text);
    [forms, others] = [await formsOf(year), await formsOf(year, "others")];
  });
  afterAll(() => office.close());

  const unit = async (number: number): Promise<OfficeBrowser> => {
    const browser = office.browser();
    await browser.get("/");
    await browser.post("/enter", { code: codes.get(`市第${number}局`) ?? "" });
    return browser;
  };
  const send = async (browser: OfficeBrowser, content: Uint8Array, name = "自评表.xlsx") => {
    await browser.get("/mine");
    return browser.post("/mine/submissions", { file: new File([new Uint8Array(content)], name) });
  };
  const contentOf = (of: readonly FilledPaper[], number: number): Uint8Array =>
    of.find(({ holder }) => holder === `u${number}`)?.content ?? new Uint8Array();

  it("is told at once what is wrong with a file that is not its own, none at all, or too large", async () => {
    const first = await unit(1);
    const foreign = await send(first, contentOf(forms, 2));
    expect(foreign.text).toContain("这不是您的文件");
    expect(foreign.text).not.toContain("市第2局");
    expect((await send(first, new TextEncoder().encode("不是表"))).text).toContain("这不是 .xlsx 工作簿");
    expect((await send(first, new Uint8Array())).text).toContain("没有选择文件");
    const large = await send(first, new Uint8Array(12 * 1024 * 1024 + 1));
    expect([large.status, large.text.includes("超过 12 MB")]).toEqual([413, true]);
    expect((await send(first, new Uint8Array(17 * 1024 * 1024))).status).toBe(413);
    const reasons = (await latestRefusals(office.office)).map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining(["file-missing", "file-too-large", "too-large"]));
  });

  it("may send again until the deadline: the same file is the same submission, the last one sent counts", async () => {
    const second = await unit(2);
    const one = await send(second, contentOf(forms, 2));
    expect(one.text).toContain("文件已接收");
    expect((await send(second, contentOf(forms, 2), "改了名字.xlsx")).at).toBe(one.at);
    const two = await send(second, contentOf(others, 2));
    expect(two.at).not.toBe(one.at);
    const counting = async (): Promise<string | undefined> =>
      /submissions\/(\d+)"[^>]*>[^<]*<\/a>\s*<\/th>\s*<td>[^<]*<\/td>\s*<td>[^]{0,120}?以此为准/u.exec(
        (await second.get("/mine")).text,
      )?.[1];
    expect(`/mine/submissions/${await counting()}`).toBe(two.at);
    expect((await send(second, contentOf(forms, 2))).at).toBe(one.at);
    expect(`/mine/submissions/${await counting()}`).toBe(one.at);
  });

  it("reads why its form was sent back, and sends another", async () => {
    const third = await unit(3);
    await send(third, contentOf(forms, 3));
    await admin.get("/staff/papers/3");
    expect((await admin.post("/staff/papers/3/return", { reason: "" })).text).toContain("请写明理由");
    await admin.post("/staff/papers/3/return", { reason: "第二项没有佐证" });
    expect((await third.get("/mine")).text).toContain("第二项没有佐证");
    expect((await admin.get("/staff/rounds/1")).text).toMatch(/市第3局[^]{0,200}?已退回/u);
    await send(third, contentOf(others, 3));
    expect((await third.get("/mine")).text).not.toContain("第二项没有佐证");
  });

  it("is refused after the deadline, until staff put it off, and once the round is closed", async () => {
    office.setTime("2026-12-10T15:59:00Z");
    expect((await (await unit(4)).get("/mine")).text).toContain("请在 2026-12-10 24 时前报送");
    office.setTime("2026-12-10T16:00:00Z");
    const again = await unit(4);
    const late = await send(again, contentOf(forms, 4));
    expect([late.status, late.text.includes("报送期限 2026-12-10 已过")]).toEqual([409, true]);
    admin = await staffAgain();
    await admin.get("/staff/papers/4");
    expect((await admin.post("/staff/papers/4/due", { due: "2026-12-09" })).text).toContain("比现在的期限早");
    expect((await admin.post("/staff/papers/4/due", { due: "2026-02-30" })).status).toBe(400);
    await admin.post("/staff/papers/4/due", { due: "2026-12-12" });
    expect((await send(again, contentOf(forms, 4))).text).toContain("文件已接收");
    expect((await send(await unit(1), contentOf(forms, 1))).status).toBe(409);
    await admin.get("/staff/rounds/1");
    await admin.post("/staff/rounds/1/close", {});
    expect((await send(again, contentOf(others, 4))).text).toContain("本轮报送已结束");
    await admin.get("/staff/rounds/1");
    await admin.post("/staff/rounds/1/reopen", {});
    expect((await send(again, contentOf(others, 4))).text).toContain("文件已接收");
  });

  /** The staff's own session lies idle while the days go by. */
  const staffAgain = (): Promise<OfficeBrowser> => staffIn(office, "clerk", "staff");
});

describe("an office in one process that died while it checked a file", () => {
  const newDatabase = databasesOf("embedded");

  it("checks it at once when it comes back", async () => {
    const year = issuedYearOf(1);
    const before = await newOffice(await newDatabase(), { idle: true });
    valueOf(await loadMaster(before.office, { name: "a.xlsx", content: await masterFileOf(year) }, "公开办"));
    const [form] = await formsOf(year);
    await receive(before.office, 1, { name: "a.xlsx", content: form?.content ?? new Uint8Array() });
    // As a process leaves it that was killed between taking the job and doing it.
    const { count } = await before.office.database.run(
      "update pgboss.job set state = 'active', started_on = now() where name = 'check'",
    );
    expect(count).toBe(1);
    await before.close();
    const { office, close } = await newOffice(before.office.database);
    const state = async (): Promise<string | undefined> => (await submissionOf(office.database, 1))?.state;
    await expect.poll(state, { timeout: 20_000 }).toBe("accepted");
    await close();
  });
});

describe("the process that checks files", () => {
  const program = (text: string) => {
    const entry = join(temporaryFolder(), "checker.mjs");
    writeFileSync(entry, text);
    return { entry, loader: [] };
  };
  const job = {
    ledger: { sha256: "0".repeat(64), text: () => Promise.resolve("") },
    kind: "forms",
    holder: "u1",
    due: null,
    file: { name: "a.xlsx", sha256: "0".repeat(64), time: "2026-12-01T02:00:00Z" },
    content: new Uint8Array(),
  } as const;

  it("is ended where a file takes it too long, and the next file gets another", async () => {
    const hangs = program(`process.on("message", () => { for (;;); });`);
    const checker = childChecker(hangs, { check: 500, master: 500, memory: 64 });
    for (const attempt of [1, 2]) {
      const { accepted, issues } = await checker.check(job);
      expect([attempt, accepted, issues.map(({ code }) => code)]).toEqual([attempt, false, ["check-given-up"]]);
    }
    await checker.close();
  });

  it("knows no secret of the office", async () => {
    process.env["DATABASE_URL_FOR_TEST"] = "postgres://secret";
    const tells = program(
      `process.on("message", ({ id }) => process.send({ id, value: { accepted: !JSON.stringify(process.env).includes("secret"), issues: [], more: 0 } }));`,
    );
    const checker = childChecker(tells, { check: 20_000, master: 500, memory: 64 });
    expect((await checker.check(job)).accepted).toBe(true);
    await checker.close();
    delete process.env["DATABASE_URL_FOR_TEST"];
  });
});
