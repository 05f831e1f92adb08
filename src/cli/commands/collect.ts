import { beijingDate } from "../../app/beijingDate.ts";
import { collectForm } from "../../app/collectForm.ts";
import { dispatchAll } from "../../app/dispatchAll.ts";
import { lateObservation, type LateRule } from "../../app/lateObservation.ts";
import { newIntake, takeForm } from "../../app/formIntake.ts";
import { chosenVersions } from "../../app/chosenVersions.ts";
import { returnedForms } from "../../app/returnedForms.ts";
import { formProgress, progressText } from "../../app/formProgress.ts";
import { selfObservations } from "../../app/selfObservations.ts";
import { digestOfBytes } from "../../domain/ledger/digest.ts";
import type { Issue } from "../../domain/shared/result.ts";
import { checkSent } from "../../app/sentCheckpoint.ts";
import type { State } from "../../app/state.ts";
import type { CliHost } from "../cliHost.ts";
import type { FromOptions } from "../fromOffice.ts";
import { returnedSources } from "../returnedSources.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

export type CollectOptions = StampOptions &
  FromOptions & {
    /** "UNIT=first eight digits of the file's digest": which of a unit's versions counts. */
    readonly keep?: readonly string[];
    /** Units whose forms are sent back to be mended. */
    readonly return?: readonly string[];
    readonly due?: string;
    readonly late?: string;
    readonly recorder?: string;
  };

/**
 * `collect A.xlsx FILE…`: forms back, files or folders, or with `--from` those at a collection office; what is refused is named and stays outside, the rest comes in. Another
 * version of a form that counts is kept beside it until a person says which one does.
 */
export const collect = (
  host: CliHost,
  master: string,
  paths: readonly string[],
  options: CollectOptions,
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const { state } = opened;
    const issues: Issue[] = [];
    const intake = newIntake(state);
    const sources = await returnedSources(host, paths, opened.ledger, "forms", options);
    issues.push(...sources.issues);
    if (!sources.ok && options.from !== undefined) return failed(issues);
    const files = sources.ok ? sources.value.files.filter(({ sha256 }) => !isTaken(state, sha256)) : [];
    for (const [index, { name, read, time = stamp.time, due }] of files.entries()) {
      host.progress(`收取自评表 reading ${index + 1}`);
      const bytes = await read();
      issues.push(...bytes.issues);
      if (!bytes.ok) continue;
      const book = host.files.readReturned(bytes.value, name);
      issues.push(...book.issues);
      if (!book.ok) continue;
      const contradicted = checkSent(book.value, opened.ledger, { kind: "file", name }, host.sha256);
      issues.push(...contradicted);
      if (contradicted.length > 0) continue;
      const sha256 = digestOfBytes(bytes.value, host.sha256);
      const returned = { name, sha256, time, ...(due === undefined ? {} : { due }) };
      const form = collectForm(state, book.value, returned, host.sha256);
      issues.push(...form.issues);
      if (form.ok) issues.push(...takeForm(intake, state, form.value, name));
    }
    const chosen = chosenVersions(state, options.keep ?? []);
    const own = returnedForms(state, options.return ?? [], stamp.reason, options.due ?? null);
    const there = (sources.ok ? sources.value.returned : []).map(({ holder, reason, due }) =>
      state.judgements.some((one) => one.unit === holder && one.reason === reason)
        ? { changes: [], issues: [] }
        : returnedForms(state, [holder], reason, due),
    );
    const returned = {
      changes: [own, ...there].flatMap(({ changes }) => changes),
      issues: [own, ...there].flatMap((one) => one.issues),
    };
    const late = lateRows(options, intake.accepted(), opened.state);
    issues.push(...chosen.issues, ...returned.issues, ...late.issues);
    const given = [...chosen.issues, ...returned.issues, ...late.issues];
    if (given.some(({ severity }) => severity === "error")) return failed(issues);
    const { accepted, contested, same } = intake.counts();
    const beside = contested > 0 ? `，另有不同版本 ${contested} 份` : "";
    const refused = files.length - accepted - contested - same;
    const again = same > 0 ? `，与已收相同 ${same} 份` : "";
    const line = `收到 ${files.length} 个文件，接收 ${accepted} 份自评表，退回 ${refused} 份${again}${beside}。`;
    const counting = [...intake.accepted(), ...chosen.forms];
    const observed = selfObservations(counting, opened.state);
    const changes = [...intake.changes(), ...chosen.changes, ...returned.changes, ...late.changes, ...observed];
    // An office is asked again and again; that it has nothing new is no fault.
    if (changes.length === 0 && options.from !== undefined && files.length === 0) return succeeded([line], issues);
    if (changes.length === 0) return failed(issues, [line]);
    const assessment = dispatchAll(
      opened,
      changes.map((change) => ({ change })),
      stamp,
      host.sha256,
    );
    if (!assessment.ok) return failed([...issues, ...assessment.issues]);
    const today = beijingDate(stamp.time);
    const table = progressText(formProgress(assessment.value.state, today), today);
    const all = [...issues, ...assessment.issues];
    const ok = !all.some(({ severity }) => severity === "error");
    return { ok: true, assessment: assessment.value, outcome: { ...succeeded([line, ...table], all), ok } };
  });

/** Whether a file at an office was taken before, as a unit's form or as another version beside it. */
const isTaken = ({ selfEvaluations, rivals }: State, sha256: string | undefined): boolean =>
  sha256 !== undefined && [...selfEvaluations, ...rivals].some(({ file }) => file?.sha256 === sha256);

const lateRows = (
  { late, recorder }: CollectOptions,
  accepted: Parameters<typeof lateObservation>[0],
  state: Parameters<typeof lateObservation>[1],
): ReturnType<typeof lateObservation> => {
  if (late === undefined) return { changes: [], issues: [] };
  const rule: LateRule = { event: late, recorder: recorder ?? "" };
  return lateObservation(accepted, state, rule);
};
