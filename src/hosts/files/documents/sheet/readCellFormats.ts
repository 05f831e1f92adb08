import { walkXml } from "../../xlsx/walkXml.ts";
import { datePartsOf, dateText } from "./dateText.ts";

/** Writes a cell's number as staff see it, by the number of its cell format. */
export type CellFormats = (value: number, format: number) => string;

/** Reads the number formats of a workbook (数字格式). @throws XmlError */
export const readCellFormats = (styles: string, from1904: boolean): CellFormats => {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  walkXml(styles, {
    open: (tag, attributes) => {
      if (tag === "numFmt") codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      else if (tag === "cellXfs") inCellFormats = true;
      else if (tag === "xf" && inCellFormats) formats.push(Number(attributes["numFmtId"] ?? 0));
    },
    close: (tag) => {
      if (tag === "cellXfs") inCellFormats = false;
    },
  });
  return (value, format) => {
    const id = formats[format] ?? 0;
    const code = codes.get(id);
    const date = datePartsOf(id, code);
    return date ? dateText(value, date, from1904) : numberText(value, id, code ?? "");
  };
};

const numberText = (value: number, id: number, code: string): string => {
  const pattern = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, "").split(";")[0] ?? "";
  const places = /0\.(0+)/u.exec(pattern)?.[1]?.length ?? 0;
  if (id === 9 || id === 10 || pattern.includes("%")) return `${plain(value * 100, id === 10 ? 2 : places)}%`;
  return id === 2 || id === 4 ? plain(value, 2) : places > 0 ? plain(value, places) : plain(value, null);
};

/** Excel shows 11 digits at most where no format says otherwise. */
const plain = (value: number, places: number | null): string =>
  places === null ? String(Number(value.toPrecision(11))) : value.toFixed(Math.min(places, 20));
