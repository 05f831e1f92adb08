import { basename } from "node:path";

import { dispatch } from "../../app/dispatch.ts";
import { readObservations } from "../../app/tables/readObservations.ts";
import type { CliHost } from "../cliHost.ts";
import { csvInput } from "../inputs.ts";
import { openMasterFile, saveMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { stampOf, type StampOptions } from "../stamp.ts";

/** `score A.xlsx FILE…`: observations from long CSV files, all of them or, where anything is wrong, none. */
export const score = async (
  host: CliHost,
  master: string,
  paths: readonly string[],
  options: StampOptions,
): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  let assessment = opened.value;
  let count = 0;
  for (const path of paths) {
    const table = await csvInput(host, path);
    if (!table.ok) return failed(table.issues);
    const read = readObservations(table.value, assessment.state.units, basename(path));
    if (!read.ok) return failed(read.issues);
    const { rows, place } = read.value;
    const next = dispatch(
      assessment,
      { kind: "observations-recorded", rows },
      stampOf(host, options),
      host.sha256,
      place,
    );
    if (!next.ok) return failed(next.issues);
    assessment = next.value;
    count += rows.length;
  }
  const saved = await saveMasterFile(host, master, assessment);
  if (!saved.ok) return failed(saved.issues);
  return succeeded([`已录入 ${count} 项评分。`]);
};
