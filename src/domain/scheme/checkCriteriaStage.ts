import { exact, isZero, sum } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { addUp, checkReferences, entriesOf, unknownIn, type At } from "./checkLists.ts";
import { checkTaker } from "./checkTaker.ts";
import { leavesOf, type Leaf } from "./criterion.ts";
import { rootsOf, type CriteriaStage } from "./plannedRoots.ts";
import type { Scheme, Table } from "./scheme.ts";

/**
 * Checks a stage that scores criteria (指标环节): what it adds up, who scores it, and in what order it is combined.
 *
 * @param path of the stage
 * @returns `reference-unknown`, `listed-twice`, `points-do-not-add-up`, `stage-without-points` (stage), `limit-of-itself`,
 *   `leaf-party-not-in-stage` (criterion, party, stage), `leaf-without-absent-party` (criterion, parties, stage),
 *   `rounding-out-of-order` (field, order), `reviewer-first-limits`, `reviewer-first-leaf-parties` (criterion, parties), `silent-weights-unsaid`
 *   (party, required)
 */
export const checkCriteriaStage = (
  scheme: Scheme,
  table: Table,
  stage: CriteriaStage,
  path: string,
  at: At,
): readonly Issue[] => {
  const parties = stage.parties.map(({ party }) => party);
  const known = scheme.parties.map(({ id }) => id);
  const partyFields = parties.map((text, index) => ({ text, path: `${path}.parties[${index}].party` }));
  const weights = stage.parties.map(({ weight }) => weight);
  return [
    ...unknownIn(
      "round",
      [{ text: stage.round, path: `${path}.round` }],
      scheme.rounds.map(({ id }) => id),
      at,
    ),
    ...checkChosen(table, stage, path, at),
    ...checkReferences("party", partyFields, known, at),
    ...addUp("parties", weights, "100", `${path}.parties`, at),
    ...checkTaker("party", stage.absentParty, `${path}.absentParty`, parties, at),
    ...checkLimits(stage, parties, path, at),
    ...checkOrder(stage, path, at),
    ...checkSilentWeights(scheme, table, parties, path, at),
    ...leavesOf(rootsOf(table, stage)).flatMap((leaf) => checkLeafParties(stage, leaf, path, at)),
  ];
};

/** In a table of points the first level comes to what the stage says; relative weights share it out. */
const checkChosen = (table: Table, stage: CriteriaStage, path: string, at: At): readonly Issue[] => {
  const firstLevel = table.criteria.map(({ id }) => id);
  const roots = rootsOf(table, stage);
  const points = roots.flatMap(({ maxPoints }) => (maxPoints === undefined ? [] : [maxPoints]));
  return [
    ...(stage.criteria === "all"
      ? []
      : checkReferences("rootCriterion", entriesOf(stage.criteria, `${path}.criteria`), firstLevel, at)),
    ...(table.weights === "points" && points.length === roots.length
      ? addUp("criteria", points, stage.outOf, `${path}.outOf`, at)
      : []),
    ...(table.weights === "relative" && isZero(exact(stage.outOf))
      ? [errorAt(at(`${path}.outOf`), "stage-without-points", { stage: stage.name })]
      : []),
  ];
};

const checkLimits = (stage: CriteriaStage, parties: readonly string[], path: string, at: At): readonly Issue[] => [
  ...stage.limits.flatMap(({ party, against }, index) => {
    const own = `${path}.limits[${index}]`;
    const fields = [
      { text: party, path: `${own}.party` },
      { text: against, path: `${own}.against` },
    ];
    return [
      ...unknownIn("party", fields, parties, at),
      ...(party === against ? [errorAt(at(`${own}.against`), "limit-of-itself", { id: party })] : []),
    ];
  }),
  ...(stage.order === "reviewer-first" && stage.limits.length > 0
    ? [errorAt(at(`${path}.limits`), "reviewer-first-limits")]
    : []),
];

/** Each order has a rounding that the other has no number for. */
const checkOrder = ({ order, roundings }: CriteriaStage, path: string, at: At): readonly Issue[] => {
  const field = order === "reviewer-first" ? "criterion" : "reviewer";
  return roundings[field] === null
    ? []
    : [errorAt(at(`${path}.roundings.${field}`), "rounding-out-of-order", { field, order })];
};

/**
 * Where reviewers weigh differently, only some must speak and who is wanting counts as 0, it would matter which of the silent
 * ones are wanting; no rule says.
 */
const checkSilentWeights = (
  { parties }: Scheme,
  { missing }: Table,
  used: readonly string[],
  path: string,
  at: At,
): readonly Issue[] =>
  parties.flatMap(({ id, name, combine, required }) =>
    missing === "zero" && used.includes(id) && combine.kind === "weighted-mean" && required !== "all"
      ? [errorAt(at(`${path}.parties[${used.indexOf(id)}]`), "silent-weights-unsaid", { party: name, required })]
      : [],
  );

/** A leaf that some party does not score needs a stage that passes the absent party's weight on to one that does. */
const checkLeafParties = (stage: CriteriaStage, leaf: Leaf, path: string, at: At): readonly Issue[] => {
  if (!leaf.parties) return [];
  const own = leaf.parties;
  const { absentParty } = stage;
  const left = stage.parties.filter(({ party }) => !own.includes(party));
  const present = stage.parties.filter(({ party }) => own.includes(party));
  const parties = left.map(({ party }) => party).join(", ");
  const strangers = own
    .filter((party) => !stage.parties.some((one) => one.party === party))
    .map((party) =>
      errorAt(at(`${path}.parties`), "leaf-party-not-in-stage", { criterion: leaf.id, party, stage: stage.name }),
    );
  if (left.length === 0) return strangers;
  if (stage.order === "reviewer-first") {
    return [...strangers, errorAt(at(`${path}.order`), "reviewer-first-leaf-parties", { criterion: leaf.id, parties })];
  }
  const stuck =
    absentParty.kind === "refuse" ||
    (absentParty.kind === "to" && left.some(({ party }) => party === absentParty.to)) ||
    (absentParty.kind === "proportional" && isZero(sum(present.map(({ weight }) => exact(weight)))));
  return stuck
    ? [
        ...strangers,
        errorAt(at(`${path}.absentParty`), "leaf-without-absent-party", {
          criterion: leaf.id,
          parties,
          stage: stage.name,
        }),
      ]
    : strangers;
};
