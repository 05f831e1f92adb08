import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { checkSetUp, readSetUp, type NamedBytes, type SetUpSource } from "../../../src/app/session/setUp.ts";
import { emptyState } from "../../../src/app/state.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { setUpAssessment, smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";
import { sha256 } from "../../support/sha256.ts";

const host = {
  files: () => Promise.resolve(files),
  templates: {
    small: (): Promise<unknown> =>
      Promise.resolve(JSON.parse(readFileSync(join("templates", "small.scheme.json"), "utf8"))),
  },
};
const file = (name: string, ...lines: readonly string[]): NamedBytes => ({
  name,
  bytes: new TextEncoder().encode(lines.join("\n")),
});
const scheme = file("scheme.json", JSON.stringify(smallScheme));
const book: NamedBytes = {
  name: "上年.xlsx",
  bytes: writeBook(masterSheets(setUpAssessment(), sha256), "2026-11-22T08:00:00Z", {}, sha256),
};
const read = (source: Partial<SetUpSource>, breakdown = smallBreakdown) =>
  readSetUp(host, { scheme, units: null, reviewers: null, ...source }, { ...emptyState, breakdown });

describe("a year that is set up", () => {
  it("from a scheme alone takes the document's lead units, and a reviewer a party", async () => {
    const made = await read({});
    if (!made.ok) throw new RangeError(`a set-up: got ${codesOf(made.issues).join()}, want one`);
    expect(made.value.units.map(({ name, group }) => [name, group]).sort()).toEqual([
      ["市教育局", "departments"],
      ["市财政局", "departments"],
    ]);
    expect(made.value.reviewers).toEqual([
      { id: "r1", name: "公开办", party: "office", weight: null },
      { id: "r2", name: "社会评议", party: "public", weight: null },
    ]);
    expect(made.value.floors).toEqual(["政务公开 ≥ 4%"]);
  });

  it("gives a reviewer of a party that weighs them the weight 1", async () => {
    const parties = smallScheme.parties.map((one) => ({ ...one, combine: { kind: "weighted-mean" } }));
    const made = await read({ scheme: file("scheme.json", JSON.stringify({ ...smallScheme, parties })) });
    expect(made.ok && made.value.reviewers.map(({ weight }) => weight)).toEqual(["1", "1"]);
  });

  it("from the sheets of a workbook takes units and reviewers as they stand there", async () => {
    const made = await read({ units: book, reviewers: book });
    expect(made.ok && made.value.units).toEqual(smallUnits);
    expect(made.ok && made.value.reviewers).toEqual(smallReviewers);
  });

  it("by a shipped template bears the document's year, or its own where the document says none", async () => {
    const yearBy = async (year: number | null) => {
      const made = await read({ scheme: { template: "small" } }, { ...smallBreakdown, year });
      return made.ok && made.value.scheme.year;
    };
    const own = (await host.templates.small()) as { readonly year: number };
    expect([await yearBy(2031), await yearBy(null)]).toEqual([2031, own.year]);
    await expect(read({ scheme: { template: "none" } })).rejects.toThrow(RangeError);
  });

  it("is counted through before it is written", async () => {
    const source = { scheme, units: book, reviewers: book };
    const checked = await checkSetUp(host, source, { ...emptyState, breakdown: smallBreakdown });
    expect(checked.ok && checked.value.map(({ code, data }) => [code, ...Object.values(data)])).toEqual([
      ["points", smallScheme.title, "100"],
      ["criteria", 3, 1],
      ["units", 2, 2],
      ["reviewers", 4, 2],
      ["floors", "政务公开 ≥ 4%", 1],
    ]);
  });

  it.each<[string, Partial<SetUpSource>, readonly string[]]>([
    ["a scheme of other fields", { scheme: file("s.json", '{"format":"kaoping-scheme/9"}') }, ["format-other"]],
    ["units of other columns", { units: file("u.csv", "a,b", "1,2") }, ["columns-other"]],
    ["reviewers of other columns", { reviewers: file("r.csv", "a,b", "1,2") }, ["columns-other"]],
    ["units in no text", { units: { name: "u.csv", bytes: Uint8Array.from([0xff, 0xfe, 0]) } }, ["text-undecodable"]],
    ["a workbook that is none", { units: file("u.xlsx", "单位") }, ["book-not-xlsx"]],
    [
      "a workbook without the sheet",
      { units: { name: "u.xlsx", bytes: writeBook([], "2026-11-22T08:00:00Z", {}, sha256) } },
      ["sheet-missing"],
    ],
  ])("from %s is refused", async (_, source, codes) => {
    expect(refusedCodes(await read(source))).toEqual(codes);
  });

  it("needs its document first", async () => {
    const nothing = { scheme, units: null, reviewers: null };
    expect(refusedCodes(await readSetUp(host, nothing, emptyState))).toEqual(["document-absent"]);
  });
});
