import type { Scheme } from "../../domain/scheme/scheme.ts";
import { plainName, unitFinder, unitShape, type Unit } from "../../domain/scheme/unit.ts";
import type { Result } from "../../domain/shared/result.ts";
import { dayNumber } from "../dayNumber.ts";
import { readTable } from "../readTable.ts";
import type { ColumnLayout, LayoutCell, SheetLayout } from "../sheetLayout.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";
import { listCell, listIn, readRegister, type PlacedRows } from "./readRegister.ts";

export const unitSheetName = "单位";

const headers = {
  id: "单位编号",
  name: "单位",
  group: "分组",
  aliases: "别名",
  whole: "所属单位",
  role: "组成角色",
  from: "起始日期",
  until: "截止日期",
} as const;

const spareRows = 10;

/** The sheet 单位: who is assessed, in which group, under what other names, as part of whom, from when until when. */
export const unitsSheet = (units: readonly Unit[], scheme: Scheme | null): SheetLayout => {
  const groupName = new Map(scheme?.groups.map(({ id, name }) => [id, name]));
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const text = (header: string, width: number): ColumnLayout => ({ header, width, kind: "text", entry: true });
  return {
    name: unitSheetName,
    visibility: "visible",
    title: "被考核单位",
    lines: [`共 ${units.length} 个单位；别名用“；”隔开。`],
    landscape: true,
    frozenColumns: 2,
    locked: true,
    table: {
      name: "kp_units",
      columns: [
        text(headers.id, 14),
        text(headers.name, 30),
        {
          ...text(headers.group, 18),
          ...(scheme && scheme.groups.length > 0 ? { choices: scheme.groups.map(({ name }) => name) } : {}),
        },
        text(headers.aliases, 40),
        text(headers.whole, 26),
        text(headers.role, 12),
        { header: headers.from, width: 12, kind: "date", entry: true },
        { header: headers.until, width: 12, kind: "date", entry: true },
      ],
      rows: units.map(({ id, name, group, aliases, partOf, from, until }) => [
        id,
        name,
        groupName.get(group) ?? group,
        listCell(aliases),
        partOf ? (unitName.get(partOf.unit) ?? partOf.unit) : "",
        partOf?.role ?? "",
        dayCell(from),
        dayCell(until),
      ]),
      spareRows,
    },
  };
};

const dayCell = (date: string | undefined): LayoutCell => (date === undefined ? null : (dayNumber(date) ?? date));

/**
 * Reads the sheet 单位 back (读取单位). Groups and wholes may be named or given by id.
 *
 * @returns the units, or the issues of `readRegister`, `group-unknown`, `part-of-unknown`; what must hold between them is for `checkUnits`
 */
export const readUnitsSheet = (sheet: SheetSnapshot, scheme: Scheme | null): Result<PlacedRows<Unit>> => {
  const find = unitFinder(namedUnits(sheet));
  const groups = scheme?.groups ?? [];
  return readRegister(
    sheet,
    headers,
    unitShape,
    ({ text, date, complain }) => {
      const [name, group, whole, role] = [text("name"), text("group"), text("whole"), text("role")];
      const found = groups.find((one) => [one.id, one.name].map(plainName).includes(plainName(group)));
      if (scheme && !found) {
        complain("group", "group-unknown", { unit: name, group, groups: groups.map((one) => one.name).join("、") });
      }
      const other = find(whole);
      const [from, until] = [date("from"), date("until")];
      if (whole !== "" && !other) complain("whole", "part-of-unknown", { unit: name, of: whole });
      return {
        id: text("id"),
        name,
        group: found?.id ?? group,
        aliases: listIn(text("aliases")),
        partOf: whole === "" && role === "" ? null : { unit: other?.id ?? whole, role },
        ...(from === null ? {} : { from }),
        ...(until === null ? {} : { until }),
      };
    },
    { "partOf.unit": "whole", "partOf.role": "role" },
  );
};

/** The units by name alone, so that rows may name each other. */
const namedUnits = (sheet: SheetSnapshot): readonly Unit[] => {
  const table = readTable(sheet, [headers.id, headers.name, headers.aliases]);
  if (!table.ok) return [];
  return table.value.map((row) => ({
    id: row.text(headers.id),
    name: row.text(headers.name),
    group: "",
    aliases: listIn(row.text(headers.aliases)),
    partOf: null,
  }));
};
