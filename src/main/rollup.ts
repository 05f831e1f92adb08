#!/usr/bin/env node
import { fileURLToPath } from "node:url";

import { Command, InvalidArgumentError } from "commander";

import { ed25519 } from "./curve.ts";
import { hashBy } from "./nodeHash.ts";
import {
  runLoad,
  runMigrate,
  runPlan,
  runRegister,
  runReport,
  runShards,
  runWithdraw,
  type At,
  type RollUpMachine,
} from "./rollupCommands.ts";

/** Sources run from .ts, a build from .js. */
const isSource = import.meta.url.endsWith(".ts");

const machine: RollUpMachine = {
  hashes: { sha256: hashBy("sha256"), sm3: hashBy("sm3") },
  verify: ed25519.verify,
  now: () => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
  migrations: fileURLToPath(new URL(isSource ? "../server/rollup/migrations" : "./rollupMigrations", import.meta.url)),
  environment: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

const yearOf = (text: string): number => {
  if (!/^2\d{3}$/u.test(text)) throw new InvalidArgumentError("要 2000 至 2999 wants a year");
  return Number(text);
};

const program = new Command("rollup").description(
  "考评汇总：多个地区的公布结果，核验后按方案汇总\nThe roll-up: published results of many jurisdictions, verified and added up by a plan",
);
const folder = [
  "--data <folder>",
  "数据文件夹，没有 DATABASE_URL 时用 PostgreSQL in this process",
  "kaoping-rollup",
] as const;
const year = ["--year <year>", "年度 the year", yearOf] as const;

program
  .command("migrate")
  .description("建表或升级 bring the tables up to this version")
  .option(...folder)
  .action(async (options: At) => {
    process.exitCode = await runMigrate(machine, options);
  });
program
  .command("plan <plan.json>")
  .description("设定一年的汇总方案 set the plan of a year")
  .option(...folder)
  .action(async (path: string, options: At) => {
    process.exitCode = await runPlan(machine, path, options);
  });
program
  .command("register <register.csv>")
  .description("登记地区和公钥 put jurisdictions and their keys on the register")
  .option(...folder)
  .action(async (path: string, options: At) => {
    process.exitCode = await runRegister(machine, path, options);
  });
program
  .command("load <folder>")
  .description("核验并载入各地区的公布结果 verify what jurisdictions handed in, and take it in")
  .option(...folder)
  .action(async (path: string, options: At) => {
    process.exitCode = await runLoad(machine, path, options);
  });
program
  .command("report")
  .description("汇总成表 roll a year up into tables")
  .option(...folder)
  .requiredOption(...year)
  .requiredOption("--out <folder>", "放在这里 put them here")
  .action(async (options: Parameters<typeof runReport>[1]) => {
    process.exitCode = await runReport(machine, options);
  });
program
  .command("withdraw <code>")
  .description("撤回一个地区一年的结果 take a jurisdiction's year back out")
  .option(...folder)
  .requiredOption(...year)
  .requiredOption("--reason <text>", "原因 why")
  .action(async (code: string, options: Parameters<typeof runWithdraw>[2]) => {
    process.exitCode = await runWithdraw(machine, code, options);
  });
program
  .command("shards <address...>")
  .description("把分区分到更多服务器 share the partitions out over further servers; wants DATABASE_URL")
  .action(async (servers: readonly string[]) => {
    process.exitCode = await runShards(machine, servers);
  });

await program.parseAsync();
