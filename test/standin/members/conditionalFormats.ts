import { intersect } from "../addresses.ts";
import { areaOfHandle, isHandle, rangeHandle, sheetOf, text, type Handle, type Host } from "../host.ts";
import { notImplemented, refuse, shown } from "../hostError.ts";
import { newId, type ConditionalFormatState } from "../model.ts";
import { requireAllowed } from "../protection.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

/** The kinds the stand-in records; others are refused. */
const KINDS = ["Custom", "CellValue", "ContainsText"];

const own = (handle: Handle, host: Host): ConditionalFormatState =>
  sheetOf(handle, host).conditionalFormats.find((each) => each.id === handle.key?.split("/")[0]) ??
  refuse("InvalidReference", "the conditional format was deleted");

const below = (part: string) => (handle: Handle) => ({
  ...handle,
  handle:
    part === "font" || part === "fill" ? "ConditionalPart" : `Conditional${part === "format" ? "Format" : ""}Node`,
  key: `${handle.key ?? ""}/${part}`,
});

/** A setting below a conditional format, kept under its path: `custom/rule/formula`. */
function settings(names: readonly string[]): TypeDefinition {
  const path = (handle: Handle, name: string): string =>
    [...(handle.key ?? "").split("/").slice(1), name].filter((part) => part !== "").join("/");
  return {
    get: Object.fromEntries(
      names.map((name) => [name, (handle, host) => own(handle, host).settings[path(handle, name)] ?? null]),
    ),
    set: Object.fromEntries(
      names.map((name) => [
        name,
        (handle, value, host) => {
          if (isHandle(value)) refuse("InvalidArgument", "want a value");
          own(handle, host).settings[path(handle, name)] = value;
        },
      ]),
    ),
  };
}

/** Docs: "Apply conditional formatting to Excel ranges". Recorded only: the stand-in shows no conditional colours. */
export const conditionalFormatTypes: Readonly<Record<string, TypeDefinition>> = {
  ConditionalFormatCollection: {
    items: (handle, host) =>
      sheetOf(handle, host)
        .conditionalFormats.filter((each) => intersect(each.area, areaOfHandle(handle)))
        .map((each) => ({ ...handle, handle: "ConditionalFormat", key: each.id })),
    item: (handle, key) => ({ ...handle, handle: "ConditionalFormat", key: text(key, "id") }),
    open: {
      add: (handle, [type], host) => {
        const sheet = sheetOf(handle, host);
        requireAllowed(sheet, "allowFormatCells");
        const kind = KINDS.find((each) => each === type) ?? notImplemented(`conditionalFormats.add(${shown(type)})`);
        const id = newId(host.workbook, "rule");
        sheet.conditionalFormats.push({ id, area: areaOfHandle(handle), type: kind, settings: {} });
        return { ...handle, handle: "ConditionalFormat", key: id };
      },
    },
    call: {
      getCount: (handle, _args, host) =>
        sheetOf(handle, host).conditionalFormats.filter((each) => intersect(each.area, areaOfHandle(handle))).length,
      clearAll: (handle, _args, host) => {
        const sheet = sheetOf(handle, host);
        sheet.conditionalFormats = sheet.conditionalFormats.filter(
          (each) => !intersect(each.area, areaOfHandle(handle)),
        );
        return null;
      },
    },
  },
  ConditionalFormat: {
    ...settings(["stopIfTrue", "priority"]),
    id: (handle) => ({ Id: handle.key ?? "" }),
    navigate: {
      custom: below("custom"),
      customOrNullObject: below("custom"),
      cellValue: below("cellValue"),
      cellValueOrNullObject: below("cellValue"),
      textComparison: below("textComparison"),
    },
    open: { getRange: (handle, _args, host) => rangeHandle(host, sheetOf(handle, host).id, own(handle, host).area) },
    call: {
      delete: (handle, _args, host) => {
        const sheet = sheetOf(handle, host);
        const gone = own(handle, host);
        sheet.conditionalFormats = sheet.conditionalFormats.filter((each) => each !== gone);
        return null;
      },
    },
  },
  // `custom` with its `rule.formula`; `cellValue` and `textComparison` with `rule` as a whole.
  ConditionalNode: {
    ...settings(["rule", "formula"]),
    navigate: { rule: below("rule"), format: below("format") },
  },
  ConditionalFormatNode: { navigate: { font: below("font"), fill: below("fill") } },
  ConditionalPart: settings(["color", "bold", "italic", "strikethrough", "underline"]),
};
