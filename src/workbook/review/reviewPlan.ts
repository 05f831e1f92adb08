import type { Leaf } from "../../domain/scheme/criterion.ts";
import { plannedFor } from "../../domain/scheme/plannedRoots.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { exactText, least, type Exact } from "../../domain/shared/exact.ts";
import { apart, leafHeader, parentNames, type LeafHeader } from "../sheets/leafHeaders.ts";
import { entriesOf, isPlainPoints, type Entry } from "./entries.ts";
import type { Seat } from "./seats.ts";
import { setApart } from "./setApart.ts";

/** A computed cell of a leaf: its column, and the points that the stages give the leaf which read it. */
export type ComputedColumn = { readonly column: number; readonly max: Exact; readonly uses: readonly StageUse[] };

/** A stage of a table that counts a leaf. */
export type StageUse = { readonly table: string; readonly stage: string };

/** A leaf on a 评分 sheet (评分列): its entry columns side by side, and its computed ones far to the right. */
export type LeafColumns = {
  readonly round: string;
  readonly leaf: Leaf;
  /** Header of the leaf, its round before it where there are several. */
  readonly header: string;
  /** The tables (考核表) that have it so. */
  readonly tables: readonly string[];
  /** The most that may be typed as points: the leaf's points where it has fewest. */
  readonly most: Exact;
  readonly first: number;
  readonly entries: readonly (Entry & { readonly header: string; readonly column: number })[];
  readonly computed: readonly (ComputedColumn & { readonly header: string })[];
  /** The entry cell itself holds the points. */
  readonly plain: readonly StageUse[];
};

type Draft = LeafHeader & {
  readonly round: string;
  readonly leaf: Leaf;
  readonly tables: Set<string>;
  readonly uses: Map<string, { readonly max: Exact; readonly stages: StageUse[] }>;
};

/** The column of the units' names stands before all others. */
const firstColumn = 1;

/** The columns of a seat's wide sheet, by whichever group's table asks for them; the place of none depends on what is observed. */
export const leafColumns = (scheme: Scheme, { party }: Pick<Seat, "party">): readonly LeafColumns[] => {
  const drafts = setApart(apart(draftsOf(scheme, party)), ({ tables }) => tableNames(scheme, tables));
  const counted = { column: firstColumn };
  const entered = drafts.map((draft) => {
    const most = [...draft.uses.values()].map(({ max }) => max).reduce(least);
    const first = counted.column;
    const entries = entriesOf(draft.leaf.rule, most).map((entry) => ({
      ...entry,
      header: entry.label === "" ? draft.header : `${draft.header}·${entry.label}`,
      column: counted.column++,
    }));
    return { draft, most, first, entries };
  });
  const columns = entered.map(({ draft, most, first, entries }): LeafColumns => {
    const { round, leaf, header, tables, uses } = draft;
    const plain = isPlainPoints(leaf.rule);
    const several = uses.size > 1;
    return {
      round,
      leaf,
      header,
      tables: [...tables],
      most,
      first,
      entries,
      plain: plain ? [...uses.values()].flatMap(({ stages }) => stages) : [],
      computed: plain
        ? []
        : [...uses.values()].map(({ max, stages }) => ({
            header: `${header}·折算${several ? `（满分${exactText(max)}）` : ""}`,
            column: counted.column++,
            max,
            uses: stages,
          })),
    };
  });
  return withOwnHeaders(columns);
};

/** The table that a unit is assessed by. */
export const tableIdOf = ({ groups }: Scheme, { group }: Pick<Unit, "group">): string =>
  groups.find(({ id }) => id === group)?.table ?? "";

/** "年终考核·", or nothing in a year of one round. */
export const roundPrefix = ({ rounds }: Scheme, round: string): string =>
  rounds.length > 1 ? `${rounds.find(({ id }) => id === round)?.name ?? round}·` : "";

const draftsOf = (scheme: Scheme, party: string): readonly Draft[] => {
  const drafts = new Map<string, Draft>();
  for (const table of scheme.tables) {
    const parents = parentNames(table);
    for (const [key, { round, leaf, uses }] of leavesFor(table, party)) {
      const header = `${roundPrefix(scheme, round)}${leafHeader(leaf)}`;
      const alike = JSON.stringify([key, header, leaf.rule, [...uses.keys()]]);
      const known = drafts.get(alike);
      known?.tables.add(table.id);
      for (const [max, use] of uses) known?.uses.get(max)?.stages.push(...use.stages);
      const own = { round, leaf, header, id: leaf.id, parent: parents.get(leaf.id) ?? "", tables: new Set([table.id]) };
      if (!known) drafts.set(alike, { ...own, uses });
    }
  }
  return [...drafts.values()];
};

/** What a party scores by one table: its leaves round by round, with the points that each stage gives them. */
const leavesFor = (table: Table, party: string): ReadonlyMap<string, Pick<Draft, "round" | "leaf" | "uses">> => {
  const found = new Map<string, Pick<Draft, "round" | "leaf" | "uses">>();
  for (const stage of table.stages) {
    if (stage.op !== "criteria" || !stage.parties.some((one) => one.party === party)) continue;
    for (const { leaf, maxPoints } of plannedFor(table, stage)) {
      if (!leaf || !(leaf.parties?.includes(party) ?? true)) continue;
      const key = `${stage.round}\n${leaf.id}`;
      const draft = found.get(key) ?? { round: stage.round, leaf, uses: new Map<string, never>() };
      found.set(key, draft);
      const uses: Draft["uses"] = draft.uses;
      const use = uses.get(exactText(maxPoints)) ?? { max: maxPoints, stages: [] };
      uses.set(exactText(maxPoints), use);
      use.stages.push({ table: table.id, stage: stage.id });
    }
  }
  return found;
};

const tableNames = ({ tables }: Scheme, ids: ReadonlySet<string>): string =>
  tables.flatMap(({ id, name }) => (ids.has(id) ? [name] : [])).join("、");

/** Entry and computed columns of two leaves may still read alike. */
const withOwnHeaders = (columns: readonly LeafColumns[]): readonly LeafColumns[] => {
  const all = columns.flatMap(({ entries, computed }) => [...entries, ...computed]);
  const headers = new Map(setApart(all, ({ column }) => String(column)).map(({ column, header }) => [column, header]));
  const renamed = <T extends { readonly column: number; readonly header: string }>(one: T): T => ({
    ...one,
    header: headers.get(one.column) ?? one.header,
  });
  return columns.map((column) => ({
    ...column,
    entries: column.entries.map(renamed),
    computed: column.computed.map(renamed),
  }));
};
