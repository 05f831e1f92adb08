import { zipSync } from "fflate";

import type { SheetLayout } from "../../../../../src/workbook/sheetLayout.ts";
import {
  addressIn,
  filledSheets,
  formBytes,
  partOf,
  typedInto,
  withParts,
  withSheet,
  type Parts,
  type Typing,
} from "../../../../fixtures/returnedForms.ts";

/** A kind of damage: what happened to the form, and what is said of it; refused where `refused` names codes. */
export type Damage = {
  readonly what: string;
  readonly build: () => Uint8Array;
  readonly told?: readonly string[];
  readonly refused?: readonly string[];
  /** The form says something else than the undamaged one, as it should. */
  readonly says?: "other";
};

export const typed = (...more: readonly Typing[]): Uint8Array => formBytes(typedInto(filledSheets, more));
export const laid = (name: string, change: (sheet: SheetLayout) => SheetLayout): Uint8Array =>
  formBytes(withSheet(name, change));
export const parts = (change: (parts: Parts) => void, level: 0 | 6 = 6): Uint8Array =>
  withParts(formBytes(), change, level);
export const edit = (name: string, from: string | RegExp, to: string): ((parts: Parts) => void) => {
  return (all) => {
    const before = all[name] ?? "";
    const after = before.replace(from, to);
    if (after === before) throw new RangeError(`${String(from)} in ${name}: got none, want one`);
    all[name] = after;
  };
};
export const added =
  (name: string, content = "x") =>
  (all: Parts): void => {
    all[name] = content;
  };

export const tasks = partOf("任务自评");
const criteria = partOf("指标自评");
export const firstPoints = addressIn("指标自评", 0, "自评分");
export const pointsCell = (content: string): ((all: Parts) => void) =>
  edit(criteria, new RegExp(`<c r="${firstPoints}" s="(\\d+)">.*?</c>`, "u"), content);

export const swapped = (sheet: SheetLayout): SheetLayout => {
  const { table } = sheet;
  if (!table) return sheet;
  const turn = <T>(all: readonly T[]): readonly T[] => [
    ...all.slice(0, 5),
    ...[all[6], all[5]].flatMap((one) => (one === undefined ? [] : [one])),
    ...all.slice(7),
  ];
  return { ...sheet, table: { ...table, columns: turn(table.columns), rows: table.rows.map(turn) } };
};

export const columnBefore = (sheet: SheetLayout): SheetLayout => {
  const { table } = sheet;
  if (!table) return sheet;
  const columns = [{ header: "备注", width: 10, kind: "text" as const }, ...table.columns];
  return { ...sheet, table: { ...table, columns, rows: table.rows.map((row) => ["本单位备注", ...row]) } };
};

/** The cells of sheets as other programs write them: texts shared, no addresses, parts by their absolute names. */
export const asOthersWrite = (all: Parts): void => {
  const shared: string[] = [];
  for (const name of Object.keys(all).filter((one) => /^xl\/worksheets\/[^/]+\.xml$/u.test(one))) {
    all[name] = (all[name] ?? "")
      .replace(
        /<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"><is><t[^>]*>([^<]*)<\/t><\/is><\/c>/gu,
        (_, style: string, text: string) => {
          shared.push(text);
          return `<c s="${style}" t="s"><v>${shared.length - 1}</v></c>`;
        },
      )
      .replace(/<c r="[A-Z]+\d+"/gu, "<c");
  }
  all["xl/sharedStrings.xml"] =
    '<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    shared
      .map((text) => `<si><r><t xml:space="preserve">${text}</t></r><rPh sb="0" eb="1"><t>du</t></rPh></si>`)
      .join("") +
    "</sst>";
  const rels = "xl/_rels/workbook.xml.rels";
  all[rels] = (all[rels] ?? "").replace(/Target="worksheets/gu, 'Target="/xl/worksheets');
};

/**
 * The file as WPS saves it: properties of its own in the place of ours, texts shared, markup of later versions and of its own in extension
 * lists, a hidden name for each filter, tables turned into plain cells.
 */
export const asWpsSaves = (all: Parts): void => {
  asOthersWrite(all);
  all["docProps/custom.xml"] =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16929</vt:lpwstr></property>' +
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="ICV"><vt:lpwstr>0123456789ABCDEF_13</vt:lpwstr></property></Properties>';
  for (const name of Object.keys(all)) {
    if (/^xl\/tables\/|^xl\/worksheets\/_rels\//u.test(name)) all[name] = "";
    if (!/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) continue;
    all[name] = (all[name] ?? "")
      .replace(/<tableParts.*?<\/tableParts>/u, "")
      .replace(
        "<worksheet ",
        '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" mc:Ignorable="etc" ',
      )
      .replace(
        "</worksheet>",
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><etc:cellProtectionEx/></ext></extLst></worksheet>',
      );
  }
  all["xl/workbook.xml"] = (all["xl/workbook.xml"] ?? "").replace(
    "<definedNames>",
    '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">任务自评!$A$3:$I$5</definedName>',
  );
};

/** The file with its parts in UTF-16, as some converters leave them. */
export const wide = (): Uint8Array => {
  const bytes: Record<string, Uint8Array> = {};
  withParts(formBytes(), (all) => {
    for (const [name, text] of Object.entries(all)) {
      const own = name.startsWith("xl/worksheets/sheet") ? utf16(text) : new TextEncoder().encode(text);
      bytes[name] = own;
    }
  });
  return zipSync(bytes);
};

const utf16 = (text: string): Uint8Array => {
  const units = `\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), true);
  return bytes;
};

/** The offset of each part's line in the directory. */
const directoryLines = (bytes: Uint8Array): readonly number[] => {
  const lines: number[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) lines.push(at);
  return lines;
};

export const inDirectory = (
  change: (view: DataView, lines: readonly number[], bytes: Uint8Array) => void,
): Uint8Array => {
  const bytes = formBytes().slice();
  change(new DataView(bytes.buffer), directoryLines(bytes), bytes);
  return bytes;
};

export const named = (bytes: Uint8Array, line: number, name: string): void => {
  bytes.set(
    new TextEncoder().encode(name).subarray(0, new DataView(bytes.buffer).getUint16(line + 28, true)),
    line + 46,
  );
};

/** A part that inflates to so many megabytes. */
export const bomb = (megabytes: number): Uint8Array =>
  parts((all) => {
    all["xl/sharedStrings.xml"] = `<sst><si><t>${"A".repeat(megabytes * 1024 * 1024)}</t></si></sst>`;
  });

export const ole = (content: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, character] of Array.from(content).entries()) bytes[1024 + 2 * index] = character.charCodeAt(0);
  return bytes;
};

export const text = (content: string): Uint8Array => new TextEncoder().encode(content);
