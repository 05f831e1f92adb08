import { describe, expect, it } from "vitest";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { sha256 } from "../../support/sha256.ts";
import { doneValue, openSession } from "./openSession.ts";

const year = sampleMaster();
const sheets = masterSheets(year, sha256);

const rankingFile = (of: number, results: readonly (readonly [name: string, rank: number])[]) => ({
  name: "ranking.json",
  bytes: new TextEncoder().encode(
    JSON.stringify({
      format: "kaoping-ranking/1",
      year: of,
      results: results.map(([unitName, rank]) => ({
        ...{ unit: unitName, unitName, groupName: "市直部门", total: "90", rank, grade: "良好" },
      })),
    }),
  ),
});

const begin = async () => {
  const { session } = openSession(sheets.map(snapshotOfLayout));
  doneValue(await session.open());
  return session;
};

describe("last year's results in the pane", () => {
  it("stand beside this year's ranks in the picture, once the published ranking is brought in", async () => {
    const session = await begin();
    const file = rankingFile(2025, [
      ["市教育局", 2],
      ["市卫生健康委", 1],
    ]);
    const taken = await session.takeLastYear(file, "公开办");
    doneValue(taken);
    expect(codesOf(taken.kind === "done" ? taken.issues : [])).toContain("last-year-absent");
    const [moves, ...others] = (await session.charts()).moves;
    expect([others, moves?.group, moves?.years]).toEqual([[], "市直部门", [2025]]);
    expect(moves?.moves.map(({ name, last }) => [name, last]).sort()).toEqual([
      ["市卫生健康委", 1],
      ["市教育局", 2],
    ]);
  });

  it("are refused from a master of this same year, and from files that are neither", async () => {
    const session = await begin();
    const refusal = async (name: string, bytes: Uint8Array) => {
      const outcome = await session.takeLastYear({ name, bytes }, "公开办");
      return outcome.kind === "refused" ? codesOf(outcome.issues) : [outcome.kind];
    };
    expect(await refusal("今年.xlsx", writeBook(sheets, "2026-11-22T08:30:00Z", {}, sha256))).toContain(
      "last-year-later",
    );
    expect(await refusal("ranking.json", new TextEncoder().encode("{}"))).toEqual(["last-year-unreadable"]);
    expect(await refusal("图.xlsx", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1]))).toEqual(["book-not-xlsx"]);
    const { name, bytes } = rankingFile(2025, [["别市教育局", 1]]);
    expect(await refusal(name, bytes)).toEqual(["last-year-unmatched", "last-year-absent"]);
  });
});
