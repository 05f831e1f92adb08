import { Argument, InvalidArgumentError, Option } from "commander";

import type { CliHost } from "../cliHost.ts";
import type { Outcome } from "../outcome.ts";

/** A command (命令): how it is called, what it says of itself, and where the function is that does it. */
export type CliCommand = {
  readonly name: string;
  /** In Chinese, then in English. */
  readonly about: string;
  /** It writes an entry, and so takes who does it, why and when. */
  readonly recorded?: true;
  readonly args?: readonly Argument[];
  readonly options?: readonly Option[];
  /** Loaded when it is called. */
  readonly load: () => Promise<Run>;
};

/** What does a command: the host, then the arguments in their order, then an object of the options. */
type Run = (host: CliHost, ...given: never[]) => Promise<Outcome>;

export const arg = (name: string, about = ""): Argument => new Argument(name, about);

export const option = (flags: string, about = ""): Option => new Option(flags, about);

/** An option that the command cannot do without. */
export const required = (flags: string, about = ""): Option => new Option(flags, about).makeOptionMandatory();

/** The master that a command is about. */
export const master: Argument = arg("<assessment.xlsx>", "总台账 the master");

/** A user's arrangements of days off. */
export const holidays: Option = option("--holidays <file>", "补充放假安排，.json 或 .csv days off of further years");

/** How a document is read. */
export const documentOptions: readonly Option[] = [
  holidays,
  option("--largest <MB>", "文件大小上限，兆字节，默认 50 most megabytes of a document").argParser(bytesOf),
];

/** How a command signs. */
export const keyOptions: readonly Option[] = [
  option("--key <office.key>", "签名密钥文件 the office's key"),
  option("--passphrase-file <file>", "口令文件；不给则现场输入 its passphrase; else it is asked for"),
];

/** Where what came in by a web page is. */
export const fromOptions: readonly Option[] = [
  option("--from <url>", "从报送平台收取 collect from a collection office"),
  option("--token-file <file>", "收取令牌文件；不给则现场输入 the token; else it is asked for"),
];

/** The time of an entry, to reproduce a run. */
export const at: Option = option("--at <time>", "UTC，如 2026-11-22T08:30:00Z");

/** What every command that writes an entry takes. */
export const stampOptions: readonly Option[] = [
  option("--as <name>", "经办人 who does it"),
  option("--reason <text>", "理由 why"),
  at,
];

/** Bytes of a number of megabytes; anything but a number above 0 is a slip in the call. */
function bytesOf(megabytes: string): number {
  if (!/^\d{1,5}(?:\.\d{1,3})?$/u.test(megabytes) || Number(megabytes) === 0)
    throw new InvalidArgumentError("要大于 0 的兆字节数 wants megabytes above 0");
  return Math.floor(Number(megabytes) * 1024 * 1024);
}

/** A count from 1 on. */
export function countOf(text: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(text)) throw new InvalidArgumentError("要 1 或更大的整数 wants a whole number from 1");
  return Number(text);
}

/** A day as an ISO date. */
export function dateOf(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) {
    throw new InvalidArgumentError("要 2026-12-10 这样的日期 wants a date such as 2026-12-10");
  }
  return text;
}

/** A whole number of percent in [1, 50]. */
export function percentOf(text: string): number {
  const percent = /^\d{1,2}$/u.test(text) ? Number(text) : 0;
  if (percent < 1 || percent > 50)
    throw new InvalidArgumentError("要 1 到 50 的整数 wants a whole number from 1 to 50");
  return percent;
}

/** Points above 0, as a decimal. */
export function pointsOf(text: string): string {
  if (!/^\d{1,3}(?:\.\d{1,4})?$/u.test(text) || Number(text) === 0)
    throw new InvalidArgumentError("要大于 0 的分数，如 0.1 wants points above 0, such as 0.1");
  return text;
}

/** A number of random draws, from 100 to a million. */
export function drawsOf(text: string): number {
  const draws = /^\d{3,7}$/u.test(text) ? Number(text) : 0;
  if (draws < 100 || draws > 1_000_000)
    throw new InvalidArgumentError("要 100 到 1000000 的整数 wants a whole number from 100 to 1000000");
  return draws;
}

/** A seed: a whole number of 32 bits, from 0 on. */
export function seedOf(text: string): number {
  const seed = /^\d{1,10}$/u.test(text) ? Number(text) : -1;
  if (seed < 0 || seed > 2_147_483_647)
    throw new InvalidArgumentError("要 0 到 2147483647 的整数 wants a whole number from 0 to 2147483647");
  return seed;
}
