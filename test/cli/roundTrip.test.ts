import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { filledPacks } from "../../src/cli/demo/filledPacks.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import type { Assessment, State } from "../../src/app/state.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { readCsv } from "../../src/hosts/files/csv.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import { valueOf } from "../fixtures/issues.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../support/libreOffice.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { copiedSampleYear, sampleYearFolder } from "../support/sampleYearFolder.ts";
import { sha256 } from "../support/sha256.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const as = ["--as", "演示", "--reason", "演示"] as const;

const opened = (path: string): Assessment =>
  valueOf(openMaster(valueOf(readBook(new Uint8Array(readFileSync(path)), "a.xlsx")), "a.xlsx", sha256));

const filesIn = (folder: string): readonly string[] => readdirSync(folder).map((name) => join(folder, name));

/** A master of the sample year with its forms out, at the time of the demo. */
const issuedMaster = async (folder: string, name: string): Promise<string> => {
  const path = join(folder, name);
  await runKaoping(
    ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
    ...["--reviewers", "sample/reviewers.csv", "--out", path, ...as],
  );
  await runKaoping("issue", path, "--out", join(folder, `${name}-forms`), ...as);
  return path;
};

/** The packs of a master as reviewers return them, filled in with the sample's scores. */
const filledPacksOf = (master: string, folder: string): readonly string[] => {
  const table = valueOf(readCsv(new Uint8Array(readFileSync("sample/observations.csv")), "observations.csv"));
  const { packs } = valueOf(filledPacks(opened(master), table, { seed: "抽签", each: 1 }, sha256));
  return packs.map(({ fileName, sheets, properties }) => {
    const path = join(folder, fileName);
    writeFileSync(path, writeBook(sheets, "2026-11-22T08:30:00Z", properties));
    return path;
  });
};

const claimsOf = ({ selfEvaluations }: State): readonly object[] =>
  selfEvaluations.map(({ unit, claims, duties, scores, materials, answers, signed }) => ({
    ...{ unit, claims, duties },
    ...{ scores, materials, answers, signed },
  }));

describe.skipIf(!hasLibreOffice)(`forms and packs that LibreOffice saved anew${libreOfficeNote}`, () => {
  it("come back without loss, all of a year", async () => {
    const out = await copiedSampleYear();
    const returned = filesIn(join(out, "returned"));
    const [plain, again] = [await issuedMaster(out, "plain.xlsx"), await issuedMaster(out, "again.xlsx")];
    expect((await runKaoping("collect", plain, join(out, "returned"), ...as)).status).toBe(0);
    const packs = filledPacksOf(plain, out);
    // It takes longer to start than to save a workbook: all are saved by one.
    const anew = resave([...returned, ...packs], "xlsx:Calc MS Excel 2007 XML", out);
    const savedOf = (all: readonly string[]): readonly string[] => {
      const names = new Set(all.map((path) => basename(path)));
      return anew.filter((path) => names.has(basename(path)));
    };
    const collected = await runKaoping("collect", again, ...savedOf(returned), ...as);
    expect(collected.err).toEqual([]);
    expect(claimsOf(opened(again).state)).toEqual(claimsOf(opened(plain).state));
    expect(opened(again).state.selfEvaluations).toHaveLength(20);

    await runKaoping("packs", plain, "--out", join(out, "packs-out"), "--seed", "抽签", ...as);
    const scored = await runKaoping("score", plain, ...savedOf(packs), ...as);
    expect(scored.err).toEqual([]);
    expect(scored.out).toContain("接收 4 个，退回 0 个。已录入 640 项评分。");
    const values = new Map(
      opened(plain).state.observations.map((one) => [`${one.unit} ${one.criterion} ${one.reviewer}`, one.value]),
    );
    const sample = readFileSync("sample/observations.csv", "utf8").trimEnd().split(/\r?\n/u).slice(1);
    for (const line of sample) {
      const [, unit = "", criterion = "", , , reviewer = "", , value] = line.split(",");
      expect(Number(values.get(`${unit} ${criterion} ${reviewer}`))).toBe(Number(value));
    }
  });
});

