import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";

import type { Language } from "../app/wording/issueText.ts";
import type { CliHost } from "./cliHost.ts";
import { templateKinds, type TemplateKind } from "./commands/template.ts";
import type { Outcome } from "./outcome.ts";
import { report } from "./report.ts";

/** 0 done, 1 refused with the reasons on standard error, 2 called the wrong way. */
export type ExitStatus = 0 | 1 | 2;

type Globals = { readonly json?: boolean; readonly lang: Language };

/** Runs one command line (命令行); every command is loaded only when it is called. */
export const runCli = async (argv: readonly string[], host: CliHost): Promise<ExitStatus> => {
  let status: ExitStatus = 0;
  const settle = async (command: Command, outcome: Promise<Outcome>): Promise<void> => {
    const ended = await outcome;
    host.progress("");
    status = report(host, ended, command.optsWithGlobals<Globals>());
  };
  const program = programOf(host, settle);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
};

const holidays = ["--holidays <file>", "补充放假安排，.json 或 .csv days off of further years"] as const;

const largest = ["--largest <MB>", "文件大小上限，兆字节，默认 50 most megabytes of a document", bytesOf] as const;

type Settle = (command: Command, outcome: Promise<Outcome>) => Promise<void>;

const programOf = (host: CliHost, settle: Settle): Command => {
  const program = new Command("kaoping")
    .description("考评：政务公开工作考核\nAssess, rank and publish a year of open-government work")
    .addOption(new Option("--lang <language>", "提示语言 language of messages").choices(["zh", "en"]).default("zh"))
    .option("--json", "只输出 JSON print JSON only")
    .configureOutput({ writeOut: host.out, writeErr: host.err })
    .exitOverride();
  addReading(program, host, settle);
  addWriting(program, host, settle);
  addClosing(program, host, settle);
  return program;
};

const addReading = (program: Command, host: CliHost, settle: Settle): void => {
  child(program, "read", "读取工作要点，分解任务 document → tasks")
    .argument("<document>")
    .option("--out <file.xlsx>", "写成任务分解表 write a workbook")
    .option(...holidays)
    .option(...largest)
    .action(
      async (document: string, options: { out?: string; holidays?: string; largest?: number }, command: Command) =>
        settle(
          command,
          import("./commands/read.ts").then(({ read }) => read(host, document, options)),
        ),
    );
  child(program, "diff", "对比两个版本的工作要点 two versions of a document")
    .argument("<old>", "旧版：文件或总台账 a document or a master")
    .argument("<new>", "新版：文件或总台账 a document or a master")
    .option(...holidays)
    .option(...largest)
    .action(async (old: string, now: string, _: unknown, command: Command) =>
      settle(
        command,
        import("./commands/diff.ts").then(({ diff }) =>
          diff(host, old, now, command.optsWithGlobals<Globals & { holidays?: string; largest?: number }>()),
        ),
      ),
    );
  child(program, "rank", "计分排名 scores and ranks")
    .argument("<assessment.xlsx>")
    .action(async (master: string, _: unknown, command: Command) =>
      settle(
        command,
        import("./commands/rank.ts").then(({ rank }) => rank(host, master)),
      ),
    );
  child(program, "whatif", "试算：改一处，结果怎样 results under a change, not recorded")
    .argument("<assessment.xlsx>")
    .argument("[change...]", "如 score:市教育局/c1=18 weight:c2=30 party:office=60 rule:c1/late=1")
    .option("--scheme <file>", "换一套方案：.json 或上年总台账 another scheme, such as last year's")
    .action(async (master: string, texts: string[], options: { scheme?: string }, command: Command) =>
      settle(
        command,
        import("./commands/whatif.ts").then(({ whatif }) => whatif(host, master, texts, options)),
      ),
    );
  child(program, "verify", "重放留痕并核验 replay and check")
    .argument("<assessment.xlsx>")
    .option("--checkpoint <file>", "与存证比对 compare with a kept checkpoint")
    .action(async (master: string, options: { checkpoint?: string }, command: Command) =>
      settle(
        command,
        import("./commands/verify.ts").then(({ verify }) => verify(host, master, options)),
      ),
    );
  child(program, "template", "生成填好的样例 a filled example")
    .addArgument(new Argument("<kind>").choices(templateKinds))
    .requiredOption("--out <file>")
    .action(async (kind: TemplateKind, options: { out: string }, command: Command) =>
      settle(
        command,
        import("./commands/template.ts").then(({ template }) => template(host, kind, options)),
      ),
    );
};

type Out = { out: string };
type New = Out & {
  scheme: string;
  units: string;
  reviewers: string;
  holidays?: string;
  largest?: number;
  last?: string;
};

