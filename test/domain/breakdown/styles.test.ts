import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";
import { taskLines } from "./taskLines.ts";

const folder = fileURLToPath(new URL("./documents/", import.meta.url));
const documents = readdirSync(folder).filter((name) => !name.endsWith(".expected"));

describe("a way of writing work points", () => {
  it.each(documents)("%s gives the tasks, duties and floors listed beside it", (name) => {
    const read = readBreakdown(readFileSync(folder + name, "utf8"), name);
    if (!read.ok) throw new Error(`${name} was refused: ${JSON.stringify(read.issues)}`);
    expect(taskLines(read.value)).toBe(readFileSync(`${folder}${name}.expected`, "utf8"));
  });

  it("gives the same tasks with Windows line ends and with a byte order mark", () => {
    for (const name of documents) {
      const text = readFileSync(folder + name, "utf8");
      const plain = readBreakdown(text, name);
      const other = readBreakdown(`\ufeff${text.replaceAll("\n", "\r\n")}`, name);
      if (!plain.ok || !other.ok) throw new Error(`${name} was refused`);
      expect(taskLines(other.value)).toBe(taskLines(plain.value));
    }
  });
});
