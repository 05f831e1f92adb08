import type { Duty, LeadMode, Task, TimeLimit, WeightFloor } from "./breakdown.ts";

/** Something that reads differently in the new version. */
export type Change<Field extends string, T> = { readonly field: Field; readonly old: T; readonly new: T };

export type TaskChange =
  | Change<"heading" | "text", string>
  | Change<"lead" | "support", readonly string[]>
  | Change<"leadMode", LeadMode>
  | Change<"times", readonly TimeLimit[]>;

export type DutyChange = Change<"quote" | "who", string> | Change<"times", readonly TimeLimit[]>;

export type HeadChange = Change<"number" | "date" | "jurisdiction" | "title", string> | Change<"year", number | null>;

/** What says that a task stands elsewhere: another number, a section of another title. */
export type Move = "number" | "section";

/** A task that stands in one version only; `units` are those it touches. */
export type LoneTask = { readonly task: Task; readonly units: readonly string[] };

/** A task of both versions, with every unit that it touches in either. */
export type TaskPair = {
  readonly old: Task;
  readonly new: Task;
  readonly moves: readonly Move[];
  readonly changes: readonly TaskChange[];
  /** In [0, 1]; 1 where the text is the same. */
  readonly similarity: number;
  readonly units: readonly string[];
};

export type DutyPair = {
  readonly old: Duty;
  readonly new: Duty;
  readonly changes: readonly DutyChange[];
  readonly similarity: number;
};

/** A weight floor that is new (`old` null), gone (`new` null) or says something else. */
export type FloorChange = { readonly old: WeightFloor | null; readonly new: WeightFloor | null };

/**
 * How many tasks are different for a unit (涉及单位), as it sees them: `added` are those it had no part in before, `dropped`
 * those it has no part in any more, `changed` those that it keeps and that read differently, `moved` those that only
 * stand elsewhere.
 */
export type TouchedUnit = {
  readonly unit: string;
  readonly added: number;
  readonly dropped: number;
  readonly changed: number;
  readonly moved: number;
};

/** One version, as people know it. */
export type VersionHead = {
  readonly document: string;
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly year: number | null;
  readonly tasks: number;
};

/** What became of a document from one version to the next (版本对比); lists in document order, dropped ones in the old. */
export type Comparison = {
  readonly old: VersionHead;
  readonly new: VersionHead;
  readonly head: readonly HeadChange[];
  readonly tasks: {
    readonly unchanged: number;
    readonly added: readonly LoneTask[];
    readonly dropped: readonly LoneTask[];
    /** The same words and units under another number or in another section. */
    readonly moved: readonly TaskPair[];
    /** Something other than the place is different; perhaps the place too. */
    readonly reworded: readonly TaskPair[];
  };
  readonly duties: {
    readonly unchanged: number;
    readonly added: readonly Duty[];
    readonly dropped: readonly Duty[];
    readonly reworded: readonly DutyPair[];
  };
  readonly floors: readonly FloorChange[];
  /** The most touched first. */
  readonly units: readonly TouchedUnit[];
};
