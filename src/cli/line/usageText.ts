import type { CommanderError } from "commander";

/** What was wrong with a call, as commander says it, and in Chinese; `$1` is what it quotes. */
const sentences: readonly (readonly [said: RegExp, zh: string])[] = [
  [/^missing required argument '(.+)'$/u, "缺少参数 <$1>"],
  [/^option '(.+)' argument missing$/u, "选项 $1 后面缺少内容"],
  [/^required option '(.+)' not specified$/u, "缺少选项 $1"],
  [/^unknown option '(.+)'$/u, "没有 $1 这个选项"],
  [/^unknown command '(.+)'$/u, "没有 $1 这个命令"],
  [
    /^too many arguments(?: for '.+')?\. Expected (\d+) arguments? but got (\d+)\.$/u,
    "参数多了：应有 $1 个，给了 $2 个",
  ],
  [/^option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/u, "选项 $1 不能是“$2”，可用 $3"],
  [/^option '(.+)' argument '(.*)' is invalid\. (.+)$/u, "选项 $1 不能是“$2”，$3"],
  [
    /^command-argument value '(.*)' is invalid for argument '(.+)'\. Allowed choices are (.+)\.$/u,
    "参数 <$2> 不能是“$1”，可用 $3",
  ],
];

/**
 * Says in one line what was wrong with a call (用法不对): in Chinese first, in commander's English beside it.
 *
 * @param command the command that was called, or "" where none is known
 */
export const usageText = ({ message }: CommanderError, command: string): string => {
  const [what = "", meant] = message.replace(/^error: /u, "").split(/\n\(Did you mean (?:one of )?(.+)\?\)/u);
  const known = sentences.find(([said]) => said.test(what));
  const zh = known ? what.replace(...known) : "命令写得不对";
  const suggested = meant === undefined ? "" : `，是不是 ${meant}`;
  const help = command === "" ? "kaoping --help" : `kaoping ${command} --help`;
  const en = `${what.replace(/\.$/u, "")}${meant === undefined ? "" : `; did you mean ${meant}`}`;
  return `错误 usage ${zh}${suggested}；用法见 ${help}。 ${en}; see ${help}`;
};
