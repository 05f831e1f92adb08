import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { describe, expect, it } from "vitest";

import { issuePacks } from "../../src/app/issuePacks.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import type { Assessment } from "../../src/app/state.ts";
import type { Observation } from "../../src/domain/scoring/observation.ts";
import { digestOfBytes } from "../../src/domain/ledger/digest.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { valueOf } from "../fixtures/issues.ts";
import { runKaoping, type Ran } from "../support/runKaoping.ts";
import { sha256 } from "../support/sha256.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const as = ["--as", "公开办", "--reason", "年度考核"] as const;
const codes = ({ err }: Ran): readonly string[] => err.map((line) => line.split(" ")[1] ?? "");

const booked = (path: string): readonly SheetSnapshot[] =>
  valueOf(readBook(new Uint8Array(readFileSync(path)), "a.xlsx"));
const opened = (path: string): Assessment => valueOf(openMaster(booked(path), "a.xlsx", sha256));

/** A master of the sample year with forms and packs out. */
const newYear = async (): Promise<{ readonly out: string; readonly master: string }> => {
  const out = temporaryFolder();
  const master = join(out, "a.xlsx");
  await runKaoping(
    ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
    ...["--reviewers", "sample/reviewers.csv", "--out", master, ...as],
  );
  await runKaoping("issue", master, "--out", join(out, "forms"), "--due", "2026-11-20", ...as);
  await runKaoping("packs", master, "--out", join(out, "packs"), "--seed", "1", ...as);
  return { out, master };
};

describe("what is handed in to the command line", () => {
  it("is found in folders within folders; leftovers of programs are passed over, files of other kinds are named", async () => {
    const { out, master } = await newYear();
    const [form = ""] = readdirSync(join(out, "forms"));
    const inner = join(out, "收回", "市直", "第一批");
    mkdirSync(inner, { recursive: true });
    copyFileSync(join(out, "forms", form), join(inner, form));
    for (const name of ["~$表.xlsx", "Thumbs.db", "desktop.ini", ".DS_Store"]) writeFileSync(join(inner, name), "x");
    writeFileSync(join(out, "收回", "佐证.pdf"), "%PDF-1.4");
    const ran = await runKaoping("collect", master, join(out, "收回"), ...as);
    expect(codes(ran)).toContain("files-passed-over");
    expect(ran.err[0]).toContain("有 1 个其他类型的文件没有读取：佐证.pdf");
    expect(
      codes(ran).filter((code) => !/^(?:files-passed-over|state-missing|self-score-missing)$/u.test(code)),
    ).toEqual([]);
    expect(ran.out).toContain("收到 1 个文件，接收 0 份自评表，退回 1 份");
    // The master's own sheet says so too, as of the last entry.
    const sheet = booked(master).find(({ name }) => name === "自评进度");
    expect(sheet?.cells[1]?.[0]).toBe(
      "截至 2026-11-22（最近一次记录）：共 20 个单位，已报 0 个，未报 20 个，其中逾期 20 个。",
    );
    const lines = sheet?.cells.slice(4).map((row) => [row[1], row[2], row[4], row[5]].join(" "));
    expect(new Set(lines)).toEqual(new Set(["未填 46346 2 0", "草稿 46346 2 0"]));
  });

  it("is asked for where a call names nothing", async () => {
    const { master } = await newYear();
    for (const command of ["collect", "score"]) {
      const ran = await runKaoping(command, master, ...as);
      expect([ran.status, codes(ran)]).toEqual([1, ["nothing-given"]]);
    }
  });

  it("is named without marks that turn or colour what a terminal shows", async () => {
    const out = temporaryFolder();
    const { master } = await newYear();
    const name = "市教育局\u202excod\u001b[31m.xlsx";
    writeFileSync(join(out, name), "x");
    const ran = await runKaoping("collect", master, join(out, name), ...as);
    expect(codes(ran)).toEqual(["book-not-xlsx"]);
    expect(ran.err[0]).toContain("市教育局<U+202E>xcod<U+001B>[31m.xlsx");
  });

  it("twice with other scores is kept twice, until a person chooses; then the chosen count", async () => {
    const { out, master } = await newYear();
    const scores = (points: string): readonly Observation[] => [
      {
        ...{ round: "annual", unit: "jyj", criterion: "c1", task: "", party: "office", reviewer: "r1", kind: "points" },
        ...{ value: points, count: null, of: null, state: "scored", reason: "栏目更新不及时", evidence: "" },
      },
    ];
    const { state, ledger } = opened(master);
    const before = { state: { ...state, packs: [] }, ledger: ledger.slice(0, -1) };
    const pack = (points: string): string => {
      const asIf = { ...before, state: { ...before.state, observations: scores(points) } };
      const made = valueOf(issuePacks(asIf, { recusals: [], each: 1, seed: "1", due: null }, sha256)).packs[0];
      const path = join(out, `评审人甲${points}.xlsx`);
      writeFileSync(path, writeBook(made?.sheets ?? [], "2026-11-22T08:30:00Z", made?.properties));
      return path;
    };
    const issuedPack = state.packs.find(({ reviewer }) => reviewer === "r1")?.pack;
    expect(booked(pack("20")).at(-1)?.cells.flat()).toContain(issuedPack);
    const first = await runKaoping("score", master, pack("20"), ...as);
    expect([first.status, codes(first)]).toEqual([0, ["pack-incomplete"]]);
    const again = await runKaoping("score", master, pack("18.5"), ...as);
    expect([again.status, codes(again)]).toEqual([1, ["pack-incomplete", "scores-repeated", "score-differs"]]);
    expect(again.err[2]).toContain("已录的是 20（栏目更新不及时），这份是 18.5（栏目更新不及时）");
    const points = () => opened(master).state.observations.map(({ value }) => value);
    expect([points(), opened(master).state.rivalScores.length]).toEqual([["20"], 1]);
    const digest = digestOfBytes(new Uint8Array(readFileSync(pack("18.5"))), sha256).slice(0, 8);
    expect(again.err[1]).toContain(`评审人甲18.5.xlsx：评审人甲 的评分已经录过，这份有 1 项不同`);
    const chosen = await runKaoping("score", master, "--keep", `评审人甲=${digest}`, ...as);
    expect([chosen.status, chosen.err, points()]).toEqual([0, [], ["18.5"]]);
    expect((await runKaoping("score", master, pack("19"), "--replace", ...as)).status).toBe(0);
    expect([points(), opened(master).state.rivalScores]).toEqual([["19"], []]);
    expect((await runKaoping("verify", master)).status).toBe(0);
    expect(basename(master)).toBe("a.xlsx");
  });
});
