import { basename } from "node:path";

import { dispatch } from "../../app/dispatch.ts";
import { readFindings } from "../../app/tables/readFindings.ts";
import type { Issue } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { csvInput } from "../inputs.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

/** `finding A.xlsx FILE…`: findings and rechecks from CSV files, all of them or, where anything is wrong, none. */
export const finding = (
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
      const read = readFindings(
        table.value,
        assessment.state.units,
        assessment.state.scheme?.rounds ?? [],
        basename(path),
      );
      if (!read.ok) return failed(read.issues);
      const { rows, place } = read.value;
      const next = dispatch(assessment, { kind: "findings-recorded", rows }, stamp, host.sha256, place);
      issues.push(...next.issues);
      if (!next.ok) return failed(issues);
      assessment = next.value;
      count += rows.length;
    }
    return { ok: true, assessment, outcome: succeeded([`已录入 ${count} 项问题。`], issues) };
  });
