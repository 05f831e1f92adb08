import type { Sha256 } from "../../domain/ledger/digest.ts";
import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { changeBook } from "../bookCommands.ts";
import type { PlacedChange } from "../dispatchAll.ts";
import { openMaster, readyToOpen } from "../openMaster.ts";
import type { FilesPort } from "../ports.ts";
import { formerOfMaster, formerOfRanking, matchLastYear, type FormerResults } from "../readLastYear.ts";
import type { Assessment } from "../state.ts";
import type { Changed } from "./paneSession.ts";
import { seen, stampBy, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";

/**
 * Brings in last year's results (带入上年结果), from last year's master or from its published ranking.json, as the command line does.
 *
 * @returns the issues of reading, `formerOfMaster`, `formerOfRanking` and `matchLastYear`; refused where no unit is found again
 */
export const takeLastYear = async (host: SessionHost, at: Seen, file: NamedBytes, actor: string): Changed => {
  const former = await formerIn(await host.files(), file, host.open.sha256);
  if (!former.ok) return { kind: "refused", issues: former.issues };
  const notes: Issue[] = [...former.issues];
  const changes = ({ state }: Assessment): Result<readonly PlacedChange[]> => {
    const matched = matchLastYear(former.value, state.units, file.name);
    if (!matched.ok) return matched;
    notes.push(...matched.issues);
    if (matched.value.length === 0) return refused(notes);
    return done([{ change: { kind: "last-year-set", rows: matched.value } }]);
  };
  const year = seen(at, await changeBook(host.open, changes, stampBy(host, actor), "排名"));
  return year.kind === "done" ? { ...year, issues: [...notes, ...year.issues] } : year;
};

const formerIn = async (
  files: FilesPort,
  { name, bytes }: NamedBytes,
  sha256: Sha256,
): Promise<Result<FormerResults>> => {
  if (/\.json$/iu.test(name)) {
    const json = files.readJson(bytes, name);
    return json.ok ? formerOfRanking(json.value, name) : json;
  }
  const sheets = files.readBook(bytes, name);
  if (!sheets.ok) return sheets;
  await readyToOpen(sheets.value);
  const opened = openMaster(sheets.value, name, sha256);
  return opened.ok ? formerOfMaster(opened.value.state, name) : opened;
};
