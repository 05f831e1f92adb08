import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import type { Finding } from "../domain/scoring/finding.ts";
import type { Observation } from "../domain/scoring/observation.ts";
import type { Reviewer } from "../domain/scheme/reviewer.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";

/** A duty that is to become a criterion for every unit (共同指标): its number in 普遍要求, from 1, and its words. */
export type CommonDuty = { readonly duty: number; readonly quote: string };

/** A form that was sent out (自评表): the identity printed into it, by which it is known when it comes back. */
export type IssuedForm = { readonly unit: string; readonly form: string };

/** One unit's published result (公布结果), as text, so that it reads the same everywhere. */
export type PublishedResult = {
  readonly unit: string;
  readonly group: string;
  /** Null, like the next and the contribution, where a veto left none. */
  readonly total: string | null;
  readonly rank: number | null;
  readonly grade: string;
  readonly contribution: string | null;
};

/** Everything an assessment is (考核状态): the fold of its ledger, nothing more. */
export type State = {
  readonly breakdown: Breakdown | null;
  /** As chosen; `commonDuties` says which of them the breakdown still bears out. */
  readonly commonDuties: readonly CommonDuty[];
  readonly scheme: Scheme | null;
  readonly units: readonly Unit[];
  readonly reviewers: readonly Reviewer[];
  readonly forms: readonly IssuedForm[];
  readonly selfEvaluations: readonly SelfEvaluation[];
  /** One a key, the latest. */
  readonly observations: readonly Observation[];
  /** One an id, the latest. */
  readonly findings: readonly Finding[];
  readonly published: readonly PublishedResult[];
};

export const emptyState: State = {
  breakdown: null,
  commonDuties: [],
  scheme: null,
  units: [],
  reviewers: [],
  forms: [],
  selfEvaluations: [],
  observations: [],
  findings: [],
  published: [],
};

/** A state and the ledger it is the fold of. */
export type Assessment = { readonly state: State; readonly ledger: Ledger };

export const emptyAssessment: Assessment = { state: emptyState, ledger: [] };
