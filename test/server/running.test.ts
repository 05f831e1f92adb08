import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { ed25519 } from "../../src/main/curve.ts";
import { runBackup, runRestore } from "../../src/main/officeBackups.ts";
import { runLoad, runMigrate, runServe } from "../../src/main/officeCommands.ts";
import { runKey } from "../../src/main/officeKeys.ts";
import type { Machine } from "../../src/main/officeMachine.ts";
import { sealedKey } from "../../src/domain/ledger/keyFile.ts";
import { openEmbedded } from "../../src/server/database/embeddedDatabase.ts";
import { valueOf } from "../fixtures/issues.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { emptyDatabaseIn } from "../support/emptyDatabase.ts";
import { codesOn, password } from "../support/newOffice.ts";
import { officeBrowser, type OfficeBrowser } from "../support/officeBrowser.ts";
import { freePort, untilServing } from "../support/officeProcesses.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { hashes } from "../support/sha256.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A machine whose lines are heard, and that asks its process to end when told. */
const machineWith = (environment: Readonly<Record<string, string>> = {}) => {
  const said: string[] = [];
  let ask = (): void => undefined;
  const machine: Machine = {
    hashes,
    ed25519,
    random: (count) => new Uint8Array(randomBytes(count)),
    now: () => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
    checkerProgram: { entry: "dist/office/officeChecker.js", loader: [] },
    migrations: "src/server/database/migrations",
    environment,
    out: (line) => void said.push(line),
    err: (line) => void said.push(line),
    untilAsked: () =>
      new Promise((resolve) => {
        ask = resolve;
      }),
  };
  return { machine, said, end: () => ask() };
};

/** An office that serves from a folder until it is told to end. */
const serving = async (data: string, options: Readonly<Record<string, string>> = {}, environment = {}) => {
  const { machine, said, end } = machineWith(environment);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const over = runServe(machine, { data, host: "127.0.0.1", port, work: true, ...options });
  await untilServing(base);
  // It answers before it has said all that it says at its start.
  await expect.poll(() => said.join("\n"), { timeout: 60_000 }).toContain("collection office：");
  const stop = async (): Promise<number> => {
    end();
    return over;
  };
  return { base, said, stop };
};

const browserTo = (base: string): OfficeBrowser => officeBrowser((request) => fetch(request), base);

/** The first administrator of an office that was just started, by the code that it printed. */
const firstAdministrator = async (base: string, said: readonly string[]): Promise<OfficeBrowser> => {
  const code = /code：(\S+)/u.exec(said.join("\n"))?.[1] ?? "";
  const admin = browserTo(base);
  await admin.get("/setup");
  await admin.post("/setup", { code, name: "管理员甲", login: "admin", password });
  await admin.post("/staff/login", { login: "admin", password });
  return admin;
};

const newFolder = async (): Promise<string> => {
  const data = temporaryFolder();
  mkdirSync(data, { recursive: true });
  await emptyDatabaseIn(join(data, "postgresql"));
  return data;
};

