import { basename, join } from "node:path";

import { dispatchAll } from "../../app/dispatchAll.ts";
import { issuePacks, type PackOptions } from "../../app/issuePacks.ts";
import type { State } from "../../app/state.ts";
import { readRecusals } from "../../app/tables/readRecusals.ts";
import type { Recusal } from "../../domain/scheme/assignUnits.ts";
import { done, type Result } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { csvInput } from "../inputs.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

export type PacksOptions = StampOptions & {
  readonly out: string;
  readonly recuse?: string;
  readonly each?: number;
  readonly seed?: string;
  readonly due?: string;
};

/** `packs A.xlsx --out DIR`: a pack a reviewer; the master learns of them when all are written. */
export const packs = (host: CliHost, master: string, options: PacksOptions): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const recusals = await recusalsIn(host, opened.state, options.recuse);
    if (!recusals.ok) return failed(recusals.issues);
    const { each = 1, seed = "", due = null } = options;
    const wanted: PackOptions = { recusals: recusals.value, each, seed, due };
    const prepared = issuePacks(opened, wanted, host.sha256);
    if (!prepared.ok) return failed(prepared.issues);
    const changes = prepared.value.changes.map((change) => ({ change }));
    const assessment = dispatchAll(opened, changes, stamp, host.sha256);
    const issues = [...prepared.issues, ...assessment.issues];
    if (!assessment.ok) return failed(issues);
    for (const { fileName, sheets, properties } of prepared.value.packs) {
      host.progress(`生成 ${fileName} writing`);
      const bytes = await host.files.writeBook(sheets, stamp.time, properties);
      const written = await host.disk.create(join(options.out, fileName), bytes);
      if (!written.ok) return failed([...issues, ...written.issues]);
    }
    const line = `已生成 ${prepared.value.packs.length} 个评审包，在 ${options.out}`;
    return { ok: true, assessment: assessment.value, outcome: succeeded([line], issues) };
  });

const recusalsIn = async (
  host: CliHost,
  { units, reviewers }: State,
  path: string | undefined,
): Promise<Result<readonly Recusal[]>> => {
  if (path === undefined) return done([]);
  const table = await csvInput(host, path);
  if (!table.ok) return table;
  const read = readRecusals(table.value, units, reviewers, basename(path));
  return read.ok ? done(read.value.rows, read.issues) : read;
};
