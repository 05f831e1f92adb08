import type { Followed } from "../scheme/grading.ts";
import { round, type Exact } from "../shared/exact.ts";

/** The total as an order or a grade follows it: as it is, or rounded once. */
export const followedTotal = (total: Exact, on: Followed): Exact => (on === "exact" ? total : round(total, on));
