import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const points = "sample/work-points.txt";

describe("the size up to which documents are read", () => {
  it("is 50 MB, and more or less where --largest says so", async () => {
    const long = join(temporaryFolder(), "长.txt");
    writeFileSync(long, `一、公开预算。（市财政局）\n${" ".repeat(50 * 1024 * 1024)}`);
    const refused = await runKaoping("read", long);
    expect([refused.status, ...refused.err]).toEqual([1, expect.stringContaining("file-too-large 长.txt：")]);
    expect((await runKaoping("read", long, "--largest", "60")).status).toBe(0);
    const small = await runKaoping("read", points, "--largest", "0.001");
    expect(small.err).toEqual([expect.stringContaining("上限 1048）")]);
  });

  it("holds for both documents of diff and for a new assessment", async () => {
    const diff = await runKaoping("diff", points, points, "--largest", "0.001");
    expect([diff.status, diff.err.length]).toEqual([1, 2]);
    const inputs = ["--scheme", "sample/scheme.json", "--units", "sample/units.csv"];
    const more = ["--reviewers", "sample/reviewers.csv", "--out", join(temporaryFolder(), "a.xlsx")];
    const started = await runKaoping("new", points, ...inputs, ...more, "--largest", "0.001");
    expect([started.status, ...started.err]).toEqual([1, expect.stringContaining("file-too-large")]);
  });

  it("is a number above 0", async () => {
    for (const slip of ["0", "many", "-1", "1e9"])
      expect((await runKaoping("read", points, "--largest", slip)).status).toBe(2);
  });
});
