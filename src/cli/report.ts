import { issueLine, visibleText, type Language } from "../app/wording/issueText.ts";
import type { CliHost } from "./cliHost.ts";
import type { Outcome } from "./outcome.ts";
import { shortened } from "./shortened.ts";

/**
 * Says how a command ended (输出结果): reasons and remarks on standard error, one a line; the answer on standard output,
 * as text or, with --json, as JSON and nothing else.
 */
export const report = (
  host: CliHost,
  outcome: Outcome,
  options: { readonly json?: boolean; readonly lang: Language },
): 0 | 1 => {
  const { ok, issues, lines } = outcome;
  for (const issue of shortened(issues)) host.err(`${issueLine(issue, options.lang)}\n`);
  if (options.json === true) {
    const whole = () => [JSON.stringify(outcome.json ?? { ok, lines, issues }, null, 2)];
    for (const piece of (outcome.jsonPieces ?? whole)()) host.out(piece);
    host.out("\n");
  } else for (const line of lines) host.out(`${line.split("\n").map(visibleText).join("\n")}\n`);
  return ok ? 0 : 1;
};
