import { basename } from "node:path";

import { dispatch } from "../../app/dispatch.ts";
import { readObservations } from "../../app/tables/readObservations.ts";
import type { Issue } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { csvInput } from "../inputs.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

/** `score A.xlsx FILE…`: observations from long CSV files, all of them or, where anything is wrong, none. */
export const score = (
  host: CliHost,
  master: string,
  paths: readonly string[],
  options: StampOptions,
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    let assessment = opened;
    let count = 0;
    const issues: Issue[] = [];
    for (const path of paths) {
      const table = await csvInput(host, path);
      if (!table.ok) return failed(table.issues);
      const read = readObservations(
        table.value,
        assessment.state.units,
        assessment.state.scheme?.rounds ?? [],
        basename(path),
      );
      if (!read.ok) return failed(read.issues);
      const { rows, place } = read.value;
      const next = dispatch(assessment, { kind: "observations-recorded", rows }, stamp, host.sha256, place);
      issues.push(...next.issues);
      if (!next.ok) return failed(issues);
      assessment = next.value;
      count += rows.length;
    }
    return { ok: true, assessment, outcome: succeeded([`已录入 ${count} 项评分。`], issues) };
  });
