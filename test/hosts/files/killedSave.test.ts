import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { disk } from "../../../src/hosts/files/disk.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { seededDraw } from "../../fixtures/largeYear.ts";
import { runs } from "../../soak.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** A workbook of some hundred kilobytes, so that writing it takes its time. */
const bookOf = (word: string): Uint8Array => {
  const sheet: SheetLayout = {
    name: "表",
    visibility: "visible",
    title: word,
    lines: [],
    landscape: false,
    table: {
      name: "kp_t",
      columns: [{ header: "文", width: 20, kind: "text" }],
      rows: Array.from({ length: 20_000 }, (_, row) => [`${word}${seededDraw(`${word}${row}`, 1e9)}`]),
    },
  };
  return writeBook([sheet], "2026-11-22T08:30:00Z");
};

/** The longest that a save is let go on before the process is killed, in milliseconds; some saves fit into it. */
const longest = 60;

describe("a process killed while it saves", () => {
  it("leaves the old file or the new one, whole, and no lock that keeps the next one out", async () => {
    const folder = temporaryFolder();
    const versions = ["旧", "新"].map(bookOf);
    const names = versions.map((bytes, index) => join(folder, `${index}.bytes`));
    versions.forEach((bytes, index) => writeFileSync(names[index] ?? "", bytes));
    const path = join(folder, "考核.xlsx");
    writeFileSync(path, versions[0] ?? "");
    const seen = new Set<number>();
    let stale = 0;
    for (let point = 0; point < runs(100); point++) {
      const saving = spawn(process.execPath, ["--import", "tsx", "test/support/saveForEver.ts", path, ...names], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(saving.stdout, "data");
      await wait(seededDraw(`kill${point}`, longest * 1000) / 1000);
      saving.kill("SIGKILL");
      await once(saving, "exit");
      const bytes = readFileSync(path);
      const whole = versions.findIndex((version) => bytes.equals(version));
      expect(whole, `point ${point}: one of the two files, whole`).toBeGreaterThanOrEqual(0);
      seen.add(whole);
      stale += readdirSync(folder).filter((name) => name.endsWith(".lock")).length;
      const lock = await disk.lock(path);
      expect(lock.issues).toEqual([]);
      if (lock.ok) await lock.value.release();
      expect(readdirSync(folder).sort()).toEqual(["0.bytes", "1.bytes", "考核.xlsx"]);
    }
    // Had no kill fallen into a save, the test would have shown nothing.
    expect(stale).toBeGreaterThan(0);
    expect(seen.size).toBe(2);
    expect(readBook(new Uint8Array(readFileSync(path)), "考核.xlsx").ok).toBe(true);
  }, 600_000);
});
