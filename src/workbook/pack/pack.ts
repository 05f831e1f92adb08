import type { LastResult } from "../../domain/ranking/lastResult.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Finding } from "../../domain/scoring/finding.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import type { SelfEvaluation } from "../../domain/selfEvaluation/selfEvaluation.ts";

/** A reviewer's pack (评审包): whose it is, which units it is about, until when it is wanted back. */
export type Pack = {
  readonly pack: string;
  readonly reviewer: Reviewer;
  readonly units: readonly Unit[];
  /** An ISO date; null where none was set. */
  readonly due: string | null;
};

/** What is shown beside the entry cells (评审参考): only what is about the pack's own units, and the reviewer's own words. */
export type PackMatter = {
  readonly selfEvaluations: readonly SelfEvaluation[];
  readonly findings: readonly Finding[];
  readonly lastYear: readonly LastResult[];
  readonly observations: readonly Observation[];
};
