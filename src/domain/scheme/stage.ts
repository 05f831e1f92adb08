import type { Rounding } from "../shared/exact.ts";
import type { Scale } from "./leafRule.ts";
import type { DecimalText, RatioText } from "./scheme.ts";

/** A party and its share, in the unit the stage says. */
export type PartyWeight = { readonly party: string; readonly weight: DecimalText };

/** Who takes over the weight of a party or part that is absent: nobody (the ranking waits), all by their own weights, all in equal parts, or one. */
export type AbsentRule =
  { readonly kind: "refuse" | "proportional" | "equally" } | { readonly kind: "to"; readonly to: string };

/** Holds the number of one party at another's, criterion by criterion: at most ratio × the other's + margin. */
export type PartyLimit = {
  readonly party: string;
  readonly against: string;
  readonly ratio: RatioText;
  readonly margin: DecimalText;
};

/** Roundings inside a criteria stage, null where nothing is rounded. */
export type CriteriaRoundings = {
  /** The points a reviewer's observation comes to. */
  readonly observed: Rounding | null;
  /** reviewer-first only: what one reviewer gives in all. */
  readonly reviewer: Rounding | null;
  /** One party's number: for a leaf (criterion-first) or in all (reviewer-first). */
  readonly party: Rounding | null;
  /** criterion-first only: a leaf's points once the parties are combined. */
  readonly criterion: Rounding | null;
};

/** An event that adds or costs points (加分、扣分、逾期): `points` for each, at most `atMost` in all. */
export type EventItem = {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly points: DecimalText;
  /** What is counted: events, or working days late. */
  readonly per: "event" | "workingDay";
  readonly atMost: DecimalText | null;
};

/** An event that overrides the score (一票否决), with each of its effects said. */
export type Veto = {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly score:
    | { readonly kind: "none" | "keep" }
    | { readonly kind: "fixed"; readonly points: DecimalText }
    | { readonly kind: "cap"; readonly points: DecimalText };
  readonly rank: "kept" | "last" | "unranked";
  readonly grade: { readonly kind: "kept" } | { readonly kind: "fixed" | "atMost"; readonly grade: string };
  readonly bonus: "kept" | "barred";
  /** Whether the unit counts in the number of units a quota is taken of. */
  readonly quota: "counted" | "excluded";
};

/** A test of one stage's number, bounds as said: "above" is >, "atLeast" is ≥. */
export type StageTest = {
  readonly stage: string;
  readonly is: "above" | "atLeast" | "below" | "atMost";
  readonly bound: DecimalText;
};

/** What a stage does. A stage sees only stages that stand before it. */
export type StageOperation =
  | {
      readonly op: "criteria";
      readonly round: string;
      /** First-level criteria of the table, or all. */
      readonly criteria: "all" | readonly string[];
      /** What they come to in all; checked in a table of points, shared out in a table of relative weights. */
      readonly outOf: DecimalText;
      /** criterion-first: each leaf is combined over reviewers and parties, then the tree is added up;
       * reviewer-first: each reviewer's tree is added up, then reviewers and parties are combined. */
      readonly order: "criterion-first" | "reviewer-first";
      /** Shares in percent, sum 100. */
      readonly parties: readonly PartyWeight[];
      readonly absentParty: AbsentRule;
      readonly limits: readonly PartyLimit[];
      readonly roundings: CriteriaRoundings;
    }
  | {
      readonly op: "events";
      readonly effect: "bonus" | "penalty";
      readonly rounds: readonly string[];
      readonly items: readonly EventItem[];
    }
  | { readonly op: "sum"; readonly of: readonly { readonly stage: string; readonly sign: "+" | "-" }[] }
  | {
      readonly op: "weighted";
      /** Shares in percent, sum 100. */
      readonly of: readonly { readonly stage: string; readonly weight: DecimalText }[];
      readonly absent: AbsentRule;
    }
  | { readonly op: "convert"; readonly of: string; readonly from: Scale; readonly to: Scale }
  | { readonly op: "gate"; readonly of: string; readonly when: StageTest; readonly otherwise: DecimalText }
  | {
      readonly op: "limit";
      readonly of: string;
      readonly against: string;
      readonly ratio: RatioText;
      readonly margin: DecimalText;
    }
  | {
      /** The totals of the unit's component units, by their roles (县本级 6 : 乡镇 3 : 县直 1). */
      readonly op: "components";
      readonly roles: readonly { readonly role: string; readonly weight: DecimalText }[];
      readonly absent: AbsentRule;
    }
  | { readonly op: "veto"; readonly of: string; readonly rounds: readonly string[]; readonly vetoes: readonly Veto[] }
  | {
      readonly op: "formula";
      readonly formula: string;
      readonly inputs: readonly { readonly name: string; readonly stage: string }[];
    };

/** A named step from observations to the total (计分环节), with its bounds and, where the scheme rounds, its rounding. */
export type Stage = {
  readonly id: string;
  readonly name: string;
  readonly bounds: { readonly min: DecimalText | null; readonly max: DecimalText | null };
  readonly rounding: Rounding | null;
} & StageOperation;

/** The stages a stage reads, in the order it names them. */
export const inputsOf = (stage: Stage): readonly string[] => {
  switch (stage.op) {
    case "criteria":
    case "events":
    case "components":
      return [];
    case "sum":
    case "weighted":
      return stage.of.map((term) => term.stage);
    case "convert":
    case "veto":
      return [stage.of];
    case "gate":
      return [stage.of, stage.when.stage];
    case "limit":
      return [stage.of, stage.against];
    case "formula":
      return stage.inputs.map((input) => input.stage);
  }
};
