#!/usr/bin/env node
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";

import { Command, InvalidArgumentError } from "commander";

import { ed25519 } from "./curve.ts";
import { runBackup, runRestore } from "./officeBackups.ts";
import { runLoad, runMigrate, runServe, runWork } from "./officeCommands.ts";
import { runKey } from "./officeKeys.ts";
import type { Machine } from "./officeMachine.ts";
import { hashBy } from "./nodeHash.ts";

/** Sources run from .ts, a build from .js. */
const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const machine: Machine = {
  hashes: { sha256: hashBy("sha256"), sm3: hashBy("sm3") },
  ed25519,
  random: (count) => new Uint8Array(randomBytes(count)),
  now: () => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
  checkerProgram: { entry: beside(`./officeChecker.${ending}`), loader: ending === "ts" ? ["--import", "tsx"] : [] },
  migrations: beside(ending === "ts" ? "../server/database/migrations" : "./migrations"),
  environment: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  untilAsked: () =>
    new Promise((resolve) => {
      process.once("SIGTERM", () => resolve());
      process.once("SIGINT", () => resolve());
    }),
};

const portOf = (text: string): number => {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > 65_535) throw new InvalidArgumentError("要 0 至 65535 wants a port");
  return Number(text);
};

const program = new Command("office").description(
  "考评报送平台：收自评表和评审包\nThe collection office: takes forms and packs back by a web page",
);
const folder = [
  "--data <folder>",
  "数据文件夹，没有 DATABASE_URL 时用 PostgreSQL in this process",
  "kaoping-office",
] as const;
const passphrase = ["--passphrase-file <file>", "口令文件 the passphrase"] as const;

program
  .command("serve", { isDefault: true })
  .description("启动网页和查验 serve the pages and check what comes in")
  .option(...folder)
  .option("--host <address>", "监听地址 listen on", "127.0.0.1")
  .option("--port <port>", "监听端口 port", portOf, 8440)
  .option(
    "--origin <url>",
    "单位访问的地址，如 https://bs.example.gov.cn；https 时只发安全 cookie the address that browsers use",
  )
  .option("--behind-proxy", "在代理之后，来源地址取 X-Forwarded-For 的最后一个 take the address from the proxy")
  .option("--key <file>", "签署存证的密钥文件 the key that signs checkpoints; its public half by office key first")
  .option("--passphrase-file <file>", "密钥的口令文件 the passphrase of the key")
  .option("--no-work", "只提供网页，查验由 office work 做 pages only; others check")
  .action(async (options: Parameters<typeof runServe>[1]) => {
    process.exitCode = await runServe(machine, options);
  });
program
  .command("work")
  .description("只做查验，可在多台机器上 check what comes in, on any number of machines; wants DATABASE_URL")
  .action(async () => {
    process.exitCode = await runWork(machine);
  });
program
  .command("migrate")
  .description("建表或升级 bring the tables up to this version")
  .option(...folder)
  .action(async (options: Parameters<typeof runMigrate>[1]) => {
    process.exitCode = await runMigrate(machine, options);
  });
program
  .command("load <assessment.xlsx>")
  .description("载入总台账，平台停着时用；开着时在网页上载入 load a master while the office is down; else on its page")
  .option(...folder)
  .action(async (path: string, options: Parameters<typeof runLoad>[2]) => {
    process.exitCode = await runLoad(machine, path, options);
  });
program
  .command("key <file>")
  .description("启用 kaoping keys new 生成的密钥，记入办理留痕 put a key in force: its public half goes into the chain")
  .option(...folder)
  .requiredOption("--as <name>", "谁 who")
  .option("--with <name>", "换密钥时的第二人 the second name where it takes another's place")
  .option("--reason <text>", "理由 why", "")
  .action(async (path: string, options: Parameters<typeof runKey>[2]) => {
    process.exitCode = await runKey(machine, path, options);
  });
program
  .command("backup")
  .description("备份全部内容，口令加密，开着时也行 everything into one encrypted file, also while the office serves")
  .option(...folder)
  .requiredOption("--out <file>")
  .requiredOption(...passphrase)
  .action(async (options: Parameters<typeof runBackup>[1]) => {
    process.exitCode = await runBackup(machine, options);
  });
program
  .command("restore <file>")
  .description("恢复到空的数据库或数据文件夹 into an empty database or folder, of either kind")
  .option(...folder)
  .requiredOption(...passphrase)
  .action(async (path: string, options: Parameters<typeof runRestore>[2]) => {
    process.exitCode = await runRestore(machine, path, options);
  });

await program.parseAsync();