describe("what leaves the office", () => {
  /** Every text of a file: its parts' names and contents, references resolved as far as names go. */
  const textOf = (path: string): string =>
    Object.entries(unzipSync(new Uint8Array(readFileSync(path))))
      .map(([name, part]) => `${name}\n${strFromU8(part)}`)
      .join("\n");

  it("has no other unit's name, score or word in a form, and no other reviewer's in a pack", async () => {
    const out = await sampleYearFolder();
    const { state } = opened(join(out, "assessment.xlsx"));
    const { units, reviewers, observations, selfEvaluations } = state;
    for (const unit of units) {
      const path = filesIn(join(out, "forms")).find((name) => name.endsWith(`-${unit.id}.xlsx`));
      if (path === undefined) continue;
      const text = textOf(path);
      const others = units.filter(({ id }) => id !== unit.id);
      // What the document itself says of a task may name whom it is done with.
      const words = taskWords(state, unit.name);
      const told = new Set(others.filter(({ name }) => words.includes(name)).map(({ id }) => id));
      const named = others.filter(
        ({ id, name, aliases }) => !told.has(id) && [name, ...aliases].some((one) => text.includes(one)),
      );
      expect(named.map(({ name }) => `${unit.name}：${name}`)).toEqual([]);
      for (const { name } of reviewers) expect(text).not.toContain(name);
    }
    for (const reviewer of reviewers) {
      const path = join(out, "packs", `${reviewer.name}-${reviewer.id}.xlsx`);
      const text = textOf(path);
      for (const other of reviewers) if (other.id !== reviewer.id) expect(text).not.toContain(other.name);
      // The pack went out before anybody had scored: not one of the year's scores or reasons is in it.
      const reasons = observations.map(({ reason }) => reason).filter((reason) => reason !== "");
      expect(reasons.filter((reason) => text.includes(reason))).toEqual([]);
    }
    expect(selfEvaluations).toHaveLength(20);
  });

  const taskWords = ({ breakdown }: State, unit: string): string =>
    (breakdown?.tasks ?? [])
      .filter(({ lead, support }) => [...lead, ...support].includes(unit))
      .map(({ heading, text }) => `${heading}${text}`)
      .join("\n");

  it("has only a reviewer's own units, scores and words in a second pack", async () => {
    const out = temporaryFolder();
    const master = await issuedMaster(out, "a.xlsx");
    const scheme = "sample/scheme.json";
    expect(readFileSync(scheme, "utf8")).toContain('"required": "all"');
    const recusals = join(out, "recusals.csv");
    writeFileSync(recusals, "reviewer,unit,reason\n评审人甲,市教育局,曾在该局任职\n");
    await runKaoping("score", master, "sample/observations.csv", ...as);
    const ran = await runKaoping("packs", master, "--out", join(out, "packs"), "--recuse", recusals, ...as);
    expect(ran.status).toBe(0);
    const { observations } = opened(master).state;
    const first = textOf(join(out, "packs", "评审人甲-r1.xlsx"));
    expect(first).not.toContain("市教育局");
    expect(first).not.toContain("jyj");
    const own = new Set(observations.filter(({ reviewer }) => reviewer === "r1").map(({ reason }) => reason));
    const theirs = observations.filter(
      ({ reviewer, reason }) => reviewer !== "r1" && reason !== "" && !own.has(reason),
    );
    expect(theirs.filter(({ reason }) => first.includes(reason))).toEqual([]);
  });

  it("has no other reviewer's points in a pack and nobody's in a form, sent out when all have scored", async () => {
    const out = temporaryFolder();
    const master = await issuedMaster(out, "a.xlsx");
    const [header = "", ...lines] = readFileSync("sample/observations.csv", "utf8").trimEnd().split(/\r?\n/u);
    // Decimals that stand nowhere by chance, each given once, none ending in a nought that a number would drop.
    const points = (row: number): string => `1.${String(104_729 + 1300 * row)}`;
    const rows = lines.map((line, row) => line.split(",").map((cell, at) => (at === 7 ? points(row) : cell)));
    const scores = join(out, "scores.csv");
    writeFileSync(scores, [header, ...rows.map((row) => row.join(","))].join("\r\n"));
    expect((await runKaoping("score", master, scores, ...as)).status).toBe(0);
    expect((await runKaoping("packs", master, "--out", join(out, "packs"), "--seed", "1", ...as)).status).toBe(0);
    expect((await runKaoping("issue", master, "--out", join(out, "forms-again"), ...as)).status).toBe(0);
    const { observations, reviewers } = opened(master).state;
    expect(new Set(observations.map(({ value }) => value)).size).toBe(640);
    const found = (text: string) => observations.filter(({ value }) => value !== null && text.includes(value));
    for (const { id, name } of reviewers) {
      const shown = found(textOf(join(out, "packs", `${name}-${id}.xlsx`)));
      expect([...new Set(shown.map(({ reviewer }) => reviewer))]).toEqual([id]);
      expect(shown).toHaveLength(160);
    }
    for (const form of filesIn(join(out, "forms-again"))) expect(found(textOf(form))).toEqual([]);
  });
});
