import { approvedNotApplicable } from "../../app/notApplicableClaims.ts";
import { formCollection } from "../../app/formCollection.ts";
import type { SelfEvaluation } from "../../domain/selfEvaluation/selfEvaluation.ts";
import { beijingDate } from "../../app/beijingDate.ts";
import { dispatchAll } from "../../app/dispatchAll.ts";
import { lateObservation, type LateRule } from "../../app/lateObservation.ts";
import { chosenVersions } from "../../app/chosenVersions.ts";
import { returnedForms } from "../../app/returnedForms.ts";
import { formProgress, progressText } from "../../app/formProgress.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";
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
    /** "UNIT/CRITERION": what a form calls 不适用 and is taken over, approved by whom. */
    readonly notApplicable?: readonly string[];
    readonly approver?: string;
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
    if (!asksAnything(paths, options)) return failed([errorAt(wholeAssessment, "nothing-given")]);
    const issues: Issue[] = [];
    const collection = formCollection(opened, host.files, stamp, host.sha256);
    const sources = await returnedSources(host, paths, opened.ledger, "forms", options);
    issues.push(...sources.issues);
    if (!sources.ok && options.from !== undefined) return failed(issues);
    const files = sources.ok ? sources.value.files.filter(({ sha256 }) => !isTaken(state, sha256)) : [];
    for (const [index, { name, read, time = stamp.time, due }] of files.entries()) {
      host.progress(`收取自评表 reading ${index + 1}`);
      const bytes = await read();
      const came = { time, ...(due === undefined ? {} : { due }) };
      issues.push(...(bytes.ok ? collection.take(name, bytes.value, came) : bytes.issues));
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
    const counting = latest(state.selfEvaluations, [...collection.accepted(), ...chosen.forms]);
    const late = lateRows(options, counting, state);
    const approving = { ...state, selfEvaluations: counting };
    const approved = approvedNotApplicable(approving, options.notApplicable ?? [], options.approver ?? "");
    const given = [...chosen.issues, ...returned.issues, ...late.issues, ...approved.issues];
    issues.push(...given);
    if (given.some(({ severity }) => severity === "error")) return failed(issues);
    const { accepted, contested, same } = collection.counts();
    const beside = contested > 0 ? `，另有不同版本 ${contested} 份` : "";
    const refused = files.length - accepted - contested - same;
    const again = same > 0 ? `，与已收相同 ${same} 份` : "";
    const line = `收到 ${files.length} 个文件，接收 ${accepted} 份自评表，退回 ${refused} 份${again}${beside}。`;
    const taken = collection.changes(chosen.forms);
    const changes = [...chosen.changes, ...taken, ...returned.changes, ...late.changes, ...approved.changes];
    // A folder or an office is looked into again and again; that it has nothing new is no fault.
    const wrong = issues.some(({ severity }) => severity === "error");
    if (changes.length === 0) return wrong ? failed(issues, [line]) : succeeded([line], issues);
    const assessment = dispatchAll(
      opened,
      changes.map((change) => ({ change })),
      stamp,
      host.sha256,
    );
    if (!assessment.ok) return failed([...issues.filter(({ code }) => !keptCodes.has(code)), ...assessment.issues]);
    const today = beijingDate(stamp.time);
    const table = progressText(formProgress(assessment.value.state, today), today);
    const all = [...issues, ...assessment.issues];
    const ok = !all.some(({ severity }) => severity === "error");
    return { ok: true, assessment: assessment.value, outcome: { ...succeeded([line, ...table], all), ok } };
  });

/** Whether a call names files, an office or something to be decided. */
const asksAnything = (paths: readonly string[], options: CollectOptions): boolean => {
  const { from, keep = [], return: back = [], notApplicable = [], late } = options;
  const decided = keep.length + back.length + notApplicable.length;
  return paths.length + decided > 0 || from !== undefined || late !== undefined;
};

/** What is said of versions that are kept, and is not so where nothing could be recorded. */
const keptCodes: ReadonlySet<string> = new Set(["form-repeated", "version-differs", "form-renewed", "version-changed"]);

/** The forms that count once these do, one a unit. */
const latest = (before: readonly SelfEvaluation[], now: readonly SelfEvaluation[]): readonly SelfEvaluation[] => [
  ...new Map([...before, ...now].map((form) => [form.unit, form])).values(),
];

/** Whether a file at an office was taken before, as a unit's form or as another version beside it. */
const isTaken = ({ selfEvaluations, rivals }: State, sha256: string | undefined): boolean =>
  sha256 !== undefined && [...selfEvaluations, ...rivals].some(({ file }) => file?.sha256 === sha256);

const lateRows = (
  { late, recorder }: CollectOptions,
  forms: Parameters<typeof lateObservation>[0],
  state: Parameters<typeof lateObservation>[1],
): ReturnType<typeof lateObservation> => {
  if (late === undefined) return { changes: [], issues: [] };
  const rule: LateRule = { event: late, recorder: recorder ?? "" };
  return lateObservation(forms, state, rule);
};
