import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawnSync } from "node:child_process";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { toldIn, type Told } from "./commandsIn.ts";
import { notRun } from "./notRun.ts";
import { fillIn, filledForm, filledPack, otherVersion } from "./returned.ts";

/** In the order in which a reader who does everything would go through them: what one leaves behind the next goes on with. */
const pages = [
  "README.md",
  "docs/guide/README.md",
  "docs/guide/staff.md",
  "docs/guide/reviewers.md",
  "docs/guide/departments.md",
  "docs/guide/auditors.md",
  "docs/guide/administrator.md",
  "docs/deployment.md",
  "docs/workbench.md",
];
const told = pages.flatMap(toldIn);

const home = process.cwd();
const sample = (name: string): string => readFileSync(resolve(home, "sample", name), "utf8");
let folder = "";
let digest = "";

/** Enough for the demonstration of README; the guides go through the sample's year. */
const shortWorkPoints = `青禾县2026年政务公开工作要点
青禾政办发〔2026〕8号
2026年3月20日

（一）推进财政预决算公开。6月底前公开部门决算。（县财政局牵头，县教育局配合）
（二）公开招生政策。每年4月底前公布。（县教育局牵头）
`;

/** What a reader has beside what the pages tell them to write. */
const desk = (): void => {
  writeFileSync("工作要点.txt", shortWorkPoints);
  writeFileSync("旧要点.txt", sample("work-points.txt").replace("2026年3月18日", "2026年3月8日"));
  const [header = "", ...rows] = sample("observations.csv").split("\n");
  writeFileSync("第三方评分.csv", [header, ...rows.filter((row) => row.includes(",r3,"))].join("\n"));
  writeFileSync("问题.csv", sample("findings.csv"));
  writeFileSync("申诉.csv", sample("appeals.csv"));
  writeFileSync("决定.csv", sample("decisions.csv"));
};

/** What others send before a command is typed. */
const arrives: Readonly<Record<string, () => void>> = {
  "方案.json": () => writeFileSync("工作要点.txt", sample("work-points.txt")),
  收回的自评表: () => fillIn("自评表", "收回的自评表", filledForm),
  "又一份.xlsx": () => otherVersion(join("收回的自评表", "市财政局-czj.xlsx"), "又一份.xlsx"),
  收回的评审包: () => {
    fillIn("评审包", "收回的评审包", filledPack);
    for (const name of readdirSync("收回的评审包")) if (name.includes("r3")) rmSync(join("收回的评审包", name));
  },
  "甲.xlsx": () => {
    for (const copy of ["甲", "乙"]) {
      for (const end of ["xlsx", "ledger"]) copyFileSync(`考核.${end}`, `${copy}.${end}`);
    }
  },
};

const ours = "npm run --silent kaoping -- ";

const run = async ({ line, refused }: Extract<Told, { kind: "command" }>): Promise<void> => {
  if (line === "npm run validate") {
    expect(spawnSync(process.execPath, ["scripts/checkManifest.mjs"], { cwd: home }).status).toBe(0);
    return;
  }
  expect(line.startsWith(ours)).toBe(true);
  const argv = line.slice(ours.length).split(" ");
  for (const argument of argv) arrives[argument]?.();
  const ran = await runKaoping(...argv.map((argument) => argument.replace("摘要", digest)));
  digest = /=(\w{8})（这份）/u.exec(ran.err.join("\n"))?.[1] ?? digest;
  const errors = ran.err.filter((text) => text.startsWith("错误"));
  if (refused) expect(errors).not.toEqual([]);
  else expect(errors).toEqual([]);
  expect(ran.status).toBe(refused ? 1 : 0);
};

describe("README and the guides", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kaoping-guide-"));
    process.chdir(folder);
    desk();
  });
  afterAll(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });

  for (const one of told) {
    if (one.kind === "file") {
      it(`${one.at} has the reader write ${one.name}`, () => writeFileSync(one.name, one.text));
    } else if (notRun.has(one.line)) {
      it(`${one.at}: ${one.line} is not run here, and why is said`, () => {
        expect(notRun.get(one.line)).not.toBe("");
      });
    } else {
      it(`${one.at}: ${one.line}`, () => run(one));
    }
  }

  it("name no command as not run that stands in none of them", () => {
    const lines = new Set(told.map((one) => (one.kind === "command" ? one.line : "")));
    expect([...notRun.keys()].filter((line) => !lines.has(line))).toEqual([]);
  });

  it("lead to pages and pictures that are there", () => {
    const lost = pages.flatMap((page) =>
      [...readFileSync(resolve(home, page), "utf8").matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/gu)]
        .map(([, to = ""]) => resolve(home, page, "..", to))
        .filter((path) => spawnSync("test", ["-e", path]).status !== 0),
    );
    expect(lost).toEqual([]);
  });
});
