import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readCsv, writeCsv } from "../../../src/hosts/files/csv.ts";
import { runs, seed } from "../../soak.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const issuesOf = (text: string) => readCsv(bytes(text), "f.csv").issues.map(({ code, place }) => ({ code, place }));

describe("a CSV file", () => {
  it("gives its header, its rows and the line each row stands in", () => {
    const read = readCsv(bytes('\ufeffa,b\r\n1,"x ""y"", z"\r\n\r\n"two\nlines",3\r\n'), "f.csv");
    expect(read).toEqual({
      ok: true,
      issues: [],
      value: {
        header: ["a", "b"],
        rows: [
          ["1", 'x "y", z'],
          ["two\nlines", "3"],
        ],
        lines: [2, 5],
      },
    });
  });

  it("may be larger than a document, 256 MB: all scores of 15 reviewers of 300 units on 200 criteria are 79 MB", () => {
    const data = { bytes: 268_435_457, largest: 268_435_456 };
    expect(readCsv(new Uint8Array(data.bytes), "f.csv").issues).toMatchObject([{ code: "file-too-large", data }]);
  });

  it("with a row of another width is refused at its line", () => {
    expect(issuesOf("a,b\n1,2\n3\n")).toEqual([{ code: "csv-invalid", place: { kind: "row", file: "f.csv", row: 3 } }]);
  });

  it("with a quote that is never closed is refused", () => {
    expect(issuesOf('a,b\n1,"2\n')[0]?.code).toBe("csv-invalid");
  });

  it("with one column twice is refused", () => {
    expect(issuesOf("a,a\n1,2\n")[0]?.code).toBe("csv-header-repeated");
  });

  it("gives texts that look like formulas back as they were, however many apostrophes stand before them", () => {
    const cells = ["=1+1", "@x", "＝1", "-x", "'=1", "''@x", "'plain", "-5", "+3", "'", "=", "-", "'-5"];
    const written = writeCsv({ header: ["v", "w"], rows: cells.map((cell) => [cell, "."]) });
    const read = readCsv(bytes(written), "f.csv");
    expect(read.ok && read.value.rows.map(([cell]) => cell)).toEqual(cells);
  });

  it("keeps numbers, and texts that a spreadsheet would compute become plain texts", () => {
    const written = writeCsv({ header: ["v"], rows: [["-5"], ["+3.5"], ["=1+1"], ["@x"], ["＝1"], ["-x"], ["\n=1"]] });
    expect(written).toBe("\ufeffv\r\n-5\r\n+3.5\r\n'=1+1\r\n'@x\r\n'＝1\r\n'-x\r\n\"'\n=1\"\r\n");
  });

  it("quotes a cell of several lines, whichever break stands between them", () => {
    const written = writeCsv({ header: ["v", "w"], rows: [["甲\n乙", "丙\r丁"]] });
    expect(written).toBe('\ufeffv,w\r\n"甲\n乙","丙\r丁"\r\n');
  });

  it("is read back as it was written, whatever stands in its cells", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 12 });
    const cell = fc
      .array(line, { minLength: 1, maxLength: 3 })
      .chain((lines) => fc.constantFrom("\n", "\r\n", "\r").map((between) => lines.join(between).trim()));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        fc.pre(rows.every(([first]) => first !== ""));
        const read = readCsv(bytes(writeCsv({ header: ["甲", "乙"], rows })), "f.csv");
        expect(read.ok && read.value.rows).toEqual(rows);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
