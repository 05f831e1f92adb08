import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { readBreakdownFile } from "../../../src/app/readBreakdownFile.ts";
import type { Breakdown } from "../../../src/domain/breakdown/breakdown.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const compare = "../shared/eval/score-plan.mjs";
const folder = "test/domain/breakdown";

/**
 * Folders of documents labelled by hand before the parser had seen them; their READMEs say what it reached at first
 * sight. 0.95 is the goal for each figure.
 */
const labelled = ["unseen", "firstSight", "laterOffices", "blind", "strangers", "common"].flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file !== "README.md" && /\.(?:txt|md|html|docx|xlsx)$/u.test(file))
    .map((file) => join(name, file)),
);

const read = async (path: string): Promise<Breakdown> => {
  const result = await readBreakdownFile(files.readDocument, readFileSync(join(folder, path)), path);
  if (!result.ok) throw new RangeError(`${path}: got a refusal, want tasks`);
  return result.value;
};

const labels = (path: string, kind: "gold" | "duties"): string =>
  join(folder, `${path.replace(/\.\w+$/u, "")}.${kind}.json`);

describe.skipIf(!existsSync(compare))("documents that the parser had not seen", () => {
  it.each(labelled)("%s is read as it was labelled", async (path) => {
    const plan = join(temporaryFolder(), "plan.json");
    writeFileSync(plan, JSON.stringify(await read(path)));
    const flags = ["--min", "1", "--verbose"];
    const compared = spawnSync(process.execPath, [compare, labels(path, "gold"), plan, ...flags], { encoding: "utf8" });
    expect(compared.status, compared.stdout).toBe(0);
  });
});

type LabelledDuty = { readonly who: string; readonly quote: string };

const bare = (text: string): string => text.replace(/[\s\u3000*]+/gu, "");

describe("what such documents ask of everybody", () => {
  it.each(labelled)("is found whole and in order in %s", async (path) => {
    const wanted = JSON.parse(readFileSync(labels(path, "duties"), "utf8")) as readonly LabelledDuty[];
    const line = ({ who, quote }: LabelledDuty): string => `${bare(who)}：${bare(quote)}`;
    expect((await read(path)).duties.map(line)).toEqual(wanted.map(line));
  });
});
