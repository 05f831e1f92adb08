import { Command, CommanderError, Option } from "commander";

import type { Language } from "../app/wording/issueText.ts";
import type { CliHost } from "./cliHost.ts";
import { stampOptions, type CliCommand } from "./line/cliCommand.ts";
import { cliCommands } from "./line/cliCommands.ts";
import { usageText } from "./line/usageText.ts";
import { report } from "./report.ts";

/** 0 done, 1 refused with the reasons on standard error, 2 called the wrong way. */
export type ExitStatus = 0 | 1 | 2;

type Globals = { readonly json?: boolean; readonly lang: Language };

/** Runs one command line (命令行); every command is loaded only when it is called. */
export const runCli = async (argv: readonly string[], host: CliHost): Promise<ExitStatus> => {
  let status: ExitStatus = 0;
  const program = programOf(host);
  for (const entry of cliCommands) {
    commandOf(program, entry).action(async (...called: unknown[]) => {
      const command = called.pop() as Command;
      const run = await entry.load();
      const options = command.optsWithGlobals<Globals>();
      const outcome = await run(host, ...([...called.slice(0, -1), options] as never[]));
      host.progress("");
      status = report(host, outcome, options);
    });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // Help that was shown for want of a command has said all there is to say.
    if (error.code !== "commander.help") host.err(`${usageText(error, commandIn(argv))}\n`);
    return 2;
  }
  return status;
};

const commandIn = (argv: readonly string[]): string =>
  argv.find((word) => cliCommands.some(({ name }) => name === word)) ?? "";

const programOf = (host: CliHost): Command =>
  new Command("kaoping")
    .description("考评：政务公开工作考核\nAssess, rank and publish a year of open-government work")
    .addOption(new Option("--lang <language>", "提示语言 language of messages").choices(["zh", "en"]).default("zh"))
    .addOption(jsonOption())
    .version(host.version, "-V, --version", "显示版本号 show the version")
    .helpOption("-h, --help", "显示用法 show help")
    .helpCommand("help [command]", "显示一个命令的用法 show help of a command")
    .configureHelp({ styleTitle: (title) => titles.get(title) ?? title })
    .configureOutput({ writeOut: host.out, writeErr: host.err, outputError: () => undefined })
    .exitOverride();

const titles: ReadonlyMap<string, string> = new Map([
  ["Usage:", "用法 Usage:"],
  ["Arguments:", "参数 Arguments:"],
  ["Options:", "选项 Options:"],
  ["Commands:", "命令 Commands:"],
]);

const jsonOption = (): Option => new Option("--json", "只输出 JSON print JSON only");

const commandOf = (program: Command, { name, about, recorded, args, options }: CliCommand): Command => {
  const command = program.command(name).description(about).addOption(jsonOption());
  for (const one of args ?? []) command.addArgument(one);
  for (const one of [...(recorded ? stampOptions : []), ...(options ?? [])]) command.addOption(one);
  return command;
};
