import { describe, expect, it } from "vitest";

import { sheetMirror } from "../../../src/app/driven/sheetMirror.ts";
import { applyOps, nothingTouched } from "../../../src/hosts/workbench/applyOps.ts";
import { gridBook, markComputed, sheetNamed } from "../../../src/hosts/workbench/gridBook.ts";
import { readChanged, readGrid } from "../../../src/hosts/workbench/readGrid.ts";
import { typeInto } from "../../../src/hosts/workbench/typeInto.ts";
import type { SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";

const sheet = (name: string): SheetSnapshot => ({ name, visibility: "visible", cells: [["甲单位", 3]] });
const bookOf = (...names: readonly string[]) => gridBook("考核", names.map(sheet), new Set(names));

describe("the copy of a workbook on another thread", () => {
  it("is sent only the sheets that were changed, and keeps the others as they are", async () => {
    const book = bookOf("评分-甲", "得分", "排名");
    const sent: string[][] = [];
    const mirror = sheetMirror((known) => {
      const read = readChanged(book, known);
      sent.push(read.filter((one) => one.sheet !== null).map(({ name }) => name));
      return Promise.resolve(read);
    });
    const first = await mirror();
    expect(await mirror()).toEqual(first);
    typeInto(book, sheetNamed(book, "评分-甲"), 0, 1, 5);
    const second = await mirror();
    expect(second[0]?.cells).toEqual([["甲单位", 5]]);
    expect(second[1]).toBe(first[1]);
    const area = { row: 0, column: 1, rows: 1, columns: 1 };
    applyOps(book, [{ op: "cells", sheet: "得分", area, entries: [[7]] }], nothingTouched());
    markComputed(book, "排名", [area]);
    await mirror();
    expect(sent).toEqual([["评分-甲", "得分", "排名"], [], ["评分-甲"], ["得分", "排名"]]);
  });

  it("says the same as the workbook after sheets were added, renamed and another workbook was opened", async () => {
    let book = bookOf("得分");
    const mirror = sheetMirror((known) => Promise.resolve(readChanged(book, known)));
    await mirror();
    applyOps(
      book,
      [
        { op: "rename", sheet: "得分", name: "旧得分" },
        { op: "add", sheet: "得分", position: 0 },
      ],
      nothingTouched(),
    );
    expect(await mirror()).toEqual(readGrid(book));
    book = bookOf("得分", "排名");
    typeInto(book, sheetNamed(book, "得分"), 0, 1, 9);
    expect(await mirror()).toEqual(readGrid(book));
  });
});
