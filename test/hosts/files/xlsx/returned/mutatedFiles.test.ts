import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { issuePacks } from "../../../../../src/app/issuePacks.ts";
import { writeBook } from "../../../../../src/hosts/files/xlsx/writeBook.ts";
import { valueOf } from "../../../../fixtures/issues.ts";
import { at, formBytes, issuedAssessment } from "../../../../fixtures/returnedForms.ts";
import { after } from "../../../../fixtures/smallAssessment.ts";
import { smallObservations } from "../../../../fixtures/smallYear.ts";
import { runs } from "../../../../soak.ts";
import { sha256 } from "../../../../support/sha256.ts";
import { temporaryFolder } from "../../../../support/temporaryFolder.ts";

type Took = {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  /** Seconds of the processor, and megabytes. */
  readonly slowest: number;
  readonly largest: number;
};

describe("a form or a pack with any change in its bytes, its zip or its XML", () => {
  it("is taken or refused by name, in 2 seconds and 200 MB, while Object.prototype is frozen", () => {
    const count = runs(10_000);
    const scored = { ...issuedAssessment, state: { ...issuedAssessment.state, observations: smallObservations } };
    const packs = valueOf(issuePacks(scored, { recusals: [], each: 1, seed: "", due: null }, sha256));
    const [pack] = packs.packs;
    const { state } = after(issuedAssessment, ...packs.changes);
    const folder = temporaryFolder();
    writeFileSync(join(folder, "form.xlsx"), formBytes());
    writeFileSync(join(folder, "pack.xlsx"), writeBook(pack?.sheets ?? [], at, pack?.properties));
    writeFileSync(join(folder, "state.json"), JSON.stringify(state));
    const ran = spawnSync(
      process.execPath,
      ["--max-old-space-size=200", "--import", "tsx", "test/support/takeMutated.ts", folder, String(count)],
      { encoding: "utf8", maxBuffer: 1 << 24 },
    );
    expect(ran.stderr).toBe("");
    const took = JSON.parse(ran.stdout) as Took;
    if (process.env["KAOPING_SAY"] === "1") process.stdout.write(ran.stdout);
    expect(took.faults).toEqual([]);
    expect(Object.values(took.outcomes).reduce((sum, one) => sum + one, 0)).toBe(count);
    // Most mutations are found; some change nothing that is read.
    expect(took.outcomes["taken"]).toBeGreaterThan(0);
    expect(took.outcomes["book-damaged"]).toBeGreaterThan(count / 10);
    // Seen: 7 kinds of outcome in 500 files, 22 in 10,000.
    expect(Object.keys(took.outcomes).length).toBeGreaterThan(count < 10_000 ? 5 : 15);
    expect(took.slowest).toBeLessThan(2);
    expect(took.largest).toBeLessThan(200);
  }, 3_600_000);
});