describe("an office that runs from a folder", () => {
  it("signs its checkpoints by its key, is backed up while it serves, and is whole again where it is restored", async () => {
    const folder = temporaryFolder();
    const [master, keyFile, passphrase, token, backup] = [
      "a.xlsx",
      "office.key",
      "pass.txt",
      "token.txt",
      "b.backup",
    ].map((name) => join(folder, name)) as [string, string, string, string, string];
    const year = issuedYearOf(2);
    writeFileSync(master, await masterFileOf(year));
    writeFileSync(passphrase, "a long passphrase\n");
    const key = (name: string, secret: Uint8Array): string =>
      valueOf(
        sealedKey({ name, publicKey: ed25519.publicKeyOf(secret), secret }, "a long passphrase", {
          salt: new Uint8Array(randomBytes(16)),
          nonce: new Uint8Array(randomBytes(24)),
        }),
      );
    writeFileSync(keyFile, key("市公开办", new Uint8Array(randomBytes(32))));
    const data = await newFolder();

    // The key is put in force once; a second one by two names alone.
    const { machine, said } = machineWith();
    expect(await runLoad(machine, master, { data })).toBe(0);
    // The year's forms are due on a day; this round does not end, whatever day it is here.
    const database = await openEmbedded(join(data, "postgresql"));
    await database.run("update office.round set due = '2999-12-31'");
    await database.close();
    const early = machineWith();
    const signing = { key: keyFile, passphraseFile: passphrase };
    expect(await runServe(early.machine, { data, host: "127.0.0.1", port: 0, work: false, ...signing })).toBe(1);
    expect(early.said.join()).toContain("office key");
    expect(await runKey(machine, keyFile, { data, as: "张某", reason: "" })).toBe(0);
    const verifier = /verifier key (\S+)/u.exec(said.join("\n"))?.[1] ?? "";
    writeFileSync(join(folder, "second.key"), key("市公开办", new Uint8Array(randomBytes(32))));
    expect(await runKey(machine, join(folder, "second.key"), { data, as: "张某", reason: "换" })).toBe(1);

    const office = await serving(data, signing);
    const admin = await firstAdministrator(office.base, office.said);
    await admin.get("/staff/rounds/1");
    const codes = codesOn((await admin.post("/staff/rounds/1/codes", {})).text);
    const [form] = await formsOf(year);
    if (!form) throw new RangeError("forms: got none, want two");
    const unit = browserTo(office.base);
    await unit.get("/");
    await unit.post("/enter", { code: codes.get(form.name) ?? "" });
    const file = new File([new Uint8Array(form.content)], form.fileName);
    expect((await unit.post("/mine/submissions", { file })).text).toContain("文件已接收");
    expect((await admin.get("/staff/ledger")).text).toContain(verifier.replaceAll("+", "+"));
    await admin.get("/staff/tokens");
    const [drawn = ""] = /kp-[0-9A-Z-]{39}/u.exec((await admin.post("/staff/tokens", { name: "核验" })).text) ?? [];
    writeFileSync(token, drawn);

    const from = ["verify", "--from", office.base, "--token-file", token] as const;
    expect((await runKaoping(...from)).out).toContain("存证签名有效");
    const kept = join(folder, "kept.txt");
    writeFileSync(kept, (await admin.get("/staff/ledger/checkpoint")).text);
    const pub = join(folder, "office.pub");
    writeFileSync(pub, `${verifier}\n`);
    const checked = await runKaoping(...from, "--checkpoint", kept, "--pub", pub);
    expect([checked.status, checked.out]).toEqual([0, expect.stringContaining("存证签名有效")]);
    writeFileSync(
      kept,
      readFileSync(kept, "utf8").replace(
        /^(— \S+ .{20})(.)/mu,
        (_, head: string, one: string) => `${head}${one === "A" ? "B" : "A"}`,
      ),
    );
    expect((await runKaoping(...from, "--checkpoint", kept)).status).toBe(1);

    // While it serves: the folder is its own, and yet it is backed up.
    expect(await runBackup(machine, { data, out: backup, passphraseFile: passphrase })).toBe(0);
    expect(statSync(backup).mode & 0o077).toBe(0);
    expect(readFileSync(backup).includes("市第1局")).toBe(false);
    expect((await unit.get("/mine")).text).toContain("以此为准");
    const before = (await browserTo(office.base).get("/api/ledger", { Authorization: `Bearer ${drawn}` })).text;
    expect(await office.stop()).toBe(0);

    const other = await newFolder();
    writeFileSync(join(folder, "wrong.txt"), "another passphrase");
    expect(await runRestore(machine, backup, { data: other, passphraseFile: join(folder, "wrong.txt") })).toBe(1);
    expect(await runRestore(machine, backup, { data: other, passphraseFile: passphrase })).toBe(0);
    expect(await runRestore(machine, backup, { data: other, passphraseFile: passphrase })).toBe(1);
    const again = await serving(other, signing);
    expect(again.said.join()).not.toContain("one-time administrator code");
    const returning = browserTo(again.base);
    await returning.get("/");
    expect((await returning.post("/enter", { code: codes.get(form.name) ?? "" })).text).toContain("以此为准");
    const after = (await browserTo(again.base).get("/api/ledger", { Authorization: `Bearer ${drawn}` })).text;
    expect(after).toBe(before);
    expect((await runKaoping("verify", "--from", again.base, "--token-file", token, "--pub", pub)).out).toContain(
      "存证签名有效",
    );
    expect(await again.stop()).toBe(0);
    // Stopped, it is backed up by whoever has the folder.
    expect(await runBackup(machine, { data: other, out: backup, passphraseFile: passphrase })).toBe(0);
    expect(existsSync(`${backup}.part`)).toBe(false);
  });

  it("says in a sentence what it cannot start without", async () => {
    const data = await newFolder();
    const options = { data, host: "127.0.0.1", port: await freePort(), work: false };
    const saidBy = async (environment: Readonly<Record<string, string>>): Promise<string> => {
      const { machine, said } = machineWith(environment);
      expect(await runServe(machine, options)).toBe(1);
      return said.join("\n");
    };
    expect(await saidBy({ DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/x` })).toMatch(
      /^打不开数据库.*ECONNREFUSED/u,
    );
    expect(await saidBy({ OIDC_ISSUER: "not an address" })).toContain("统一身份认证设置不全");
    expect(await saidBy({ S3_ENDPOINT: "https://store.test" })).toContain("S3_BUCKET");
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(options.port, "127.0.0.1", () => resolve()));
    onTestFinished(() => void taken.close());
    expect(await saidBy({})).toMatch(/不能监听.*EADDRINUSE/u);
    expect(await runMigrate(machineWith().machine, { data })).toBe(0);
  });
});
