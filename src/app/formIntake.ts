import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import { errorAt, noteAt, warningAt, type Issue } from "../domain/shared/result.ts";
import type { Change } from "./change.ts";
import type { CollectedForm } from "./collectForm.ts";
import { formDifferences } from "./formDifferences.ts";
import type { FormJudgement, State } from "./state.ts";
import { issueText, visibleText } from "./wording/issueText.ts";

/** Forms that are being taken (收取中): what counts, what stands beside it, what goes back. */
export type Intake = {
  readonly accept: (form: SelfEvaluation) => void;
  readonly contest: (form: SelfEvaluation) => void;
  /** One that says what the one that counts says. */
  readonly repeat: () => void;
  readonly judge: (judgement: FormJudgement) => void;
  /** The version that counts so far, in the state or among those just taken. */
  readonly counting: (unit: string) => SelfEvaluation | undefined;
  readonly accepted: () => readonly SelfEvaluation[];
  readonly contested: () => readonly SelfEvaluation[];
  readonly changes: () => readonly Change[];
  readonly counts: () => { readonly accepted: number; readonly contested: number; readonly same: number };
};

export const newIntake = (state: State): Intake => {
  const accepted = new Map<string, SelfEvaluation>();
  const contested: SelfEvaluation[] = [];
  const judged = new Map<string, FormJudgement>();
  let same = 0;
  return {
    repeat: () => {
      same++;
    },
    accept: (form) => void accepted.set(form.unit, form),
    contest: (form) => void contested.push(form),
    judge: (judgement) => void judged.set(judgement.unit, judgement),
    counting: (unit) => accepted.get(unit) ?? state.selfEvaluations.find((one) => one.unit === unit),
    accepted: () => [...accepted.values()],
    contested: () => contested,
    changes: () => {
      const open = [...judged.values()].filter(({ unit }) => !accepted.has(unit));
      return [
        ...(accepted.size > 0 ? [{ kind: "self-evaluations-collected", rows: [...accepted.values()] } as const] : []),
        ...(contested.length > 0 ? [{ kind: "self-evaluations-contested", rows: contested } as const] : []),
        ...(open.length > 0 ? [{ kind: "forms-judged", rows: open } as const] : []),
      ];
    },
    counts: () => ({ accepted: accepted.size, contested: contested.length, same }),
  };
};

/**
 * Takes a form that was recognised (登记自评表): the first one of a unit, or the first after it was sent back, counts; the same again
 * changes nothing; another one is kept beside the one that counts, with what differs; one that cannot be taken is a draft where only
 * answers are missing, and goes back where something is wrong.
 *
 * @returns `form-repeated` (unit) with `version-differs` (item, before, now), the notes `form-same` and `form-renewed` (unit)
 */
export const takeForm = (intake: Intake, state: State, form: CollectedForm, file: string): readonly Issue[] => {
  const { unit, issued, claimed } = form;
  const place = { kind: "file", name: file } as const;
  const before = intake.counting(unit.id);
  const sentBack =
    state.judgements.some((one) => one.unit === unit.id) && !(before && intake.accepted().includes(before));
  if (!claimed.ok) {
    // A faulty copy takes nothing from a form that counts.
    if (before && !sentBack) return [];
    const faults = claimed.issues.filter(({ severity }) => severity === "error");
    const draft = faults.every(({ code }) => openCodes.has(code));
    const reason = faultText(faults);
    intake.judge({ unit: unit.id, form: issued.form, state: draft ? "draft" : "returned", reason, due: null });
    return [];
  }
  if (!before) {
    intake.accept(claimed.value);
    return [];
  }
  if (contentOf(before) === contentOf(claimed.value)) {
    intake.repeat();
    return [noteAt(place, "form-same", { unit: unit.name })];
  }
  const differences = formDifferences(before, claimed.value);
  if (sentBack) {
    intake.accept(claimed.value);
    return [
      noteAt(place, "form-renewed", { unit: unit.name, count: differences.length }),
      ...differences.map((data) => noteAt(place, "version-changed", data)),
    ];
  }
  const known = [...state.rivals, ...intake.contested()].find(
    (one) => one.unit === unit.id && contentOf(one) === contentOf(claimed.value),
  );
  if (!known) intake.contest(claimed.value);
  const digest = (one: SelfEvaluation): string => one.file?.sha256.slice(0, 8) ?? "—";
  const data = { unit: unit.name, id: unit.id, first: digest(before), second: digest(known ?? claimed.value) };
  return [
    errorAt(place, "form-repeated", data),
    ...differences.map((difference) => warningAt(place, "version-differs", difference)),
  ];
};

/** Faults that are no more than answers still to come. */
const openCodes: ReadonlySet<string> = new Set(["state-missing", "self-score-missing", "answer-missing"]);

/** Where something is wrong and what, in short, as it can stand in a message to the unit. */
const faultText = (faults: readonly Issue[]): string => {
  const named = faults.slice(0, mostNamed).map((fault) => {
    const { place } = fault;
    const at = place.kind === "cell" ? `${place.sheet} ${place.address}：` : "";
    const [what = ""] = issueText(fault, "zh").split(/；|。/u);
    return visibleText(`${at}${what}`)
      .slice(0, longestFault)
      .replace(/[\uD800-\uDBFF]$/u, "");
  });
  return `${named.join("；")}${faults.length > mostNamed ? `；等 ${faults.length} 处` : ""}`;
};

const mostNamed = 8;
const longestFault = 120;

/** What a form says, whatever file it came in and when. */
const contentOf = (own: SelfEvaluation): string => {
  const { unit, form, claims, duties = [], scores = [], materials = [], answers = [], signed = null } = own;
  return canonicalJson({ unit, form, claims, duties, scores, materials, answers, signed });
};
