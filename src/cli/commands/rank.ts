import { computeResults } from "../../app/computeResults.ts";
import { resultsJson } from "../../app/resultsJson.ts";
import { rankingOverview } from "../../app/publishing/rankingOverview.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `rank A.xlsx`: the ranking as it stands, by group; with --json also every step of every score. */
export const rank = async (host: CliHost, master: string): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const results = computeResults(opened.value.state);
  if (!results.ok) return failed(results.issues);
  const lines = rankingOverview(opened.value.state, results.value).flatMap(({ title, header, rows }) => [
    title,
    header.join("\t"),
    ...rows.map((row) => row.join("\t")),
  ]);
  return {
    ...succeeded(lines, results.issues),
    // Every step of every score is many times what is ranked.
    jsonPieces: () => resultsJson(opened.value.state, results.value),
  };
};
