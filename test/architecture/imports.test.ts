import { describe, expect, it } from "vitest";

import { breaches, sourceFiles } from "./imports.ts";
import { rooms } from "./rooms.mjs";

const files = sourceFiles(process.cwd());

/** What one line in a file of a room would be answered. */
const withLine = (path: string, line: string): readonly string[] => breaches({ path, text: `${line}\n` }, rooms);

describe("the import map", () => {
  it("is kept by every source file", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => breaches(file, rooms))).toEqual([]);
  });

  it("lets only dispatch write to the ledger", () => {
    const writers = files.filter(({ text }) => text.includes("appendEntry }")).map(({ path }) => path);
    expect(writers).toEqual(["src/app/dispatch.ts"]);
  });

  it("lets only the composition roots join hosts with panes and commands, and the office read files", () => {
    const joining = rooms.filter(({ sees }) => sees.some((seen) => seen.startsWith("src/hosts")));
    expect(joining.map(({ room }) => room)).toEqual(["src/server", "src/main"]);
    expect(joining[0]?.sees).toEqual(["src/domain", "src/workbook", "src/app", "src/hosts/files"]);
  });

  it("names every room that stands in the sources", () => {
    const homeless = files.filter(({ path }) => !rooms.some(({ room }) => path.startsWith(`${room}/`)));
    expect(homeless).toEqual([]);
  });
});

describe("the import map bites", () => {
  const forbidden = "../../app/dispatch.ts";
  it.each([
    ["a value", `import { dispatch } from "${forbidden}";`],
    ["a type", `import type { Stamp } from "${forbidden}";`],
    ["an inline type", `import { type Stamp } from "${forbidden}";`],
    ["a side effect", `import "${forbidden}";`],
    ["a re-export", `export { dispatch } from "${forbidden}";`],
    ["all exports", `export * from "${forbidden}";`],
    ["a require", `const app = require("${forbidden}");`],
    ["a dynamic import", `const app = await import("${forbidden}");`],
    ["an npm package", `import { z } from "zod";`],
    ["the disk", `import { readFileSync } from "node:fs";`],
    ["the disk by its old name", `import { readFileSync } from "fs";`],
  ])("on %s", (_, line) => {
    expect(withLine("src/domain/scoring/scoreUnits.ts", line)).toHaveLength(1);
  });

  it.each([
    ["a later stage", "src/domain/scheme/scheme.ts", "../scoring/score.ts"],
    ["a stage, from the ledger", "src/domain/ledger/entry.ts", "../breakdown/breakdown.ts"],
    ["a stage, from shared", "src/domain/shared/exact.ts", "../scheme/scheme.ts"],
    ["a host, from a component", "src/taskpane/App.tsx", "../hosts/excel/excelDriver.ts"],
    ["a host, from a command", "src/cli/runCli.ts", "../hosts/files/disk.ts"],
    ["one host from another", "src/hosts/excel/excelDriver.ts", "../files/files.ts"],
    ["commands, from the application", "src/app/dispatch.ts", "../cli/runCli.ts"],
  ])("on %s", (_, path, target) => {
    expect(withLine(path, `import { x } from "${target}";`)).toHaveLength(1);
  });

  it("not on what a room may see", () => {
    expect(withLine("src/domain/scoring/scoreUnits.ts", `import { exact } from "../shared/exact.ts";`)).toEqual([]);
    expect(withLine("src/main/cli.ts", `import { disk } from "../hosts/files/disk.ts";`)).toEqual([]);
  });

  it("on a file that stands in no room", () => {
    expect(withLine("src/helpers/things.ts", "")).toEqual(["src/helpers/things.ts stands in no room"]);
  });
});
