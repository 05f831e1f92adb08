import type { Observation } from "../../domain/scoring/observation.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { criteriaOf, isLeaf } from "../../domain/scheme/criterion.ts";
import type { LayoutCell, TableLayout } from "../sheetLayout.ts";
import { itemLabel } from "./criterionWords.ts";
import { shownRows, stateWord } from "./entryCells.ts";
import { tableIdOf, type LeafColumns } from "./reviewPlan.ts";
import { seatTableName } from "./seats.ts";
import { isAsked, wordsFor, type PlannedSeat, type ReviewFrame, type SeatVoices } from "./voices.ts";
import { abstainedText, notApplicableText } from "./voiceWords.ts";

export const reasonHeaders = {
  unit: "单位",
  round: "轮次",
  criterion: "指标",
  item: "分项或任务",
  state: "状态",
  approver: "批准人",
  evidence: "依据",
  reason: "理由",
} as const;

export const scoredText = "计分";
export const reasonCaption = "理由、依据与例外（填“不适用”“回避”的每项一行；不适用写明批准人；任务写编号）";

/** Rows to type into; more are added below. */
const spareRows = 30;

/** What a row of reasons speaks of: an observation that the cells show. */
type Reasoned = {
  readonly unit: Unit;
  readonly observation: Observation;
  readonly criterion: string;
  readonly item: string;
};

/** So many columns of this table are narrow by themselves. */
const narrowColumns = 6;
/** How wide the columns are: as they read best, and where they share them with columns of points above. */
const ownWidths = { round: 14, criterion: 20, item: 16, state: 10, approver: 14, evidence: 34, reason: 44 } as const;
const sharedWidths = { round: 16, criterion: 16, item: 16, state: 16, approver: 16, evidence: 20, reason: 26 } as const;

/** The table of reasons, evidence and exceptions below a seat's wide table (理由、依据与例外). */
export const reasonTable = (frame: ReviewFrame, planned: PlannedSeat, voices: SeatVoices): TableLayout => {
  const above = planned.columns.reduce((sum, { entries, computed }) => sum + entries.length + computed.length, 1);
  const { round, criterion, item, state, approver, evidence, reason } =
    above <= narrowColumns ? ownWidths : sharedWidths;
  const asked = askedBy(frame, planned);
  const roundName = new Map(frame.scheme.rounds.map(({ id, name }) => [id, name]));
  const header = reasonHeaders;
  const text = (name: string, width: number) => ({ header: name, width, kind: "text", entry: true }) as const;
  return {
    name: seatTableName("reasons", planned.seat),
    caption: reasonCaption,
    columns: [
      text(header.unit, 26),
      text(header.round, round),
      text(header.criterion, criterion),
      text(header.item, item),
      { ...text(header.state, state), choices: [scoredText, notApplicableText, abstainedText] },
      text(header.approver, approver),
      text(header.evidence, evidence),
      text(header.reason, reason),
    ],
    rows: frame.units.flatMap((unit) =>
      reasonedOf(frame, asked(unit), voices, unit).map(({ observation, criterion, item }): readonly LayoutCell[] => [
        unit.name,
        roundName.get(observation.round) ?? observation.round,
        criterion,
        item,
        observation.state === "scored" ? scoredText : stateWord(observation.state),
        observation.state === "notApplicable" ? (observation.value ?? "") : "",
        observation.evidence,
        observation.reason,
      ]),
    ),
    spareRows,
    highlights: [{ words: [notApplicableText, abstainedText], look: "quiet", columns: [4] }],
  };
};

/** What a seat is asked of the units of one table: the leaves, and the branches above them in their rounds. */
type Asked = {
  readonly own: readonly LeafColumns[];
  readonly branches: readonly { readonly branch: string; readonly round: string }[];
};

const askedBy = (frame: ReviewFrame, { columns }: PlannedSeat): ((unit: Unit) => Asked) => {
  const byTable = new Map<string, Asked>();
  return (unit) => {
    const table = tableIdOf(frame.scheme, unit);
    const known = byTable.get(table);
    if (known) return known;
    const own = columns.filter((column) => isAsked(frame, unit, column));
    const rounds = [...new Set(own.map(({ round }) => round))];
    const branches = branchesOf(frame, unit).flatMap((branch) => rounds.map((round) => ({ branch, round })));
    const asked = { own, branches };
    byTable.set(table, asked);
    return asked;
  };
};

const reasonedOf = (
  frame: ReviewFrame,
  { own, branches: above }: Asked,
  voices: SeatVoices,
  unit: Unit,
): readonly Reasoned[] => {
  const words = wordsFor(frame, unit);
  const branches = above.flatMap(({ branch, round }) => voices.rows(unit.id, round, branch));
  return [
    ...branches.map((observation) => ({
      unit,
      observation,
      criterion: words.labelOf(observation.criterion),
      item: "",
    })),
    ...own.flatMap((column) =>
      spokenOf(column, voices.rows(unit.id, column.round, column.leaf.id)).map((observation) => ({
        unit,
        observation,
        criterion: words.labelOf(column.leaf.id),
        item: observation.task === "" ? itemLabel(column.entries, itemOf(observation)) : observation.task,
      })),
    ),
  ];
};

const spokenOf = ({ leaf }: LeafColumns, rows: readonly Observation[]): readonly Observation[] =>
  [...shownRows(leaf, rows), ...rows.filter(({ task }) => task !== "")].filter(
    ({ state, reason, evidence }) => state !== "scored" || reason !== "" || evidence !== "",
  );

/** The part of a leaf that a row is about; "" for the whole. */
const itemOf = ({ kind, state, value }: Observation): string => {
  const hasItem = kind === "part" || kind === "deduction" || kind === "survey" || kind === "input";
  return state === "scored" && hasItem ? (value ?? "") : "";
};

const branchesOf = ({ scheme }: ReviewFrame, unit: Unit): readonly string[] => {
  const table = scheme.tables.find(({ id }) => id === tableIdOf(scheme, unit));
  return criteriaOf(table?.criteria ?? []).flatMap((criterion) => (isLeaf(criterion) ? [] : [criterion.id]));
};
