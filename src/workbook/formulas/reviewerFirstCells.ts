import { flatPlan, type PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import type { PlannedParty, PlannedStage } from "../../domain/scoring/tablePlan.ts";
import { leafCells, partyCell } from "./criteriaFormulas.ts";
import {
  call,
  cell,
  firstOf,
  number,
  operate,
  rounded,
  text,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { partiesFormula } from "./leafFormula.ts";
import type { VoiceCell } from "./partyFormula.ts";
import { treeFormula } from "./treeFormula.ts";
import type { UnitCells } from "./unitCells.ts";
import { anyIs, countOf, isNumber, isWord, words } from "./words.ts";

/**
 * The cells of a criteria stage, reviewer by reviewer (先按评审人汇总): each reviewer's tree and sum on 得分过程, then the parties;
 * leaves stand on 得分 for information.
 *
 * @returns the formula of the whole
 */
export const reviewerFirstCells = (unit: UnitCells, planned: PlannedStage): Expression => {
  const { stage, parties } = planned;
  const shown = planned.leaves.map((leaf) => {
    const { formula, parties: numbers } = leafCells(unit, planned, leaf);
    return { leaf: unit.score(stage.id, leaf.planned, formula), numbers };
  });
  const numbers = parties.map((party) => {
    const voices = party.reviewers.map((place): VoiceCell => ({
      cell: evaluationCell(unit, planned, party, place),
      weight: unit.weights[place] ?? null,
    }));
    return partyCell(unit, `${stage.name}·${party.party.name}`, party, voices, null, stage.roundings.party);
  });
  const combined = partiesFormula(
    unit.table,
    stage,
    parties.map(({ party, weight }, place) => ({ id: party.id, weight, cell: numbers[place] ?? null })),
    null,
  );
  if (unit.table.notApplicable.contested !== "block") return combined;
  // Who says 不适用 of a leaf that another scores is asked first where the table wants it so.
  const contested = call(
    "OR",
    anyIs(
      shown.map(({ leaf }) => leaf),
      words.contested,
    ),
    anyIs(
      shown.flatMap((one) => one.numbers),
      words.contested,
    ),
  );
  return firstOf([[contested, text(words.contested)]], combined);
};

/** What one reviewer gives in all: one who abstained on any leaf is left out, one silent on any is silent. */
const evaluationCell = (
  unit: UnitCells,
  planned: PlannedStage,
  { party }: PlannedParty,
  reviewer: number,
): FormulaCell => {
  const { stage } = planned;
  const name = unit.reviewers[reviewer]?.name ?? party.name;
  const label = `${stage.name}·${name}`;
  const nodes = flatPlan(planned.roots);
  const columns = new Map(
    unit.working
      .reserve(nodes.map(({ criterion }) => `${label}·${criterion.name}`))
      .map((column, place) => [nodes[place], column] as const),
  );
  const columnOf = (one: PlannedCriterion): number => columns.get(one) ?? 0;
  const silence = unit.table.missing === "zero" ? number(0) : text("");
  const voices = planned.leaves.map((leaf) => unit.voice(planned, leaf, reviewer));
  const heard = planned.leaves.map((leaf, place) => {
    const voice = voices[place];
    if (!voice) throw new RangeError(`voice of ${leaf.leaf.id}: got none, want one`);
    const { observed } = stage.roundings;
    const said = observed ? call("IF", isNumber(voice), rounded(cell(voice), observed), cell(voice)) : cell(voice);
    const silent = leaf.leaf.rule.kind === "findings" ? text("") : silence;
    const formula = call("IF", isWord(voice, ""), silent, said);
    return [leaf.planned, unit.working.setReserved(columnOf(leaf.planned), formula)] as const;
  });
  const cellOf = new Map(heard);
  const tree = treeFormula(unit.table, planned.roots, {
    leaf: (leaf) => {
      const found = cellOf.get(leaf);
      if (!found) throw new RangeError(`leaf ${leaf.criterion.id}: got no cell, want one`);
      return found;
    },
    branch: (branch, formula) => unit.working.setReserved(columnOf(branch), formula),
    counted: () => undefined,
    between: (header, formula) => unit.working.add(`${label}·${header}`, formula),
  });
  const sum = unit.working.add(`${label}·合计（取整前）`, tree);
  const all = heard.map(([, one]) => one);
  const asked = planned.leaves.flatMap((leaf, place) => {
    const voice = unit.table.missing === "zero" ? voices[place] : all[place];
    return voice && leaf.leaf.rule.kind !== "findings" ? [voice] : [];
  });
  const least = unit.table.missing === "zero" ? asked.length : 1;
  const { reviewer: rounding } = stage.roundings;
  const given = rounding ? call("IF", isNumber(sum), rounded(cell(sum), rounding), cell(sum)) : cell(sum);
  return unit.working.add(
    `${label}·合计`,
    firstOf(
      [
        [anyIs(all, words.missing), text(words.missing)],
        [anyIs(all, words.open), text(words.open)],
        [anyIs(all, words.abstained), text(words.abstained)],
        ...(asked.length > 0 ? [[operate(countOf(asked, ""), ">=", number(least)), text("")] as const] : []),
      ],
      given,
    ),
  );
};