const addWriting = (program: Command, host: CliHost, settle: Settle): void => {
  stamped(program, "new", "建立总台账 start an assessment")
    .argument("<document>")
    .requiredOption("--scheme <file.json>", "考核方案 scheme")
    .requiredOption("--units <file.csv>", "被考核单位 units")
    .requiredOption("--reviewers <file.csv>", "评审人 reviewers")
    .requiredOption("--out <assessment.xlsx>")
    .option("--last <file>", "上年总台账 .xlsx 或公布的 ranking.json last year's results")
    .option(...holidays)
    .option(...largest)
    .action(async (document: string, options: New, command: Command) =>
      settle(
        command,
        import("./commands/new.ts").then(({ newAssessment }) => newAssessment(host, document, options)),
      ),
    );
  stamped(program, "issue", "下发自评表 write a form for each unit")
    .argument("<assessment.xlsx>")
    .requiredOption("--out <folder>")
    .action(async (master: string, options: Out, command: Command) =>
      settle(
        command,
        import("./commands/issue.ts").then(({ issue }) => issue(host, master, options)),
      ),
    );
  stamped(program, "collect", "收回自评表 take forms back")
    .argument("<assessment.xlsx>")
    .argument("<form.xlsx...>", "文件或文件夹 files or folders")
    .action(async (master: string, paths: string[], options: object, command: Command) =>
      settle(
        command,
        import("./commands/collect.ts").then(({ collect }) => collect(host, master, paths, options)),
      ),
    );
  stamped(program, "score", "录入评分 take observations from long CSV")
    .argument("<assessment.xlsx>")
    .argument("<observations.csv...>")
    .action(async (master: string, paths: string[], options: object, command: Command) =>
      settle(
        command,
        import("./commands/score.ts").then(({ score }) => score(host, master, paths, options)),
      ),
    );
  stamped(program, "finding", "录入问题台账 take findings and rechecks from CSV")
    .argument("<assessment.xlsx>")
    .argument("<findings.csv...>")
    .action(async (master: string, paths: string[], options: object, command: Command) =>
      settle(
        command,
        import("./commands/finding.ts").then(({ finding }) => finding(host, master, paths, options)),
      ),
    );
};

type Lock = { round?: string; out?: string };
type Unlock = { with: string; round?: string };

const addClosing = (program: Command, host: CliHost, settle: Settle): void => {
  stamped(program, "appeal", "录入申诉或复核决定 appeals and the decisions on them")
    .argument("<assessment.xlsx>")
    .argument("<appeals.csv>")
    .option("--impact", "只试算决定的影响，不记录 only say who would move in the ranking")
    .action(async (master: string, path: string, options: { impact?: boolean }, command: Command) =>
      settle(
        command,
        import("./commands/appeal.ts").then(({ appeal }) => appeal(host, master, path, options)),
      ),
    );
  stamped(program, "lock", "锁定全年，或结束一轮并写小结 close the year, or a round with its summary")
    .argument("<assessment.xlsx>")
    .option("--round <round>", "只结束这一轮 close this round only")
    .option("--out <file.txt>", "轮次小结写到文件 where to write the round's summary")
    .action(async (master: string, options: Lock, command: Command) =>
      settle(
        command,
        import("./commands/lock.ts").then(({ lock }) => lock(host, master, options)),
      ),
    );
  stamped(program, "unlock", "两人解锁 open again what was closed, by two people")
    .argument("<assessment.xlsx>")
    .requiredOption("--with <name>", "另一个人 the second person")
    .option("--round <round>", "只重开这一轮 open this round only")
    .action(async (master: string, options: Unlock, command: Command) =>
      settle(
        command,
        import("./commands/unlock.ts").then(({ unlock }) => unlock(host, master, options)),
      ),
    );
  stamped(program, "settle", "处理考评之外的改动 what was edited outside")
    .argument("<assessment.xlsx>")
    .option("--accept", "认可：录入所填评分 record the scores that were typed")
    .option("--restore", "恢复：按留痕写回 put back the rest")
    .action(async (master: string, options: { accept?: boolean; restore?: boolean }, command: Command) =>
      settle(
        command,
        import("./commands/settle.ts").then((commands) => commands.settle(host, master, options)),
      ),
    );
  stamped(program, "merge", "合并两份副本 join two copies that went apart")
    .argument("<a.xlsx>")
    .argument("<b.xlsx>")
    .requiredOption("--out <c.xlsx>")
    .option("--prefer <copy...>", "冲突时用哪一份：A、B 或 observations=B which copy counts")
    .action(async (first: string, second: string, options: Out & { prefer?: string[] }, command: Command) =>
      settle(
        command,
        import("./commands/merge.ts").then(({ merge }) => merge(host, first, second, options)),
      ),
    );
  stamped(program, "publish", "公布结果 notice, tables, feedback, checkpoint")
    .argument("<assessment.xlsx>")
    .requiredOption("--out <folder>")
    .action(async (master: string, options: Out, command: Command) =>
      settle(
        command,
        import("./commands/publish.ts").then(({ publish }) => publish(host, master, options)),
      ),
    );
  child(program, "demo", "用样例或一份文件走完全年 the whole year on the sample or a document")
    .option("--document <file>")
    .option(...holidays)
    .requiredOption("--out <folder>")
    .option("--at <time>", "UTC，如 2026-11-22T08:30:00Z")
    .action(async (options: Out & { document?: string; at?: string; holidays?: string }, command: Command) =>
      settle(
        command,
        import("./commands/demo.ts").then(({ demo }) => demo(host, options)),
      ),
    );
};

const child = (program: Command, name: string, description: string): Command =>
  program.command(name).description(description).option("--json", "只输出 JSON print JSON only");

const stamped = (program: Command, name: string, description: string): Command =>
  child(program, name, description)
    .option("--as <name>", "经办人 who does it")
    .option("--reason <text>", "理由 why")
    .option("--at <time>", "UTC，如 2026-11-22T08:30:00Z");

/** Bytes of a number of megabytes; anything but a number above 0 is a slip in the call. */
function bytesOf(megabytes: string): number {
  if (!/^\d{1,5}(?:\.\d{1,3})?$/u.test(megabytes) || Number(megabytes) === 0)
    throw new InvalidArgumentError("要大于 0 的兆字节数 wants megabytes above 0");
  return Math.floor(Number(megabytes) * 1024 * 1024);
}
