import { issuePacks, type PreparedPack } from "../../app/issuePacks.ts";
import type { CsvTable } from "../../app/ports.ts";
import type { Assessment, State } from "../../app/state.ts";
import { observationTable, readObservations } from "../../app/tables/readObservations.ts";
import type { Sha256 } from "../../domain/ledger/digest.ts";
import { dueLeaves } from "../../domain/scheme/dueLeaves.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { done, type Result } from "../../domain/shared/result.ts";

/** Packs that reviewers have filled in, and what no pack asks for as a table. */
type FilledPacks = { readonly packs: readonly PreparedPack[]; readonly rest: Pick<CsvTable, "header" | "rows"> };

/** Fills packs in with observations (演示评审): a pack shows what its reviewer has said, so it is made as if that were known. */
export const filledPacks = (
  { state, ledger }: Assessment,
  table: CsvTable,
  draws: { readonly seed: string; readonly each: number },
  sha256: Sha256,
): Result<FilledPacks> => {
  const read = readObservations(table, state.units, state.scheme?.rounds ?? [], "observations.csv");
  if (!read.ok) return read;
  const isAsked = askedFor(state);
  const asked = read.value.rows.filter(isAsked).map(withReason);
  const options = { ...draws, recusals: [], due: null };
  const prepared = issuePacks({ state: { ...state, observations: asked }, ledger }, options, sha256);
  if (!prepared.ok) return prepared;
  const rest = read.value.rows.filter((row) => !isAsked(row));
  return done({ packs: prepared.value.packs, rest: observationTable(rest) });
};

/** Whether a reviewer's pack asks for what an observation says: of a leaf, not of a branch or an event. */
const askedFor = ({ scheme, units }: State): ((row: Observation) => boolean) => {
  const keys = new Set(
    units.flatMap(({ id, group }) => {
      const table = scheme?.tables.find((one) => one.id === scheme.groups.find((of) => of.id === group)?.table);
      return (scheme?.parties ?? []).flatMap((party) =>
        table && party.by === "reviewers"
          ? dueLeaves(table, party.id).map(({ round, leaf }) => [id, party.id, round, leaf.id].join("\n"))
          : [],
      );
    }),
  );
  return ({ unit, party, round, criterion }) => keys.has([unit, party, round, criterion].join("\n"));
};

const withReason = (row: Observation): Observation =>
  row.reason === "" && row.state === "scored" ? { ...row, reason: "按评分标准评定" } : row;
