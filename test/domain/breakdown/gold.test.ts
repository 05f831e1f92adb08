import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const shared = resolve(process.cwd(), "../shared");
const floors = ["--min", "0.99"];

describe.skipIf(!existsSync(join(shared, "gold")))("the published documents", () => {
  it("are read as they were labelled", () => {
    const folder = mkdtempSync(join(tmpdir(), "kaoping-gold-"));
    try {
      for (const name of readdirSync(join(shared, "gold")).filter((file) => file.endsWith(".json"))) {
        const document = name.replace(".json", ".txt");
        const read = readBreakdown(readFileSync(join(shared, "seeds", document), "utf8"), document);
        const plan = join(folder, name);
        writeFileSync(plan, JSON.stringify(read.ok ? read.value : { tasks: [] }));
        const score = join(shared, "eval", "score-plan.mjs");
        const run = spawnSync(process.execPath, [score, join(shared, "gold", name), plan, "--verbose", ...floors], {
          encoding: "utf8",
        });
        expect(run.status, run.stdout + run.stderr).toBe(0);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("have leads wherever they attribute, and floors where they state one", () => {
    const seeds = readdirSync(join(shared, "seeds")).filter((file) => file.endsWith(".txt"));
    const percents = seeds.map((name) => {
      const read = readBreakdown(readFileSync(join(shared, "seeds", name), "utf8"), name);
      if (!read.ok) throw new Error(`${name} was refused`);
      const led = read.value.tasks.filter(({ lead }) => lead.length > 0).length;
      expect(led / read.value.tasks.length, name).toBeGreaterThanOrEqual(name.startsWith("002") ? 0.75 : 0.85);
      return read.value.weightFloors.map(({ percent }) => percent);
    });
    expect(percents).toEqual([[], [], ["3", "4"], [], ["4"]]);
  });
});
