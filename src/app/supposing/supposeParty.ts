import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { PartyWeight } from "../../domain/scheme/stage.ts";
import { at } from "../../domain/shared/at.ts";
import { compare, divide, exact, exactText, multiply, subtract, whole } from "../../domain/shared/exact.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import type { Supposition } from "./supposition.ts";

/**
 * The scheme in which a party weighs more or less (假设评审方权重), in every stage that it has a part in; the others keep their
 * proportions.
 *
 * @returns `supposed-party-absent`, `supposed-party-alone`, `supposed-party-range`
 */
export const supposeParty = (
  scheme: Scheme,
  { party, value }: Extract<Supposition, { kind: "party" }>,
): Result<Scheme> => {
  const hundred = whole(100);
  const wanted = exact(value);
  const fault = (code: "supposed-party-absent" | "supposed-party-alone" | "supposed-party-range"): Result<Scheme> =>
    refused([errorAt(wholeAssessment, code, { party })]);
  if (compare(wanted, hundred) > 0) return fault("supposed-party-range");
  const stages = scheme.tables.flatMap((table) =>
    table.stages.flatMap((stage) =>
      stage.op === "criteria" && stage.parties.some((one) => one.party === party) ? [stage] : [],
    ),
  );
  if (stages.length === 0) return fault("supposed-party-absent");
  if (stages.some(({ parties }) => parties.length === 1)) return fault("supposed-party-alone");
  const shared = (parties: readonly PartyWeight[]): readonly PartyWeight[] => {
    const old = exact(
      at(
        parties,
        parties.findIndex((one) => one.party === party),
      ).weight,
    );
    const factor = divide(subtract(hundred, wanted), subtract(hundred, old));
    return parties.map((one) => ({
      ...one,
      weight: one.party === party ? value : exactText(multiply(exact(one.weight), factor)),
    }));
  };
  return done({
    ...scheme,
    tables: scheme.tables.map((table) => ({
      ...table,
      stages: table.stages.map((stage) =>
        stage.op === "criteria" && stages.includes(stage) ? { ...stage, parties: shared(stage.parties) } : stage,
      ),
    })),
  });
};
