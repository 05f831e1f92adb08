import type { AttributionRoles } from "./attributionRoles.ts";
import type { Stretch } from "./script.ts";

/** A task before its units and times are settled (任务草稿). */
export type TaskDraft = {
  readonly id: string;
  /** The labels from the outermost section to the item's own, by which 同第N项 finds it. */
  readonly number: readonly string[];
  /** The number that opens a table's heading cell, by which 同第（二）项 finds its first row. */
  readonly headingLabel?: string;
  readonly section: string;
  readonly heading: string;
  readonly text: Stretch;
  readonly attribution: Stretch | null;
  readonly roles: AttributionRoles | null;
  /** The units come from a merged cell or from the level above. */
  readonly inherited: boolean;
  /** Where its time limits stand; in a time column a bare month is one too. */
  readonly timed: readonly (Stretch & { readonly inTimeField: boolean })[];
  readonly confidence: number;
};

/** Confidence in a task by how its units were found, in [0, 1]. */
export const confidence = { stated: 1, inherited: 0.9, doubtful: 0.6, unattributed: 0.5 } as const;
