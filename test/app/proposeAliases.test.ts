import { describe, expect, it } from "vitest";

import { aliasNotes, proposeAliases } from "../../src/app/proposeAliases.ts";
import { proposedUnitTable, proposeUnits } from "../../src/app/proposeUnits.ts";
import { readUnits } from "../../src/app/tables/readUnits.ts";
import type { Breakdown } from "../../src/domain/breakdown/breakdown.ts";
import { readBreakdown } from "../../src/domain/breakdown/readBreakdown.ts";
import type { Unit } from "../../src/domain/scheme/unit.ts";
import type { Place } from "../../src/domain/shared/place.ts";
import { files } from "../../src/hosts/files/files.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";

const text =
  "云泽市2026年政务公开工作要点\n\n市大数据发展管理局（以下简称市数管局）统筹。\n\n" +
  "一、公开甲。（市发改委负责）\n二、公开乙。（市数管局负责）\n三、公开丙。（市发展和改革委员会负责）\n" +
  "四、公开丁。（市大数据发展管理局、市文广旅局负责）\n五、公开戊。（市财政局负责）\n";
const read = (): Breakdown => {
  const parsed = readBreakdown(text, "要点.txt");
  if (!parsed.ok) throw new RangeError("a breakdown: got a refusal, want it read");
  return parsed.value;
};
const unit = (id: string, name: string, ...aliases: readonly string[]): Unit => ({
  id,
  name,
  group: "all",
  aliases,
  partOf: null,
});
const proposed = (...units: readonly Unit[]): readonly string[] =>
  proposeAliases(read(), units).map(({ unit: { id }, name, by }) => `${id} ${name} ${by.source}`);
const at = (index: number): Place => ({ kind: "row", file: "units.csv", row: index + 2 });

describe("other names of units", () => {
  it("are proposed by custom and by what the document says", () => {
    expect(proposed(unit("a", "市发展和改革委员会"), unit("b", "市数管局"))).toEqual([
      "a 市发改委 custom",
      "a 市发展改革委 custom",
      "b 市大数据发展管理局 document",
      "b 市大数据局 custom",
    ]);
  });

  it("are proposed by the list where custom alone cannot tell", () => {
    expect(proposed(unit("a", "市文化广电和旅游局"))).toEqual(["a 市文广旅局 custom"]);
  });

  it("are proposed to a short name through the full one", () => {
    expect(proposed(unit("a", "市发改委"))).toEqual(["a 市发展和改革委员会 custom", "a 市发展改革委 custom"]);
  });

  it("are not proposed to whom has them already, nor where there are none", () => {
    expect(proposed(unit("a", "市大数据发展管理局", "市数管局", "市大数据局"), unit("b", "市财政局"))).toEqual([]);
  });
});

describe("the list of units proposed for a document", () => {
  const units = proposeUnits(read(), "all");
  const table = proposedUnitTable(read(), units);

  it("merges nothing by itself: both names are rows, without aliases", () => {
    expect(units.map(({ name }) => name)).toEqual([
      "市发改委",
      "市数管局",
      "市发展和改革委员会",
      "市大数据发展管理局",
      "市文广旅局",
      "市财政局",
    ]);
    expect(units.every(({ aliases }) => aliases.length === 0)).toBe(true);
  });

  it("marks other names as proposals, which are left out until the mark is taken away", () => {
    expect(table.rows[1]).toEqual(["u002", "市数管局", "all", "?市大数据发展管理局；?市大数据局"]);
    const stored = valueOf(files.readCsv(new TextEncoder().encode(files.writeCsv(table)), "units.csv"));
    const back = readUnits(stored, "units.csv");
    expect(back.ok && back.value.rows).toEqual(units);
    expect(codesOf(back.issues)).toEqual(["alias-unconfirmed"]);
    const confirmed = { ...stored, rows: [["u002", "市数管局", "all", "市大数据发展管理局；？市数据局"]] };
    const taken = readUnits(confirmed, "units.csv");
    expect(taken.ok && taken.value.rows[0]?.aliases).toEqual(["市大数据发展管理局"]);
    expect(taken.issues[0]).toMatchObject({ severity: "note", data: { count: 1, names: "？市数据局" } });
  });
});

describe("names in tasks that a unit of the list may go by", () => {
  it("are noted, each at the document's words or at the unit", () => {
    const units = [unit("a", "市发展和改革委员会"), unit("b", "市大数据发展管理局"), unit("c", "市文化广电和旅游局")];
    const notes = aliasNotes(read(), units, at);
    expect(codesOf(notes)).toEqual(["alias-proposed", "alias-proposed", "alias-proposed"]);
    expect(notes.map(({ data }) => data["name"])).toEqual(["市发改委", "市数管局", "市文广旅局"]);
    expect(notes.map(({ place }) => place.kind)).toEqual(["row", "text", "row"]);
    const [, said] = notes;
    if (said?.place.kind !== "text") throw new RangeError("a place: got none in the text, want one");
    expect(text.slice(said.place.start, said.place.end)).toBe("市大数据发展管理局（以下简称市数管局）");
  });

  it("are not noted once they are aliases, nor where both are units of their own", () => {
    expect(aliasNotes(read(), [unit("a", "市发展和改革委员会", "市发改委")], at)).toEqual([]);
    expect(aliasNotes(read(), [unit("a", "市发展和改革委员会"), unit("b", "市发改委")], at)).toEqual([]);
  });
});
