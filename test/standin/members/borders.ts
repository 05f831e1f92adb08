import { lastColumn, lastRow, type Area } from "../addresses.ts";
import { hexColor } from "../colors.ts";
import { formatOfArea, setFormat } from "../formats.ts";
import { areaOfHandle, sheetOf, text, type Handle, type Host } from "../host.ts";
import { notImplemented, refuse, shown } from "../hostError.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

const STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"];
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"];

/** Which cells an edge of a range belongs to, and which side of them. */
function edge(area: Area, key: string): { readonly side: string; readonly cells: Area } | null {
  switch (key) {
    case "EdgeTop":
      return { side: "Top", cells: { ...area, rowCount: 1 } };
    case "EdgeBottom":
      return { side: "Bottom", cells: { ...area, row: lastRow(area), rowCount: 1 } };
    case "EdgeLeft":
      return { side: "Left", cells: { ...area, columnCount: 1 } };
    case "EdgeRight":
      return { side: "Right", cells: { ...area, column: lastColumn(area), columnCount: 1 } };
    case "InsideHorizontal":
      return area.rowCount < 2 ? null : { side: "Bottom", cells: { ...area, rowCount: area.rowCount - 1 } };
    case "InsideVertical":
      return area.columnCount < 2 ? null : { side: "Right", cells: { ...area, columnCount: area.columnCount - 1 } };
    case "DiagonalDown":
    case "DiagonalUp":
      return notImplemented(`the border ${key}`);
    default:
      return refuse("InvalidArgument", `no such border: ${key}`);
  }
}

const DEFAULTS = { style: "None", color: "#000000", weight: "Thin" } as const;

function read(handle: Handle, host: Host, property: keyof typeof DEFAULTS): string | null {
  const at = edge(areaOfHandle(handle), handle.key ?? "");
  if (!at) return DEFAULTS[property];
  const value = formatOfArea(sheetOf(handle, host), at.cells, `border${at.side}.${property}`);
  return value === "" ? DEFAULTS[property] : value === null ? null : String(value);
}

function write(handle: Handle, host: Host, property: keyof typeof DEFAULTS, value: string): void {
  const at = edge(areaOfHandle(handle), handle.key ?? "");
  const sheet = sheetOf(handle, host);
  if (sheet.protection.protected && sheet.protection.options["allowFormatCells"] !== true) {
    refuse("AccessDenied", `the sheet ${sheet.name} is protected`);
  }
  if (!at) return;
  setFormat(sheet, at.cells, `border${at.side}.${property}`, value);
  // A colour or weight alone shows a line, as in Excel.
  if (property !== "style" && formatOfArea(sheet, at.cells, `border${at.side}.style`) === "") {
    setFormat(sheet, at.cells, `border${at.side}.style`, "Continuous");
  }
}

const word = (words: readonly string[], value: unknown): string =>
  words.find((each) => each === value) ?? refuse("InvalidArgument", `no such border setting: ${shown(value)}`);

/** Docs: `Excel.RangeBorderCollection`, `Excel.RangeBorder`. */
export const borderTypes: Readonly<Record<string, TypeDefinition>> = {
  RangeBorderCollection: {
    item: (handle, key) => ({ ...handle, handle: "RangeBorder", key: text(key, "border") }),
  },
  RangeBorder: {
    get: {
      sideIndex: (handle) => handle.key ?? "",
      style: (handle, host) => read(handle, host, "style"),
      color: (handle, host) => read(handle, host, "color"),
      weight: (handle, host) => read(handle, host, "weight"),
    },
    set: {
      style: (handle, value, host) => write(handle, host, "style", word(STYLES, value)),
      weight: (handle, value, host) => write(handle, host, "weight", word(WEIGHTS, value)),
      color: (handle, value, host) => {
        write(handle, host, "color", hexColor(value));
      },
    },
  },
};
