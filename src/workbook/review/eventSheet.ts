import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { EventItem, Veto } from "../../domain/scheme/stage.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import type { EntryCheck, LayoutCell, SheetLayout, TableLayout } from "../sheetLayout.ts";
import { roundPrefix, tableIdOf } from "./reviewPlan.ts";
import { setApart } from "./setApart.ts";
import type { ReviewFrame } from "./voices.ts";
import { notAskedText } from "./voiceWords.ts";

export const eventSheetName = "加扣分与否决";
export const eventUnitHeader = "单位";
export const eventRowHeaders = {
  unit: "单位",
  round: "轮次",
  event: "事项",
  recorder: "记录人",
  evidence: "依据",
  reason: "理由",
} as const;
export const eventCaption = "谁记录的、依据和理由（上表填了数的每项一行）";
/** How the recorder of an event is named where it is the unit itself. */
export const ownRecorder = "本单位";

const lines = ["填发生的次数，逾期的填工作日数；没有发生的不填。每项在下面的表里写明记录人。"];

/** The row of the first unit, counted from 0. */
export const firstEventRow = 1 + lines.length + 1;

const spareRows = 30;

/** An event in one round (事项列): its column, and the tables that have it. */
export type EventColumn = {
  readonly round: string;
  readonly id: string;
  readonly name: string;
  /** Its name, told apart from those of other events of the round. */
  readonly label: string;
  readonly header: string;
  readonly tables: ReadonlySet<string>;
  readonly column: number;
};

/** Every event of the scheme, round by round: bonuses, penalties and vetoes; none where it has no such stage. */
export const eventColumns = (scheme: Scheme): readonly EventColumn[] => {
  const drafts = new Map<string, Omit<EventColumn, "column" | "tables" | "label"> & { readonly tables: Set<string> }>();
  for (const table of scheme.tables) {
    for (const { id, name, does, rounds } of eventsOf(table)) {
      for (const round of rounds) {
        const header = `${roundPrefix(scheme, round)}${name}（${does}）`;
        const key = [round, id, header].join("\n");
        const draft = drafts.get(key) ?? { round, id, name, header, tables: new Set<string>() };
        drafts.set(key, draft);
        draft.tables.add(table.id);
      }
    }
  }
  const columns = setApart([...drafts.values()], ({ id, tables }) => [id, ...tables].join(" "));
  const labels = new Map(
    scheme.rounds.flatMap((round) => {
      const ofRound = columns.filter((one) => one.round === round.id);
      const named = ofRound.map(({ name, id, tables }, index) => ({ header: name, id, tables, index }));
      return setApart(named, ({ id, tables }) => [id, ...tables].join(" ")).map(
        ({ header, index }) => [ofRound[index], header] as const,
      );
    }),
  );
  return columns.map((column, index) => ({ ...column, label: labels.get(column) ?? column.name, column: index + 1 }));
};

type TableEvent = {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly rounds: readonly string[];
};

const eventsOf = ({ stages }: Table): readonly TableEvent[] =>
  stages.flatMap((stage): readonly TableEvent[] => {
    if (stage.op === "veto") return stage.vetoes.map((one) => ({ ...named(one), does: "否决", rounds: stage.rounds }));
    if (stage.op !== "events") return [];
    const sign = stage.effect === "bonus" ? "加" : "扣";
    return stage.items.map((item) => ({
      ...named(item),
      does: `每${item.per === "workingDay" ? "个工作日" : "次"}${sign}${item.points}分`,
      rounds: stage.rounds,
    }));
  });

const named = ({ id, name }: EventItem | Veto) => ({ id, name });

const check: EntryCheck = {
  least: 0,
  most: null,
  whole: true,
  words: [],
  message: "请填不小于 0 的整数，没有发生的不填。",
};

/** Whether a unit's table has the event of a column. */
export const isEventOf = (
  { scheme }: ReviewFrame,
  unit: { readonly group: string },
  { tables }: EventColumn,
): boolean => tables.has(tableIdOf(scheme, unit));

/** The sheet 加扣分与否决: units × events, how often each happened; who recorded it in a table below. Null without events. */
export const eventSheet = (
  frame: ReviewFrame,
  reviewers: readonly Reviewer[],
  observations: readonly Observation[],
): SheetLayout | null => {
  const columns = eventColumns(frame.scheme);
  if (columns.length === 0) return null;
  const recorded = new Map(
    observations.flatMap((one) => (one.kind === "event" ? [[eventKey(one.unit, one.round, one.criterion), one]] : [])),
  );
  return {
    name: eventSheetName,
    visibility: "visible",
    title: eventSheetName,
    lines,
    landscape: true,
    frozenColumns: 1,
    locked: true,
    table: {
      name: "kp_events",
      columns: [
        { header: eventUnitHeader, width: 26, kind: "text" },
        ...columns.map(({ header }) => ({ header, width: 14, kind: "number" as const, entry: true, check })),
      ],
      rows: frame.units.map((unit) => [
        unit.name,
        ...columns.map((column): LayoutCell => {
          if (!isEventOf(frame, unit, column)) return notAskedText;
          const count = recorded.get(eventKey(unit.id, column.round, column.id))?.count;
          return count == null ? null : Number(count);
        }),
      ]),
      closed: frame.units.flatMap((unit, row) =>
        columns.flatMap((one) => (isEventOf(frame, unit, one) ? [] : [{ row, column: one.column }])),
      ),
      highlights: [{ words: [notAskedText], look: "quiet" }],
    },
    below: [recorderTable(frame, reviewers, columns, recorded)],
  };
};

export const eventKey = (unit: string, round: string, event: string): string => `${unit}\n${round}\n${event}`;

const recorderTable = (
  frame: ReviewFrame,
  reviewers: readonly Reviewer[],
  columns: readonly EventColumn[],
  recorded: ReadonlyMap<string, Observation>,
): TableLayout => {
  const { scheme, units } = frame;
  const text = (header: string, width: number) => ({ header, width, kind: "text", entry: true }) as const;
  const names = new Map(reviewers.map(({ id, name }) => [id, name]));
  const header = eventRowHeaders;
  return {
    name: "kp_event_records",
    caption: eventCaption,
    columns: [
      text(header.unit, 26),
      text(header.round, 14),
      text(header.event, 20),
      text(header.recorder, 14),
      text(header.evidence, 30),
      text(header.reason, 40),
    ],
    rows: units.flatMap((unit) =>
      columns.flatMap((column): readonly (readonly LayoutCell[])[] => {
        const one = recorded.get(eventKey(unit.id, column.round, column.id));
        if (!one || !isEventOf(frame, unit, column)) return [];
        const round = scheme.rounds.find(({ id }) => id === one.round)?.name ?? one.round;
        const recorder = names.get(one.reviewer) ?? ownRecorder;
        return [[unit.name, round, column.label, recorder, one.evidence, one.reason]];
      }),
    ),
    spareRows,
  };
};
