import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { collectForm } from "../../src/app/collectForm.ts";
import { collectPack } from "../../src/app/collectPack.ts";
import type { State } from "../../src/app/state.ts";
import { issueLine } from "../../src/app/wording/issueText.ts";
import type { Issue } from "../../src/domain/shared/result.ts";
import { readReturned } from "../../src/hosts/files/xlsx/returned/readReturned.ts";
import { mutated } from "../hosts/files/xlsx/returned/mutate.ts";

/**
 * Takes mutated files back in a process of its own, whose heap is bounded and whose `Object.prototype` is frozen: anything but a typed
 * outcome, each with its sentence, is a fault. Says what came of them, and the most time and memory that one file took.
 */
const [folder = "", count = "0"] = process.argv.slice(2);
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
const state = JSON.parse(readFileSync(join(folder, "state.json"), "utf8")) as State;
const seeds = ["form.xlsx", "pack.xlsx"].map((name) => ({ name, bytes: file(name) }));
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());

const takeBack = (bytes: Uint8Array, name: string): { readonly ok: boolean; readonly issues: readonly Issue[] } => {
  const book = readReturned(bytes, name);
  if (!book.ok) return book;
  if (name === "pack.xlsx") return collectPack(state, book.value, name, sha256);
  const form = collectForm(state, book.value, { name, sha256: "0", time: "2026-11-22T08:30:00Z" }, sha256);
  return form.ok ? form.value.claimed : form;
};

Object.freeze(Object.prototype);
const outcomes = new Map<string, number>();
const faults: string[] = [];
let slowest = 0;
let largest = 0;
for (let n = 1; n <= Number(count); n++) {
  const seed = seeds[n % seeds.length];
  if (!seed) continue;
  const bytes = mutated(seed.bytes, n);
  const before = process.cpuUsage();
  try {
    const result = takeBack(bytes, seed.name);
    for (const issue of result.issues) issueLine(issue, n % 2 === 0 ? "zh" : "en");
    const first = result.issues.find(({ severity }) => severity === "error")?.code;
    if (!result.ok && first === undefined) faults.push(`${n}: refused without an error`);
    const outcome = result.ok ? "taken" : (first ?? "");
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  } catch (error) {
    faults.push(`${n}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const { user, system } = process.cpuUsage(before);
  slowest = Math.max(slowest, (user + system) / 1e6);
  const { heapUsed, external } = process.memoryUsage();
  largest = Math.max(largest, (heapUsed + external) / 1024 / 1024);
}
process.stdout.write(
  JSON.stringify({ outcomes: Object.fromEntries(outcomes), faults: faults.slice(0, 5), slowest, largest }),
);
