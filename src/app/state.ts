import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import type { ClosedRound } from "../domain/notice/roundSummary.ts";
import type { LastResult } from "../domain/ranking/lastResult.ts";
import type { Appeal } from "../domain/scoring/appeal.ts";
import type { Finding } from "../domain/scoring/finding.ts";
import type { Observation } from "../domain/scoring/observation.ts";
import type { Reviewer } from "../domain/scheme/reviewer.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";

/** A duty that is to become a criterion for every unit (共同指标): its number in 普遍要求, from 1, and its words. */
export type CommonDuty = { readonly duty: number; readonly quote: string };

/**
 * A form that was sent out (自评表): the identity printed into it, by which it is known when it comes back, the digest of its layout,
 * the findings it asks about, and until when it is wanted.
 */
export type IssuedForm = {
  readonly unit: string;
  readonly form: string;
  readonly layout?: string;
  readonly findings?: readonly string[];
  readonly due?: string | null;
};

/** Why a form that came in is not reported (草稿、退回补正): what it lacks, and until when it is wanted mended. */
export type FormJudgement = {
  readonly unit: string;
  readonly form: string;
  readonly state: "draft" | "returned";
  readonly reason: string;
  readonly due: string | null;
};

/**
 * A pack that was sent out (评审包): whose it is, which units it is about, and which of them the reviewer keeps out of; a later one
 * of the same reviewer takes its place.
 */
export type IssuedPack = {
  readonly pack: string;
  readonly reviewer: string;
  readonly units: readonly string[];
  readonly recused: readonly { readonly unit: string; readonly reason: string }[];
  readonly due: string | null;
};

/**
 * What a reviewer's later pack or table says otherwise than was recorded (另一份评分): kept beside it until a person says which of the
 * two counts; known by its file.
 */
export type RivalScores = {
  readonly reviewer: string;
  readonly file: { readonly name: string; readonly sha256: string };
  readonly rows: readonly Observation[];
};

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

/** A result as the ledger keeps it (加盐结果): 128 random bits in hexadecimal, so that its hash tells nobody what it is. */
export type SaltedResult = PublishedResult & { readonly salt: string };

/** Who opened again what was closed (解锁), both by name, and why. */
export type Unlocking = { readonly first: string; readonly second: string; readonly reason: string };

/** The office's key from now on (公钥): Ed25519 in base64; one that takes another's place is vouched for by two names. */
export type OfficeKey = {
  readonly name: string;
  readonly publicKey: string;
  readonly first: string;
  /** Null for the first key. */
  readonly second: string | null;
  readonly reason: string;
};

/** Two copies of a workbook that went apart and were joined (合并), and what was decided where they said different things. */
export type Merge = {
  /** The number of entries that both copies have. */
  readonly common: number;
  /** The hash of the other copy's last entry. */
  readonly other: string;
  /** How many of the other copy's entries were taken over. */
  readonly joined: number;
  readonly decided: readonly { readonly subject: string; readonly key: string; readonly kept: "A" | "B" }[];
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
  readonly packs: readonly IssuedPack[];
  /** One a unit, the one that counts. */
  readonly selfEvaluations: readonly SelfEvaluation[];
  /** Other versions that came in while one counts already; a person chooses. */
  readonly rivals: readonly SelfEvaluation[];
  /** Of forms that came in and are not reported; gone once the unit's form is. */
  readonly judgements: readonly FormJudgement[];
  /** One a key, the latest. */
  readonly observations: readonly Observation[];
  /** Other scores that came in while some are recorded already; a person chooses. */
  readonly rivalScores: readonly RivalScores[];
  /** One an id, the latest. */
  readonly findings: readonly Finding[];
  /** In the order in which they were closed. */
  readonly closedRounds: readonly ClosedRound[];
  readonly appeals: readonly Appeal[];
  /** The results as they stood when the year was locked (锁定); none while it is open. */
  readonly locked: readonly SaltedResult[];
  readonly published: readonly SaltedResult[];
  /** One a unit that was assessed the year before. */
  readonly lastYear: readonly LastResult[];
  readonly merges: readonly Merge[];
  /** In the order in which they came; the last one counts. */
  readonly keys: readonly OfficeKey[];
};

export const emptyState: State = {
  breakdown: null,
  commonDuties: [],
  scheme: null,
  units: [],
  reviewers: [],
  forms: [],
  packs: [],
  selfEvaluations: [],
  rivals: [],
  judgements: [],
  observations: [],
  rivalScores: [],
  findings: [],
  closedRounds: [],
  appeals: [],
  locked: [],
  published: [],
  lastYear: [],
  merges: [],
  keys: [],
};

/** A state and the ledger it is the fold of. */
export type Assessment = { readonly state: State; readonly ledger: Ledger };

export const emptyAssessment: Assessment = { state: emptyState, ledger: [] };
