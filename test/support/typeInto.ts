import { readFileSync, writeFileSync } from "node:fs";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** Types a value into a cell, as another program would save it: one that is there, or one in a new row below all. */
export const typeInto = (path: string, sheet: string, address: string, value: string | number): void => {
  const parts = unzipSync(new Uint8Array(readFileSync(path)));
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const id = new RegExp(`<sheet name="${sheet}"[^>]*r:id="(\\w+)"`, "u").exec(text("xl/workbook.xml"))?.[1] ?? "";
  const links = text("xl/_rels/workbook.xml.rels");
  const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`, "u").exec(links)?.[1] ?? "";
  const part = `xl/${target}`;
  const cell = new RegExp(`<c r="${address}"((?: s="\\d+")?)[^>]*?(?:/>|>.*?</c>)`, "u");
  const typed =
    typeof value === "number"
      ? `<c r="${address}"$1><v>${value}</v></c>`
      : `<c r="${address}"$1 t="inlineStr"><is><t>${value}</t></is></c>`;
  const added = `<row r="${/\d+$/u.exec(address)?.[0]}">${typed.replace("$1", "")}</row></sheetData>`;
  const edited = cell.test(text(part)) ? text(part).replace(cell, typed) : text(part).replace("</sheetData>", added);
  parts[part] = strToU8(edited);
  writeFileSync(path, zipSync(parts));
};
