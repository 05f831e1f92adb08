import { reviewerShape, type Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { plainName } from "../../domain/scheme/unit.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { ColumnLayout, SheetLayout } from "../sheetLayout.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";
import { readRegister, type PlacedRows } from "./readRegister.ts";

export const reviewerSheetName = "评审人";

const headers = { id: "评审人编号", name: "评审人", party: "评审方", weight: "权重" } as const;

const spareRows = 10;

/** The sheet 评审人: who scores, for which party, with what weight among its own; the parties' shares above. */
export const reviewersSheet = (reviewers: readonly Reviewer[], scheme: Scheme): SheetLayout => {
  const partyName = new Map(scheme.parties.map(({ id, name }) => [id, name]));
  const text = (header: string, width: number): ColumnLayout => ({ header, width, kind: "text", entry: true });
  return {
    name: reviewerSheetName,
    visibility: "visible",
    title: "评审人",
    lines: sharesOf(scheme),
    landscape: false,
    locked: true,
    table: {
      name: "kp_reviewers",
      columns: [
        text(headers.id, 14),
        text(headers.name, 24),
        {
          ...text(headers.party, 24),
          choices: scheme.parties.flatMap(({ by, name }) => (by === "reviewers" ? [name] : [])),
        },
        {
          header: headers.weight,
          width: 10,
          kind: "number",
          entry: true,
          check: {
            least: 0,
            most: null,
            whole: false,
            words: [],
            message: "评审方按加权平均时填大于 0 的数，其余不填。",
          },
        },
      ],
      rows: reviewers.map(({ id, name, party, weight }) => [
        id,
        name,
        partyName.get(party) ?? party,
        weight === null ? null : Number(weight),
      ]),
      spareRows,
    },
  };
};

/** What each party weighs, stage by stage where there are several. */
const sharesOf = (scheme: Scheme): readonly string[] => {
  const stages = scheme.tables.flatMap((table) =>
    table.stages.flatMap((stage) => (stage.op === "criteria" ? [{ table, stage }] : [])),
  );
  const nameOf = (party: string): string => scheme.parties.find(({ id }) => id === party)?.name ?? party;
  return stages.flatMap(({ table, stage }) => {
    const shares = stage.parties.map(({ party, weight }) => `${nameOf(party)}占 ${weight}%`);
    return stages.length === 1 ? shares : [`${table.name}·${stage.name}：${shares.join("，")}`];
  });
};

/**
 * Reads the sheet 评审人 back (读取评审人). Parties may be named or given by id.
 *
 * @returns the reviewers, or the issues of `readRegister`, `party-unknown`; what must hold between them is for `checkReviewers`
 */
export const readReviewersSheet = (sheet: SheetSnapshot, scheme: Scheme): Result<PlacedRows<Reviewer>> =>
  readRegister(sheet, headers, reviewerShape, ({ text, number, complain }) => {
    const party = text("party");
    const found = scheme.parties.find(({ id, name }) => [id, name].map(plainName).includes(plainName(party)));
    const parties = scheme.parties.map(({ name }) => name).join("、");
    if (!found) complain("party", "party-unknown", { reviewer: text("name"), party, parties });
    return { id: text("id"), name: text("name"), party: found?.id ?? party, weight: number("weight") };
  });
