import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const sample = "sample/work-points.txt";

/** The sample with some words replaced, as a file. */
const edited = (folder: string, ...edits: readonly (readonly [string | RegExp, string])[]): string => {
  const text = edits.reduce((all, [from, to]) => all.replace(from, to), readFileSync(sample, "utf8"));
  const path = join(folder, "new.txt");
  writeFileSync(path, text);
  return path;
};

describe("diff", () => {
  it("says that a document does not differ from itself", async () => {
    const ran = await runKaoping("diff", sample, sample);
    expect(ran).toMatchObject({ status: 0, err: [] });
    expect(ran.out).toContain("两个版本没有差别。");
    expect(ran.out.split("\n").filter((line) => line.includes("26 项任务"))).toHaveLength(2);
  });

  it("tells what was added, dropped, reworded and moved, and whom it touches", async () => {
    const now = edited(
      temporaryFolder(),
      ["云政办发〔2026〕12号", "云政办发〔2026〕31号"],
      [/（三）加大审计结果公开力度。[^\n]*/u, "（三）公布市场监测信息。每月公布主要农产品价格。（市农业农村局负责）"],
      ["（责任单位：市教育局）", "（责任单位：市教育局、市民政局）"],
      ["4月30日前在市政府", "4月20日前在市政府"],
      ["不低于4%", "不低于5%"],
    );
    const ran = await runKaoping("diff", sample, now);
    expect(ran).toMatchObject({ status: 0, err: [] });
    expect(ran.out.split("\n").map((line) => line.replace(/ {2,}/gu, " | "))).toEqual(
      expect.arrayContaining([
        "任务：未变 23，新增 1，取消 1，移动 0，调整 2",
        "发文字号：云政办发〔2026〕12号 → 云政办发〔2026〕31号",
        "新增 | 一/（三） | 公布市场监测信息",
        "取消 | 一/（三） | 加大审计结果公开力度",
        "调整 | 二/（七） | 二/（七） | 深化义务教育招生公开",
        " | 牵头：新增 市民政局",
        " | 时限：4月30日前（2026-04-30） → 4月20日前（2026-04-20）",
        "权重下限：4% 政务公开工作（政务公开工作分值权重不低于4%） → 5% 政务公开工作（政务公开工作分值权重不低于5%）",
        "涉及单位",
        "市民政局：新增 1，取消 0，调整 0",
        "市审计局：新增 0，取消 1，调整 0",
        "市教育局：新增 0，取消 0，调整 1",
      ]),
    );
  });

  it("speaks English where it is asked to", async () => {
    const ran = await runKaoping(
      "--lang",
      "en",
      "diff",
      sample,
      edited(temporaryFolder(), ["（七）深化", "（七）做好"]),
    );
    expect(ran.out).toContain("tasks: unchanged 25, added 0, dropped 0, moved 0, reworded 1");
    expect(ran.out).toContain("市教育局: added 0, dropped 0, reworded 1");
  });

  it("gives JSON and nothing else, with what reading each version remarked on", async () => {
    const ran = await runKaoping("diff", sample, edited(temporaryFolder(), [/（市审计局负责）/u, ""]), "--json");
    const compared = JSON.parse(ran.out) as {
      tasks: { unchanged: number; reworded: { changes: { field: string }[] }[] };
      issues: { old: unknown[]; new: { code: string }[] };
    };
    expect(compared.tasks.unchanged).toBeGreaterThan(20);
    expect(compared.issues.old).toEqual([]);
    expect(compared.issues.new.map(({ code }) => code)).toContain("task-without-lead");
    expect(ran.err).toEqual([]);
  });

  it("takes the breakdown of a master for a version", async () => {
    const master = join(temporaryFolder(), "a.xlsx");
    const inputs = ["--scheme", "sample/scheme.json", "--units", "sample/units.csv"];
    await runKaoping("new", sample, ...inputs, "--reviewers", "sample/reviewers.csv", "--out", master);
    const ran = await runKaoping("diff", sample, master);
    expect(ran.err).toEqual([]);
    expect(ran.out).toContain("两个版本没有差别。");
  });

  it("refuses what is no version of a document, naming all that is wrong", async () => {
    const ran = await runKaoping("diff", "assets/icon-32.png", "nowhere.txt");
    expect(ran).toMatchObject({ status: 1, out: "" });
    expect(ran.err).toEqual([
      expect.stringContaining("document-format-unknown icon-32.png"),
      expect.stringContaining("file-absent"),
    ]);
    const poem = join(temporaryFolder(), "诗.txt");
    writeFileSync(poem, "床前明月光，疑是地上霜。\n");
    expect((await runKaoping("diff", sample, poem)).err).toEqual([expect.stringContaining("document-without-tasks")]);
    expect((await runKaoping("diff", sample)).status).toBe(2);
  });
});
