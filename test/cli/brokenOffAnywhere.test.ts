import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { codesIn, csv, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { monitoredObservations } from "../fixtures/monitoredYear.ts";
import { observationTable } from "../../src/app/tables/readObservations.ts";
import { findingColumns } from "../../src/app/tables/readFindings.ts";
import { seededDraw } from "../fixtures/largeYear.ts";
import { runs } from "../soak.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { runUntil, type StopAt } from "../support/stoppingDisk.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** The master of a year with its inputs, in a folder of which copies are made. */
const prepared = async () => {
  const { folder, write, score, master } = await monitoredFolder();
  const { header, rows } = observationTable(monitoredObservations);
  write("一项.csv", csv(header, rows.slice(0, 1)));
  write("问题.csv", csv(findingColumns, [findingRow()]));
  const early = temporaryFolder();
  cpSync(folder, early, { recursive: true });
  await score();
  const late = temporaryFolder();
  cpSync(folder, late, { recursive: true });
  typeOver(join(late, basename(master)));
  return { early, late, scored: folder };
};

/** Somebody notes something in a cell of ours, which `settle --restore` puts back. */
const typeOver = (path: string): void => {
  const parts = unzipSync(new Uint8Array(readFileSync(path)));
  const [part = ""] = Object.keys(parts).filter((name) =>
    strFromU8(parts[name] ?? new Uint8Array(0)).includes("市教育局</t>"),
  );
  const text = strFromU8(parts[part] ?? new Uint8Array(0));
  writeFileSync(path, zipSync({ ...parts, [part]: strToU8(text.replace("市教育局</t>", "市教育局！</t>")) }));
};

type Folders = Awaited<ReturnType<typeof prepared>>;

/** Commands by what they do to the ledger and to the disk. */
const commands: Readonly<
  Record<string, { readonly from: keyof Folders; readonly line: (at: (name: string) => string) => readonly string[] }>
> = {
  "one score": { from: "early", line: (at) => ["score", at("考核.xlsx"), at("一项.csv")] },
  "a whole table of scores": { from: "early", line: (at) => ["score", at("考核.xlsx"), at("scores.csv")] },
  "a finding": { from: "scored", line: (at) => ["finding", at("考核.xlsx"), at("问题.csv")] },
  "locking the year": { from: "scored", line: (at) => ["lock", at("考核.xlsx")] },
  publishing: { from: "scored", line: (at) => ["publish", at("考核.xlsx"), "--out", at("公布")] },
  "putting cells back": { from: "late", line: (at) => ["settle", at("考核.xlsx"), "--restore"] },
};

const ledgerIn = (folder: string): string => readFileSync(join(folder, "考核.ledger"), "utf8");
const actionsIn = (ledger: string): readonly (string | undefined)[] =>
  ledger
    .split("\n")
    .filter((line) => line.startsWith("E"))
    .map((line) => /"action":"([^"]*)"/u.exec(line)?.[1]);

/** All places where a command can be broken off, and all by half, in a soak; else some of them. */
const placesIn = (steps: readonly string[], name: string): readonly StopAt[] => {
  const all = steps.flatMap((step, at): readonly StopAt[] => [
    { step: at + 1, half: false },
    ...(step.endsWith(" bytes") ? [{ step: at + 1, half: true }] : []),
  ]);
  if (process.env["KAOPING_SOAK"] === "1") return all;
  const few = Math.ceil(runs(60) / 10);
  return Array.from({ length: few }, (_, n) => all[Math.floor(seededDraw(`${name}${n}`, all.length))] ?? all[0]).filter(
    (place) => place !== undefined,
  );
};

describe("a command that is broken off at any change of the disk", () => {
  it("leaves before or after, the next one says which, and all is whole again", async () => {
    const folders = await prepared();
    for (const [name, { from, line }] of Object.entries(commands)) {
      const whole = temporaryFolder();
      cpSync(folders[from], whole, { recursive: true });
      const before = ledgerIn(whole);
      const trial = await runUntil(null, () => runKaoping(...line((file) => join(whole, file))));
      expect([name, trial.done?.status, trial.done?.err.filter((said) => said.includes("error"))]).toEqual([
        name,
        0,
        [],
      ]);
      const after = actionsIn(ledgerIn(whole));
      const sides = new Set<string>();
      for (const stop of placesIn(trial.steps, name)) {
        const folder = temporaryFolder();
        cpSync(folders[from], folder, { recursive: true });
        const at = (file: string): string => join(folder, file);
        const place = `${name}, step ${stop.step} of ${trial.steps.length}${stop.half ? " by half" : ""}`;
        expect([place, (await runUntil(stop, () => runKaoping(...line(at)))).done]).toEqual([place, null]);
        const isLocked = existsSync(at(".考核.xlsx.lock"));
        const looked = codesIn(await runKaoping("progress", at("考核.xlsx")));
        const next = await runKaoping("settle", at("考核.xlsx"), "--restore");
        expect([place, next.status]).toEqual([place, 0]);
        const said = codesIn(next).filter((code) => code?.startsWith("broken-off"));
        expect([place, looked.filter((code) => code?.startsWith("broken-off"))]).toEqual([place, said]);
        const now = ledgerIn(folder);
        expect(now.startsWith(before)).toBe(true);
        const isAfter = now !== before;
        expect([place, actionsIn(now)]).toEqual([place, isAfter ? after : actionsIn(before)]);
        expect([place, said]).toEqual([place, isLocked ? [`broken-off-${isAfter ? "after" : "before"}`] : []]);
        // Before the lock was there nothing had begun; with it gone all was done.
        if (!isLocked) expect([place, isAfter]).toEqual([place, false]);
        sides.add(isAfter ? "after" : "before");
        expect([place, await runKaoping("verify", at("考核.xlsx"))]).toMatchObject([place, { status: 0, err: [] }]);
        expect([place, readdirSync(folder).filter((file) => file.startsWith("."))]).toEqual([place, []]);
      }
      if (process.env["KAOPING_SOAK"] === "1" && name !== "putting cells back") expect(sides.size).toBe(2);
    }
  }, 3_600_000);
});
