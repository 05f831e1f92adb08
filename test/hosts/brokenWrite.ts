import { expect } from "vitest";

import { changeBook, readAssessment } from "../../src/app/bookCommands.ts";
import type { PlacedChange } from "../../src/app/dispatchAll.ts";
import { bookEdits } from "../../src/app/edits/bookEdits.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import { verifyMaster } from "../../src/app/verifyMaster.ts";
import { stampAt } from "../fixtures/smallAssessment.ts";
import { smallObservations } from "../fixtures/smallYear.ts";
import { isPiece, runs, slice, tellSoak } from "../soak.ts";
import { hashes, sha256 } from "../support/sha256.ts";
import { hiddenIn, hiddenText, load, open, scores, setUp, valueOfDone, type TestedHost } from "./testedHost.ts";

const soaks = runs(1000) === 1000;

export type BrokenWrite = {
  readonly first: readonly PlacedChange[];
  readonly then: readonly PlacedChange[];
  readonly entries: number;
};

/** Writes that are broken off: setting up a year everywhere, one score and a whole table of them in a soak. */
export const breakable: readonly BrokenWrite[] = [
  { first: [load], then: setUp, entries: setUp.length },
  ...(soaks
    ? [
        { first: [load, ...setUp], then: [scores], entries: 1 },
        {
          first: [load, ...setUp],
          then: [{ change: { kind: "observations-recorded", rows: smallObservations.slice(0, 1) } } as const],
          entries: 1,
        },
      ]
    : []),
];

/** Of all places where a write can break off, those that leave workbooks of their own in a soak; else the first, the last and some between. */
const sampled = (alike: readonly number[]): readonly number[] => {
  if (soaks) return slice([...new Set(alike)]);
  const last = alike.length - 1;
  const between = Array.from({ length: 14 }, (_, place) => Math.round((place * last) / 13));
  return [...new Set([...between, 1, 6, 12, 18, 24])].filter((step) => step <= last).sort((a, b) => a - b);
};

/**
 * Breaks a write off in one place after the other (逐处中断): the ledger is as before or as after, the next opening says which, the workbook
 * is then as one in which nothing broke off, and `verify` has nothing to say of it.
 */
export const breakOffAnywhere = async (
  host: TestedHost,
  name: string,
  { first, then, entries }: BrokenWrite,
): Promise<void> => {
  const made = valueOfDone(await changeBook(open(host.book()), first, stampAt(0), "任务分解"));
  const layoutsMade = masterSheets(made, sha256);
  host.calculate(layoutsMade);
  // A copy that went through a file bears the file's seal.
  const kept = host.copy();
  const [untouched, wholeBefore] = [await hiddenText(kept), kept.whole?.()];
  kept.close();
  const trial = host.copy(soaks);
  const written = valueOfDone(await changeBook(open(trial.book()), then, stampAt(1), "单位"));
  const steps = trial.steps();
  const alike = trial.alike?.() ?? Array.from({ length: steps }, (_, step) => step);
  const layoutsDone = masterSheets(written, sha256);
  trial.calculate(layoutsDone);
  const [done, wholeAfter] = [await hiddenText(trial), trial.whole?.()];
  trial.close();
  const [before, after] = [first.length, first.length + entries];
  const what = then.map(({ change }) => change.kind).join(", ");
  const states = new Map<number, number>();
  const said = new Set<string>();
  const places = sampled(alike);
  for (const step of places) {
    const broken = host.copy();
    broken.breakAt(step, steps);
    expect((await changeBook(open(broken.book()), then, stampAt(1), "单位")).kind).toBe("host-refused");
    const left = await hiddenText(broken);
    const reopened = await readAssessment(open(broken.book()));
    const { ledger } = valueOfDone(reopened);
    const isBefore = ledger.length === before;
    states.set(step, ledger.length);
    const codes = reopened.kind === "done" ? reopened.issues.map(({ code }) => code) : [];
    // What was not touched, or was written to its end, has nothing to tell of a write that broke off.
    const side = isBefore ? "write-not-recorded" : "write-finished";
    expect([step, codes]).toEqual([step, left === untouched || left === done ? [] : [side]]);
    for (const code of codes) said.add(code);
    const layouts = isBefore ? layoutsMade : layoutsDone;
    broken.calculate(layouts);
    const texts = await broken.book().read("texts");
    const sheets = texts.ok ? texts.value : [];
    expect(bookEdits(layouts, sheets, null).map(({ kind, sheet }) => [step, kind, sheet])).toEqual([]);
    expect([step, hiddenIn(sheets)]).toEqual([step, isBefore ? untouched : done]);
    const verified = verifyMaster(sheets, "考核.xlsx", hashes, []);
    expect([step, verified.ok, verified.issues]).toEqual([step, true, []]);
    expect([step, broken.whole?.()]).toEqual([step, isBefore ? wholeBefore : wholeAfter]);
    broken.close();
  }
  const found = [...states.values()];
  expect([...found].sort((a, b) => a - b)).toEqual(found);
  const reached = (size: number): number => alike.filter((first) => states.get(first) === size).length;
  tellSoak({
    name: `${name}, ${what}, ${then.reduce((sum, { change }) => sum + change.rows.length, 0)} rows, ${steps} places`,
    counts: { workbooks: states.size, before: reached(before), behind: reached(after) },
  });
  // A piece of the places need not have some on both sides.
  if (isPiece) return;
  expect(new Set(found)).toEqual(new Set([before, after]));
  // A host that writes cell by cell can be stopped between the beginning and the ledger, and between the ledger and the sheets.
  if (host.syncs() !== null) expect([...said].sort()).toEqual(["write-finished", "write-not-recorded"]);
};
