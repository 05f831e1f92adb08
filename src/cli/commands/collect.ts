import { basename } from "node:path";

import { collectForm } from "../../app/collectForm.ts";
import { dispatch } from "../../app/dispatch.ts";
import type { Assessment } from "../../app/state.ts";
import type { SelfEvaluation } from "../../domain/selfEvaluation/selfEvaluation.ts";
import { errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile, readBookFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

/** `collect A.xlsx FILE…`: forms back, files or folders; what is refused is named and stays outside, the rest comes in. */
export const collect = (
  host: CliHost,
  master: string,
  paths: readonly string[],
  options: StampOptions,
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const issues: Issue[] = [];
    const accepted = new Map<string, SelfEvaluation>();
    let files = 0;
    for (const path of paths) {
      const listed = await host.disk.list(path);
      issues.push(...listed.issues);
      for (const file of listed.ok ? listed.value : []) {
        files++;
        const form = await collectFile(host, opened, file, accepted);
        issues.push(...form.issues);
        if (form.ok) accepted.set(form.value.unit, form.value);
      }
    }
    const line = `收到 ${files} 个文件，接收 ${accepted.size} 份自评表，退回 ${files - accepted.size} 份。`;
    if (accepted.size === 0) return failed(issues, [line]);
    const change = { kind: "self-evaluations-collected", rows: [...accepted.values()] } as const;
    const assessment = dispatch(opened, change, stamp, host.sha256);
    if (!assessment.ok) return failed([...issues, ...assessment.issues]);
    const ok = !issues.some(({ severity }) => severity === "error");
    return { ok: true, assessment: assessment.value, outcome: { ...succeeded([line], issues), ok } };
  });

const collectFile = async (
  host: CliHost,
  { state }: Assessment,
  path: string,
  accepted: ReadonlyMap<string, SelfEvaluation>,
): Promise<Result<SelfEvaluation>> => {
  const sheets = await readBookFile(host, path);
  if (!sheets.ok) return sheets;
  const form = collectForm(state, sheets.value, basename(path), host.sha256);
  if (!form.ok) return form;
  const { selfEvaluation } = form.value;
  const place = { kind: "file", name: basename(path) } as const;
  const before =
    accepted.has(selfEvaluation.unit) || state.selfEvaluations.some(({ unit }) => unit === selfEvaluation.unit);
  const unit = state.units.find(({ id }) => id === selfEvaluation.unit)?.name ?? selfEvaluation.unit;
  return before
    ? refused([...form.issues, errorAt(place, "form-repeated", { unit })])
    : { ...form, value: selfEvaluation };
};
