import { describe, expect, it } from "vitest";

import type { BookOp } from "../../../src/app/driven/bookOps.ts";
import { formatOps, formatOpsInPlace, lookOps } from "../../../src/app/driven/planLook.ts";
import type { ColumnLayout, EntryCheck, SheetLayout, TableLayout } from "../../../src/workbook/sheetLayout.ts";

const sheetOf = (table: Partial<TableLayout> | null, more: Partial<SheetLayout> = {}): SheetLayout => ({
  name: "评分",
  visibility: "visible",
  title: "评分",
  lines: ["先读说明"],
  landscape: false,
  table: table && { name: "kp_t", columns: [], rows: [], ...table },
  ...more,
});
const number = (more: Partial<ColumnLayout> = {}): ColumnLayout => ({
  header: "分",
  width: 8,
  kind: "number",
  ...more,
});
const check = (more: Partial<EntryCheck>): EntryCheck => ({
  ...{ least: null, most: null, whole: false, words: [], message: "请照说明填写。" },
  ...more,
});
const of = <K extends BookOp["op"]>(kind: K, ops: readonly BookOp[]) =>
  ops.flatMap((op) => (op.op === kind ? [op as Extract<BookOp, { op: K }>] : []));
/** The rules of a table with these columns and one row, but for the one that takes older rules away. */
const rules = (...columns: readonly ColumnLayout[]) =>
  of("check", lookOps(sheetOf({ columns, rows: [columns.map(() => null)] })))
    .filter(({ rule }) => rule !== null)
    .map(({ area, rule }) => [area.column, rule]);

describe("how a sheet looks", () => {
  it("is text all over where it has no table", () => {
    const all = { op: "format", sheet: "评分", area: { row: 0, column: 0, rows: 2, columns: 1 }, format: "@" };
    expect(formatOps(sheetOf(null))).toEqual([all]);
    expect(formatOpsInPlace(sheetOf(null))).toEqual([all]);
    expect(of("freeze", lookOps(sheetOf(null)))).toMatchObject([{ rows: 0, columns: 0 }]);
  });

  it("has a header and no rules where the table has no rows yet", () => {
    const empty = sheetOf({ columns: [number({ check: check({ most: 5 }) })] });
    expect(of("format", formatOps(empty)).map(({ format }) => format)).toEqual(["@"]);
    expect(of("format", formatOpsInPlace(empty)).map(({ format }) => format)).toEqual(["@"]);
    expect(of("check", lookOps(empty))).toEqual([]);
    expect(of("look", lookOps(empty)).filter(({ look }) => look.horizontal === "Center")).toHaveLength(1);
    expect(of("freeze", lookOps(empty))).toMatchObject([{ rows: 3 }]);
  });

  it("shows as many decimal places as a column has", () => {
    const columns = [number({ places: 0 }), number({ places: 2 }), number(), number({ kind: "date" })];
    const formats = of("format", formatOps(sheetOf({ columns, rows: [[1, 2, 3, 4]] })));
    expect(formats.map(({ format }) => format)).toEqual(["@", "0", "0.00", "General", "yyyy-mm-dd"]);
  });

  it("leaves entries open and closed cells locked on a locked sheet, and locks nothing on another", () => {
    const table = { columns: [number({ entry: true })], rows: [[1], [2]], closed: [{ row: 1, column: 0 }] };
    const locks = (locked: boolean) =>
      of("look", lookOps(sheetOf(table, { locked }))).flatMap(({ area, look }) =>
        look.locked === undefined ? [] : [[area?.row ?? "all", area?.rows ?? "all", look.locked]],
      );
    expect(locks(true)).toEqual([
      ["all", "all", false],
      [0, 5, true],
      [3, 2, false],
      [4, 1, true],
    ]);
    expect(locks(false)).toEqual([]);
  });

  it("colours words in the columns they are meant in, or in all", () => {
    const highlights = [
      { words: ["完成"], look: "good" as const, columns: [1] },
      { words: ["未报"], look: "bad" as const },
    ];
    const columns = [number({ kind: "text" }), number({ kind: "text" })];
    const found = of("highlight", lookOps(sheetOf({ columns, rows: [["甲", "完成"]], highlights })));
    expect(found.map(({ word, area }) => [word, area.column, area.columns])).toEqual([
      ["完成", 1, 1],
      ["未报", 0, 2],
    ]);
  });
});

describe("what may be typed", () => {
  it("is a number between bounds, of which one may be missing", () => {
    expect(
      rules(
        number({ check: check({ least: 0, most: 10 }) }),
        number({ check: check({ most: 5, whole: true }) }),
        number({ check: check({ least: 1 }) }),
        number(),
      ),
    ).toEqual([
      [0, { kind: "number", whole: false, least: 0, most: 10 }],
      [1, { kind: "number", whole: true, least: null, most: 5 }],
      [2, { kind: "number", whole: false, least: 1, most: null }],
    ]);
  });

  it("is a number or a word where words are allowed beside it, as a formula says for programs that know no such rule", () => {
    expect(rules(number({ check: check({ least: 0, most: 10, whole: true, words: ["不适用", 'a"b'] }) }))).toEqual([
      [
        0,
        {
          kind: "custom",
          formula: '=OR(AND(ISNUMBER(A4),A4>=0,A4<=10,A4=INT(A4)),A4="不适用",A4="a""b")',
          ...{ least: 0, most: 10, whole: true, words: ["不适用", 'a"b'] },
        },
      ],
    ]);
    expect(rules(number({ check: check({ words: ["未报"] }) }))).toMatchObject([
      [0, { formula: '=OR(AND(ISNUMBER(A4)),A4="未报")' }],
    ]);
  });

  it("is not held by the program where a rule would not fit into it: that is held when it is read back", () => {
    const long = Array.from({ length: 60 }, (_, index) => `第${index}种情形`);
    expect(
      rules(
        number({ choices: long }),
        number({ choices: ["甲,乙"] }),
        number({ choices: ['"丙"'] }),
        number({ check: check({ words: long }) }),
      ),
    ).toEqual([]);
    expect(rules(number({ choices: ["是", "否"] }))).toEqual([[0, { kind: "list", source: "是,否" }]]);
  });

  it("may differ from row to row, rows with one rule together", () => {
    const rowChecks = [
      { column: 0, rows: [0, 1, 3], check: check({ most: 5 }) },
      { column: 0, rows: [2], choices: ["甲,乙"] },
    ];
    const ops = of("check", lookOps(sheetOf({ columns: [number()], rows: [[1], [2], [3], [4]], rowChecks })));
    expect(ops.map(({ area, rule }) => [area.row, area.rows, rule?.kind ?? null])).toEqual([
      [3, 4, null],
      [3, 2, "number"],
      [6, 1, "number"],
    ]);
  });

  it("is said in no longer words than the program shows", () => {
    const [, one] = of(
      "check",
      lookOps(sheetOf({ columns: [number({ check: check({ most: 5, message: "长".repeat(400) }) })], rows: [[1]] })),
    );
    expect(one?.message).toBe("长".repeat(225));
  });
});
