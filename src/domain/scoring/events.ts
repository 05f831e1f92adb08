import type { Stage } from "../scheme/stage.ts";
import { compare, exact, exactText, isZero, multiply, sum, zero, type Exact } from "../shared/exact.ts";
import { note, type Trace } from "./trace.ts";
import type { UnitVoices } from "./unitVoices.ts";

/**
 * What the events of a stage come to (加分、扣分): count × points of each, held to each one's most.
 *
 * @param barred whether a veto bars the unit from bonus points
 */
export const eventPoints = (
  stage: Extract<Stage, { op: "events" }>,
  voices: UnitVoices,
  barred: boolean,
  trace: Trace,
): Exact => {
  const from = stage.items.flatMap(({ id, points, atMost }) => {
    const count = voices.events(id, stage.rounds);
    if (isZero(count)) return [];
    const earned = multiply(count, exact(points));
    const held = atMost !== null && compare(earned, exact(atMost)) > 0 ? exact(atMost) : earned;
    const parts = [{ name: id, value: count, weight: exact(points) }];
    if (held !== earned) note(trace, "event-capped", id, parts, held, { most: exactText(held) });
    return [{ name: id, value: held }];
  });
  const total = sum(from.map(({ value }) => value));
  note(trace, "events-summed", stage.id, from, total);
  if (!barred || stage.effect !== "bonus" || isZero(total)) return total;
  note(trace, "bonus-barred", stage.id, [{ name: stage.id, value: total }], zero);
  return zero;
};
