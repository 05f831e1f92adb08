import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import ExcelJS from "exceljs";

import { collectForm } from "../src/app/collectForm.ts";
import { issueForms } from "../src/app/issueForms.ts";
import { emptyState, type State } from "../src/app/state.ts";
import { fillForm } from "../src/cli/demo/fillForm.ts";
import type { Task } from "../src/domain/breakdown/breakdown.ts";
import { readReturned } from "../src/hosts/files/xlsx/returned/readReturned.ts";
import { writeBook } from "../src/hosts/files/xlsx/writeBook.ts";
import { sixtyUnitYear } from "../test/fixtures/largeYear.ts";
import { exceljsForm } from "./exceljsForm.ts";

/**
 * One piece of work on 300 forms in a process of its own, so that its peak of memory is its own; says its milliseconds, and those of the
 * processor. What comes before the work is not counted in time.
 */
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const at = "2026-11-22T08:30:00Z";
const count = 300;

/** 300 units with 12 tasks each, 40 criteria, seven duties. */
const year = (): State => {
  const { scheme, units } = sixtyUnitYear();
  const [first] = units;
  if (!first) throw new RangeError("units: got none, want sixty");
  const many = Array.from({ length: count }, (_, index) => ({
    ...first,
    id: `u${index}`,
    name: `第${index + 1}单位`,
    aliases: [],
  }));
  const task = (index: number): Task => ({
    id: `一/${index}`,
    section: "一、深化政策公开",
    heading: `重点工作第${index}项`,
    text: "围绕年度重点工作，及时公开政策文件、解读材料和落实情况，按季度更新，接受社会监督。",
    lead: [many[index % count]?.name ?? ""],
    support: Array.from({ length: 11 }, (_, more) => many[(index + 1 + more) % count]?.name ?? ""),
    leadMode: "sole",
    attribution: "",
    inherited: false,
    times: [{ quote: "6月底前", kind: "deadline", value: "2026-06-30", due: "2026-06-30" }],
    confidence: 1,
    place: { start: 0, end: 1, line: 1 },
  });
  const place = { start: 0, end: 1, line: 1 };
  const breakdown = {
    ...{
      document: "work-points.txt",
      number: "〔2026〕1号",
      date: "2026-03-18",
      jurisdiction: "云泽市",
      year: scheme.year,
    },
    ...{ title: "政务公开工作要点", weightFloors: [] },
    tasks: Array.from({ length: count }, (_, index) => task(index)),
    duties: Array.from({ length: 7 }, (_, index) => ({
      quote: `各单位要落实第${index + 1}项要求`,
      who: "各单位",
      times: [],
      place,
    })),
  };
  return { ...emptyState, scheme, units: many, breakdown };
};

const prepared = (state: State) => {
  const made = issueForms({ state, ledger: [] }, sha256, "2026-12-10");
  if (!made.ok) throw new RangeError(`forms: got ${made.issues[0]?.code ?? ""}, want ${count}`);
  return made.value;
};

const pathOf = (folder: string, index: number): string => join(folder, `${index}.xlsx`);

const works: Readonly<Record<string, (folder: string) => () => unknown>> = {
  issue: (folder) => {
    const state = year();
    return () => {
      for (const [index, { sheets, properties }] of prepared(state).forms.entries()) {
        writeFileSync(pathOf(folder, index), writeBook(sheets, at, properties));
      }
    };
  },
  "issue-exceljs": (folder) => {
    const { forms } = prepared(year());
    return async () => {
      for (const [index, { sheets }] of forms.entries()) {
        writeFileSync(`${pathOf(folder, index)}.exceljs`, new Uint8Array(await exceljsForm(sheets).xlsx.writeBuffer()));
      }
    };
  },
  // Not measured: what units would send back.
  fill: (folder) => () => {
    mkdirSync(join(folder, "back"), { recursive: true });
    for (const [index, { unit, sheets, properties }] of prepared(year()).forms.entries()) {
      writeFileSync(pathOf(join(folder, "back"), index), writeBook(fillForm(sheets, unit, sha256), at, properties));
    }
  },
  collect: (folder) => {
    const state = year();
    const { change } = prepared(state);
    const issued: State = { ...state, forms: change.kind === "forms-issued" ? change.rows : [] };
    return () => {
      let taken = 0;
      for (const name of readdirSync(join(folder, "back"))) {
        const bytes = new Uint8Array(readFileSync(join(folder, "back", name)));
        const book = readReturned(bytes, name);
        if (!book.ok) throw new RangeError(`${name}: got ${book.issues[0]?.code ?? ""}, want it read`);
        const form = collectForm(issued, book.value, { name, sha256: "", time: at }, sha256);
        if (form.ok && form.value.claimed.ok) taken++;
      }
      if (taken !== count) throw new RangeError(`forms: got ${taken}, want ${count} taken`);
    };
  },
  "collect-exceljs": (folder) => async () => {
    for (const name of readdirSync(join(folder, "back"))) {
      await new ExcelJS.Workbook().xlsx.readFile(join(folder, "back", name));
    }
  },
  "collect-sheetjs": (folder) => {
    const path = process.env["SHEETJS"] ?? "";
    const { read } = createRequire(import.meta.url)(path) as { read: (bytes: Uint8Array, options: object) => unknown };
    return () => {
      for (const name of readdirSync(join(folder, "back"))) {
        read(new Uint8Array(readFileSync(join(folder, "back", name))), { type: "array", dense: true });
      }
    };
  },
};

const [kind = "", folder = ""] = process.argv.slice(2);
const work = works[kind]?.(folder);
if (!work) throw new RangeError(`a piece of work: got ${kind}, want one of ${Object.keys(works).join(", ")}`);
const [start, before] = [process.hrtime.bigint(), process.cpuUsage()];
await work();
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${Number(process.hrtime.bigint() - start) / 1e6} ${(user + system) / 1e3}\n`);
