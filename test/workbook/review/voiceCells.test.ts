import { describe, expect, it } from "vitest";

import { plannedFor } from "../../../src/domain/scheme/plannedRoots.ts";
import type { Scheme, Table } from "../../../src/domain/scheme/scheme.ts";
import { explainUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { nearestFloat } from "../../../src/domain/shared/exact.ts";
import type { CellAt } from "../../../src/workbook/cellReference.ts";
import { eventColumns } from "../../../src/workbook/review/eventSheet.ts";
import { reviewBook } from "../../../src/workbook/review/reviewBook.ts";
import { tableIdOf } from "../../../src/workbook/review/reviewPlan.ts";
import { voiceCells } from "../../../src/workbook/review/voiceCells.ts";
import { reviewFrame } from "../../../src/workbook/review/voices.ts";
import { addressOf, type CellValue } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { fullScheme } from "../../fixtures/fullSchemes.ts";

const tableOf = (scheme: Scheme, group: string): Table => {
  const table = scheme.tables.find(({ id }) => id === tableIdOf(scheme, { group }));
  if (!table) throw new RangeError(`the table of ${group}: got none, want one`);
  return table;
};

/** The stage that counts a leaf; in these schemes there is one. */
const stageOf = (table: Table, leaf: string): string => {
  const found = table.stages.find(
    (stage) => stage.op === "criteria" && plannedFor(table, stage).some(({ criterion }) => criterion.id === leaf),
  );
  return found?.id ?? "";
};

describe("the cells that hold what each voice comes to", () => {
  it.each([
    ["a", true],
    ["b", false],
  ] as const)("say what scoring says, voice by voice, for the full scheme %s", (folder, tasks) => {
    const { scheme, units, reviewers, observations, findings, breakdown, facts } = fullScheme(folder, tasks);
    const frame = reviewFrame(scheme, units.rows, breakdown, facts.formulas);
    const observed = { observations: observations.rows, findings: findings.rows };
    const sheets = new Map(reviewBook(frame, reviewers.rows, observed).map((one) => [one.name, snapshotOfLayout(one)]));
    const valueAt = ({ sheet, address }: CellAt): CellValue => {
      const cells = sheets.get(sheet)?.cells ?? [];
      const row = Number(/\d+$/u.exec(address)?.[0]) - 1;
      const column = (cells[row] ?? []).findIndex((_, at) => addressOf(row, at) === address);
      return cells[row]?.[column] ?? null;
    };
    const { points, event } = voiceCells(scheme, units.rows, reviewers.rows);
    const assessed = { scheme, units: units.rows, reviewers: reviewers.rows };
    let voices = 0;
    explainUnits(assessed, facts).forEach(({ steps }, place) => {
      const unit = units.rows[place];
      if (!unit) throw new RangeError("units: got fewer than scores");
      const table = tableOf(scheme, unit.group);
      for (const { kind, of, result, data } of steps) {
        if (kind !== "rule") continue;
        voices++;
        const cell = points(String(data["reviewer"]), unit.id, stageOf(table, of), of);
        expect(cell && valueAt(cell), `${unit.id} ${of} ${String(data["reviewer"])}`).toBe(nearestFloat(result));
      }
    });
    expect(voices).toBeGreaterThan(250);
    for (const one of observations.rows) {
      if (one.kind !== "event") continue;
      const cell = event(one.unit, one.round, one.criterion);
      expect(cell && valueAt(cell)).toBe(Number(one.count));
    }
    expect(eventColumns(scheme).length).toBeGreaterThan(0);
  });

  it("are none where a voice is not asked", () => {
    const { scheme, units, reviewers } = fullScheme("a", true);
    const { points, event } = voiceCells(scheme, units.rows, reviewers.rows);
    const [unit] = units.rows;
    expect(points("nobody", unit?.id ?? "", "daily", "d11")).toBeNull();
    expect(points(reviewers.rows[0]?.id ?? "", unit?.id ?? "", "daily", "a1")).toBeNull();
    expect(event(unit?.id ?? "", "annual", "nothing")).toBeNull();
  });
});
