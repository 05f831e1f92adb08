import type { Breakdown, Duty } from "../domain/breakdown/breakdown.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";
import type { CommonDuty, State } from "./state.ts";

/**
 * The duties that staff chose to assess every unit on (列为共同指标), in the document's order: what a scheme is to make
 * criteria of. The change "common-duties-set" replaces the whole choice, an empty one takes it back. A choice that the
 * document no longer bears out, since another one was loaded, does not count.
 */
export const commonDuties = ({ breakdown, commonDuties: chosen }: State): readonly Duty[] =>
  (breakdown?.duties ?? []).filter(({ quote }, index) =>
    chosen.some((one) => one.duty === index + 1 && one.quote === quote),
  );

/** Holds a choice to the document (共同指标检查): `duty-unknown` (duty), `duty-repeated` (duty). */
export const checkCommonDuties = ({ duties }: Breakdown, rows: readonly CommonDuty[]): readonly Issue[] => {
  const seen = new Set<number>();
  return rows.flatMap(({ duty, quote }) => {
    const repeated = seen.has(duty);
    seen.add(duty);
    if (duties[duty - 1]?.quote !== quote) return [errorAt(wholeAssessment, "duty-unknown", { duty })];
    return repeated ? [errorAt(wholeAssessment, "duty-repeated", { duty })] : [];
  });
};
