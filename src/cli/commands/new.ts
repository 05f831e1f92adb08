import { basename } from "node:path";

import { dispatchAll } from "../../app/dispatchAll.ts";
import { aliasNotes } from "../../app/proposeAliases.ts";
import { matchLastYear } from "../../app/readLastYear.ts";
import { emptyAssessment } from "../../app/state.ts";
import type { LastResult } from "../../domain/ranking/lastResult.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { done, type Result } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { breakdownInput, isBook, lastYearInput, reviewersInput, schemeInput, unitsInput } from "../inputs.ts";
import { createMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { stampOf, type StampOptions } from "../stamp.ts";

type NewOptions = StampOptions & {
  readonly scheme: string;
  readonly units: string;
  readonly reviewers: string;
  readonly out: string;
  readonly holidays?: string;
  readonly last?: string;
};

/** `new DOCUMENT`: a document, a scheme, units and reviewers → a master; nothing is written unless all hold. */
export const newAssessment = async (host: CliHost, document: string, options: NewOptions): Promise<Outcome> => {
  const breakdown = await breakdownInput(host, document, options);
  const scheme = await schemeInput(host, options.scheme);
  const units = await unitsInput(host, options.units, scheme.ok ? scheme.value : null);
  const reviewers = await reviewersInput(host, options.reviewers, scheme.ok ? scheme.value : null);
  const last = units.ok ? await lastResults(host, options.last, units.value.rows) : done([]);
  // Lists that speak of the scheme by name cannot be judged where that was refused.
  const told = (path: string, { issues }: Result<unknown>) => (scheme.ok || !isBook(path) ? issues : []);
  const lists = [...told(options.units, units), ...told(options.reviewers, reviewers)];
  const read = [...breakdown.issues, ...scheme.issues, ...lists, ...last.issues];
  if (!breakdown.ok || !scheme.ok || !units.ok || !reviewers.ok || !last.ok) return failed(read);
  const stamp = stampOf(host, options);
  if (!stamp.ok) return failed(stamp.issues);
  const assessment = dispatchAll(
    emptyAssessment,
    [
      { change: { kind: "document-loaded", rows: [breakdown.value] } },
      { change: { kind: "scheme-set", rows: [scheme.value] } },
      { change: { kind: "units-set", rows: units.value.rows }, place: units.value.place },
      { change: { kind: "reviewers-set", rows: reviewers.value.rows }, place: reviewers.value.place },
      ...(last.value.length > 0 ? [{ change: { kind: "last-year-set", rows: last.value } } as const] : []),
    ],
    stamp.value,
    host.sha256,
  );
  const mayBe = aliasNotes(breakdown.value, units.value.rows, units.value.place);
  // The scheme was checked when it was read; what is said again of it says nothing new.
  const said = new Set(scheme.issues.map(({ code, data }) => JSON.stringify([code, data])));
  const fresh = assessment.issues.filter(({ code, data }) => !said.has(JSON.stringify([code, data])));
  const issues = [...read, ...fresh, ...mayBe];
  if (!assessment.ok) return failed(issues);
  const saved = await createMasterFile(host, options.out, assessment.value);
  if (!saved.ok) return failed([...issues, ...saved.issues]);
  const { tasks } = breakdown.value;
  const counts = `${tasks.length} 项任务，${units.value.rows.length} 个单位，${reviewers.value.rows.length} 个评审人`;
  const before = last.value.length > 0 ? `，带入 ${last.value.length} 个单位的上年结果` : "";
  return succeeded([`已建立总台账 ${options.out}：${counts}${before}。`], issues);
};

const lastResults = async (
  host: CliHost,
  path: string | undefined,
  units: readonly Unit[],
): Promise<Result<readonly LastResult[]>> => {
  if (path === undefined) return done([]);
  const former = await lastYearInput(host, path);
  if (!former.ok) return former;
  const matched = matchLastYear(former.value, units, basename(path));
  return { ...matched, issues: [...former.issues, ...matched.issues] };
};
