import { under } from "../shared/under.ts";
/** A reviewer who keeps out of a unit's review (回避), such as of the own or former unit, and why. */
export type Recusal = { readonly reviewer: string; readonly unit: string; readonly reason: string };

/** Who reviews which units (分工), in the order in which the units were given. */
export type Assignment = ReadonlyMap<string, readonly string[]>;

export type Assigning = {
  readonly units: readonly string[];
  readonly reviewers: readonly string[];
  /** How many reviewers a unit gets; all that may. */
  readonly each: number | "all";
  readonly isRecused: (reviewer: string, unit: string) => boolean;
  /** Draws lots (抽签): the same key gives the same text, and nobody can say beforehand whose comes first. */
  readonly lot: (key: string) => string;
};

/**
 * Assigns units to the reviewers of a party (评审分工): each unit to so many of those who may review it, their loads as even as the
 * recusals allow. The same lots give the same assignment, in whatever order units and reviewers are listed.
 *
 * @returns the assignment, where a unit with too few who may review it gets them all
 */
export const assignUnits = ({ units, reviewers, each, isRecused, lot }: Assigning): Assignment => {
  const lots = new Map([...units, ...reviewers].map((id) => [id, lot(id)]));
  const byLot = (a: string, b: string): number => compareTexts(under(lots, a), under(lots, b));
  const order = [...reviewers].sort(byLot);
  const allowed = new Map(units.map((unit) => [unit, order.filter((reviewer) => !isRecused(reviewer, unit))]));
  const choiceOf = (unit: string): number => under(allowed, unit).length;
  const load = new Map(order.map((reviewer) => [reviewer, new Set<string>()]));
  const loadOf = (reviewer: string): Set<string> => under(load, reviewer);
  // Units that few may review come first: the others can still be moved.
  for (const unit of [...units].sort((a, b) => choiceOf(a) - choiceOf(b) || byLot(a, b))) {
    const ready = [...under(allowed, unit)].sort((a, b) => loadOf(a).size - loadOf(b).size || byLot(a, b));
    for (const reviewer of each === "all" ? ready : ready.slice(0, each)) loadOf(reviewer).add(unit);
  }
  while (each !== "all" && evenOut(order, allowed, loadOf));
  return new Map(reviewers.map((reviewer) => [reviewer, units.filter((unit) => loadOf(reviewer).has(unit))]));
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Moves one unit each along a way from a reviewer to one with at least two units less. Where no such way is left, no other
 * assignment is more even. Source: Harvey, Ladner, Lovász, Tamir, Semi-matchings for bipartite graphs and load balancing, 2006.
 */
const evenOut = (
  order: readonly string[],
  allowed: ReadonlyMap<string, readonly string[]>,
  loadOf: (reviewer: string) => Set<string>,
): boolean => {
  for (const from of [...order].sort((a, b) => loadOf(b).size - loadOf(a).size)) {
    const cameBy = new Map<string, { readonly reviewer: string; readonly unit: string } | null>([[from, null]]);
    for (const reviewer of cameBy.keys()) {
      if (loadOf(reviewer).size <= loadOf(from).size - 2) {
        for (let step = cameBy.get(reviewer), to = reviewer; step; to = step.reviewer, step = cameBy.get(to)) {
          loadOf(step.reviewer).delete(step.unit);
          loadOf(to).add(step.unit);
        }
        return true;
      }
      for (const unit of loadOf(reviewer)) {
        for (const other of under(allowed, unit)) {
          if (!cameBy.has(other) && !loadOf(other).has(unit)) cameBy.set(other, { reviewer, unit });
        }
      }
    }
  }
  return false;
};
