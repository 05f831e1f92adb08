import type { PlannedLeaf, PlannedParty, PlannedStage } from "../../domain/scoring/tablePlan.ts";
import type { Rounding } from "../../domain/shared/exact.ts";
import type { Expression, FormulaCell } from "./expression.ts";
import { limitedFormula, partiesFormula } from "./leafFormula.ts";
import { needsOwnCells, ownCell, partyFormula, type VoiceCell } from "./partyFormula.ts";
import { treeFormula } from "./treeFormula.ts";
import { voicesOf, type UnitCells } from "./unitCells.ts";

/**
 * The cells of a criteria stage, criterion by criterion (先按指标合成): each party's number of each leaf on 得分过程, leaves and
 * branches on 得分.
 *
 * @returns the formula of the whole
 */
export const criterionFirstCells = (unit: UnitCells, planned: PlannedStage): Expression => {
  const cellOf = new Map(
    planned.leaves.map((leaf) => {
      const { formula } = leafCells(unit, planned, leaf);
      return [leaf.planned, unit.score(planned.stage.id, leaf.planned, formula)] as const;
    }),
  );
  return treeFormula(unit.table, planned.roots, {
    leaf: (leaf) => {
      const found = cellOf.get(leaf);
      if (!found) throw new RangeError(`leaf ${leaf.criterion.id}: got no cell, want one`);
      return found;
    },
    branch: (branch, formula) => unit.score(planned.stage.id, branch, formula),
    counted: (one, counts) => unit.counted(planned.stage.id, one, counts),
    between: (header, formula) => unit.working.add(`${planned.stage.name}·${header}`, formula),
  });
};

/** The cells of each party's number of a leaf, and the leaf's formula over them. */
export const leafCells = (
  unit: UnitCells,
  planned: PlannedStage,
  leaf: PlannedLeaf,
): { readonly formula: Expression; readonly parties: readonly FormulaCell[] } => {
  const { stage } = planned;
  const scoring = planned.parties.filter(({ party }) => leaf.leaf.parties?.includes(party.id) ?? true);
  const numbers = new Map<string, FormulaCell>();
  for (const party of scoring) {
    const voices = voicesOf(unit, planned, leaf, party.reviewers);
    const label = `${stage.name}·${leaf.leaf.name}·${party.party.name}`;
    numbers.set(party.party.id, partyCell(unit, label, party, voices, stage.roundings.observed, stage.roundings.party));
  }
  const parties = [...numbers.values()];
  const limited = new Map(numbers);
  // What was found is a fact: no party's word on it is held down.
  const limits = leaf.leaf.rule.kind === "findings" ? [] : stage.limits;
  for (const limit of limits) {
    const [own, against] = [limited.get(limit.party), numbers.get(limit.against)];
    if (!own || !against) continue;
    const name = scoring.find(({ party }) => party.id === limit.party)?.party.name ?? "";
    limited.set(
      limit.party,
      unit.working.add(`${stage.name}·${leaf.leaf.name}·${name}（限额后）`, limitedFormula(limit, own, against)),
    );
  }
  const shares = planned.parties.map(({ party, weight }) => ({
    id: party.id,
    weight,
    cell: limited.get(party.id) ?? null,
  }));
  return { formula: partiesFormula(unit.table, stage, shares, stage.roundings.criterion), parties };
};

/** The cell of one party's number; its voices get cells of their own where a formula needs them so. */
export const partyCell = (
  { table, working }: UnitCells,
  label: string,
  { party }: PlannedParty,
  voices: readonly VoiceCell[],
  observed: Rounding | null,
  rounding: Rounding | null,
): FormulaCell => {
  const own = needsOwnCells(table, party, voices, observed)
    ? voices.map((voice, place): VoiceCell => ({
        ...voice,
        cell: working.add(`${label}·第${place + 1}人`, ownCell(table, party, voices, place, observed)),
      }))
    : voices;
  return working.add(label, partyFormula(table, party, own, rounding));
};
