import type { Table } from "../../scheme/scheme.ts";
import { add, divide, exact, multiply, negate, one, subtract, whole, zero, type Exact } from "../../shared/exact.ts";

/**
 * How far the total moves for each point of a stage, all else equal (环节对总分的系数): the product of the weights, signs and
 * conversions on the way to the total, gates taken as open and limits as not reached.
 *
 * @returns a factor for each stage; null where a formula stands between, which is no straight line
 */
export const stageFactors = (table: Table): ReadonlyMap<string, Exact | null> => {
  const factors = new Map<string, Exact | null>(table.stages.map(({ id }) => [id, zero]));
  factors.set(table.total, one);
  const pass = (stage: string, factor: Exact | null): void => {
    const before = factors.get(stage) ?? null;
    factors.set(stage, before && factor && add(before, factor));
  };
  // A stage reads only stages that stand before it.
  for (const stage of [...table.stages].reverse()) {
    const own = factors.get(stage.id) ?? null;
    switch (stage.op) {
      case "criteria":
      case "events":
      case "components":
        break;
      case "sum":
        for (const { stage: id, sign } of stage.of) pass(id, own && (sign === "-" ? negate(own) : own));
        break;
      case "weighted":
        for (const { stage: id, weight } of stage.of) pass(id, own && multiply(own, divide(exact(weight), whole(100))));
        break;
      case "convert":
        pass(stage.of, own && multiply(own, divide(spanOf(stage.to), spanOf(stage.from))));
        break;
      case "gate":
      case "limit":
      case "veto":
        pass(stage.of, own);
        break;
      case "formula":
        for (const { stage: id } of stage.inputs) pass(id, null);
    }
  }
  return factors;
};

const spanOf = ({ lowest, highest }: { readonly lowest: string; readonly highest: string }): Exact =>
  subtract(exact(highest), exact(lowest));
