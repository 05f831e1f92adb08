import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A cell of a workbook's n-th sheet, from 0, and what is typed into it. */
export type TypedCell = { readonly sheet: number; readonly address: string; readonly value: string | number | null };

/** A workbook's bytes with cells typed over in its parts; formulas keep the values they had. */
export const typedOver = (bytes: Uint8Array, typed: readonly TypedCell[]): Uint8Array => {
  const parts = unzipSync(bytes);
  for (const { sheet, address, value } of typed) {
    const name = `xl/worksheets/sheet${sheet + 1}.xml`;
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    const cell = new RegExp(`<c r="${address}"( s="\\d+")[^>]*?(?:/>|>.*?</c>)`, "u");
    if (!cell.test(xml)) throw new RangeError(`cell ${address} of ${name}: got none, want one to type into`);
    parts[name] = strToU8(xml.replace(cell, (_, style: string) => `<c r="${address}"${style}${contentOf(value)}`));
  }
  return zipSync(parts, { level: 1 });
};

const contentOf = (value: string | number | null): string => {
  if (value === null || value === "") return "/>";
  return typeof value === "number"
    ? `><v>${value}</v></c>`
    : ` t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
};
