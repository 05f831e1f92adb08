import { compareResults, moveLines } from "../../app/compareResults.ts";
import type { State } from "../../app/state.ts";
import { suppose } from "../../app/supposing/suppose.ts";
import { readSupposition, type Supposition } from "../../app/supposing/supposition.ts";
import { underScheme } from "../../app/supposing/underScheme.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { schemeInput } from "../inputs.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `whatif A.xlsx CHANGE…`: ranks, grades and contributions before and after; with --scheme under another scheme. Records nothing. */
export const whatif = async (
  host: CliHost,
  master: string,
  texts: readonly string[],
  options: { readonly scheme?: string },
): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const { state } = opened.value;
  const read = texts.map(readSupposition);
  const unread = read.flatMap(({ issues }) => issues);
  if (unread.length > 0) return failed(unread);
  const suppositions = read.flatMap((one): readonly Supposition[] => (one.ok ? [one.value] : []));
  if (suppositions.length === 0 && options.scheme === undefined) {
    return failed([errorAt(wholeAssessment, "supposition-unreadable", { got: "" })]);
  }
  const other = await otherScheme(host, options.scheme, state);
  if (!other.ok) return failed(other.issues);
  const supposed = suppose(other.value, suppositions);
  if (!supposed.ok) return failed([...other.issues, ...supposed.issues]);
  const moves = compareResults(state, supposed.value);
  const issues: readonly Issue[] = [...other.issues, ...moves.issues];
  if (!moves.ok) return failed(issues);
  return succeeded(["只是试算，没有记录。", ...moveLines(state, moves.value)], issues, moves.value);
};

const otherScheme = async (host: CliHost, path: string | undefined, state: State): Promise<Result<State>> => {
  if (path === undefined) return done(state);
  const scheme = await schemeOf(host, path);
  return scheme.ok ? underScheme(state, scheme.value) : scheme;
};

/** A scheme's own file, or the scheme that a master holds. */
const schemeOf = async (host: CliHost, path: string): Promise<Result<Scheme>> => {
  if (/\.json$/iu.test(path)) return schemeInput(host, path);
  const opened = await openMasterFile(host, path);
  if (!opened.ok) return opened;
  const { scheme } = opened.value.state;
  return scheme ? done(scheme) : refused([errorAt({ kind: "file", name: path }, "scheme-absent")]);
};
