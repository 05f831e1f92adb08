import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const as = ["--as", "公开办", "--reason", "录入"] as const;

describe("the progress of forms on the command line", () => {
  it("says that none was issued yet, and how to, where a table of nobody would mislead", async () => {
    const folder = temporaryFolder();
    const master = join(folder, "考核.xlsx");
    await runKaoping(
      ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
      ...["--reviewers", "sample/reviewers.csv", "--out", master, ...as],
    );
    expect(await runKaoping("progress", master)).toEqual({
      status: 0,
      out: "还没有下发自评表，谈不上填报进度；先下发：kaoping issue 考核.xlsx --out 文件夹。\n",
      err: [],
    });
    expect(await runKaoping("--lang", "en", "progress", master)).toEqual({
      status: 0,
      out: "No forms were issued yet, so there is no progress to tell; issue them first: kaoping issue 考核.xlsx --out FOLDER.\n",
      err: [],
    });
    const { out } = await runKaoping("progress", master, "--json");
    expect(JSON.parse(out)).toEqual({ today: "2026-11-22", forms: [], deviations: [] });

    await runKaoping("issue", master, "--out", join(folder, "自评表"), ...as);
    const later = await runKaoping("progress", master);
    expect(later.out).toMatch(/^自评表填报进度（2026-11-22）：共 [1-9]\d* 个单位，已报 0 个，/u);
    expect(later.status).toBe(0);
  });
});
