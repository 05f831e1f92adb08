import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

import { getRequestListener } from "@hono/node-server";
import { describe, expect, it, onTestFinished } from "vitest";

import { filledForms, filledReviews, issuedMaster, opened } from "../fixtures/issuedYear.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { administratorIn, codesOn, loadedBy, newOffice, type OpenedOffice } from "../support/newOffice.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** Serves an office on loopback, for the command line. */
const served = async ({ fetch }: OpenedOffice): Promise<string> => {
  const listen = getRequestListener(fetch);
  const server = createServer((request, response) => void listen(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
};

/** The sample year sent out, as a file, and what came of its forms and packs. */
const sampleYear = async () => {
  const path = await issuedMaster(temporaryFolder(), "with packs");
  return { content: readFileSync(path), forms: await filledForms(path), packs: await filledReviews(path) };
};
/** Made once for all kinds of database. */
let year: ReturnType<typeof sampleYear> | null = null;

describe.each(databaseKinds)("a whole round by the pages, on the database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);

  it("goes from the master to the master, its ledger without a seam", async () => {
    const folder = temporaryFolder();
    const { forms, packs, content: issued } = await (year ??= sampleYear());
    const master = join(folder, "a.xlsx");
    writeFileSync(master, issued);
    const office = await newOffice(await newDatabase());
    const admin = await administratorIn(office);
    expect(await loadedBy(admin, master)).toContain("已载入：自评表 20 份，评审包 4 个。");

    const codes = new Map<string, string>();
    for (const round of [1, 2]) {
      await admin.get(`/staff/rounds/${round}`);
      const shown = codesOn((await admin.post(`/staff/rounds/${round}/codes`, {})).text);
      for (const [name, code] of shown) codes.set(name, code);
    }
    expect(codes.size).toBe(24);

    expect([forms.length, packs.length]).toEqual([20, 4]);
    for (const { name, fileName, content } of [...forms, ...packs]) {
      const holder = office.browser();
      await holder.get("/");
      const own = await holder.post("/enter", { code: codes.get(name) ?? "" });
      expect(own.text).toContain(name);
      const file = await holder.get("/mine/paper");
      expect(file.headers.get("Content-Disposition")).toContain(encodeURIComponent(fileName));
      await holder.get("/mine");
      const outcome = await holder.post("/mine/submissions", { file: new File([new Uint8Array(content)], fileName) });
      expect(outcome.text).toContain("文件已接收");
      const receipt = await holder.get(`${outcome.at}/receipt`);
      expect(receipt.text).toContain("收件回执");
    }

    const board = await admin.get("/staff/rounds/1");
    expect(board.text).toContain("共 20 家，已接收 20 家，未报 0 家。");

    await admin.get("/staff/tokens");
    const [token = ""] = /kp-[0-9A-Z-]{39}/u.exec((await admin.post("/staff/tokens", { name: "收取" })).text) ?? [];
    const tokenFile = join(folder, "token.txt");
    writeFileSync(tokenFile, `${token}\n`);
    const from = ["--from", await served(office), "--token-file", tokenFile];
    const time = ["--at", "2026-11-22T08:30:00Z", "--as", "公开办"];
    const before = opened(master).ledger.length;
    const collected = await runKaoping("collect", master, ...from, ...time);
    expect(collected.out).toContain("收到 20 个文件，接收 20 份自评表，退回 0 份。");
    const scored = await runKaoping("score", master, ...from, ...time);
    expect(scored.out).toContain("收到 4 个评审包，接收 4 个，退回 0 个。");
    const after = opened(master);
    expect(after.state.selfEvaluations.map(({ unit }) => unit).sort()).toEqual(
      forms.map(({ holder }) => holder).sort(),
    );
    expect(after.ledger.length).toBeGreaterThan(before);
    expect((await runKaoping("verify", master)).out).toContain("核验通过");
    expect((await runKaoping("verify", ...from)).out).toContain("核验通过：平台办理留痕");

    // What was taken is not taken twice.
    const again = await runKaoping("collect", master, ...from, ...time);
    expect([again.status, again.out]).toEqual([0, expect.stringContaining("收到 0 个文件，接收 0 份自评表")]);
    expect((await runKaoping("score", master, ...from, ...time)).out).toContain("没有新的评审包。");
    expect(opened(master).ledger.length).toBe(after.ledger.length);

    // The master as it is now is loaded again, and goes on with the round.
    expect(await loadedBy(admin, master)).toContain("已载入：自评表 20 份");
    expect(readFileSync(tokenFile, "utf8")).toContain(token);
    await office.close();
  });
});
