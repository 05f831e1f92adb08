import { localAddress, parseLocalAddress, quoteSheetName } from "../addresses.ts";
import {
  areaOfHandle,
  flag,
  isHandle,
  rangeHandle,
  resolveAddress,
  sheetOf,
  text,
  type Argument,
  type Handle,
  type Host,
} from "../host.ts";
import { refuse } from "../hostError.ts";
import type { NameState, SheetState } from "../model.ts";
import { sheetNamed } from "../sheets.ts";
import { findTable } from "../tables.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

const find = (host: Host, name: string): NameState | undefined =>
  host.workbook.names.find((each) => each.name.toLowerCase() === name.toLowerCase());

const nameOf = (handle: Handle, host: Host): NameState =>
  find(host, handle.key ?? "") ?? refuse("InvalidReference", "the name was deleted");

const handleOf = (name: NameState): Handle => ({ handle: "NamedItem", key: name.name });

/** Names of the workbook only; names of one worksheet are refused. Docs: `Excel.NamedItemCollection`. */
export const nameTypes: Readonly<Record<string, TypeDefinition>> = {
  NamedItemCollection: {
    items: (_handle, host) => host.workbook.names.map(handleOf),
    item: (_handle, key, host) =>
      handleOf(find(host, text(key, "name")) ?? refuse("ItemNotFound", `no name ${text(key, "name")}`)),
    open: {
      add: (_handle, [name, reference, comment], host) => add(host, text(name ?? null, "name"), reference, comment),
      getItemOrNullObject: (_handle, [key], host) => {
        const name = find(host, text(key ?? null, "name"));
        return name ? handleOf(name) : null;
      },
    },
    call: { getCount: (_handle, _args, host) => host.workbook.names.length },
  },
  NamedItem: {
    id: (handle) => ({ _Id: handle.key ?? "" }),
    get: {
      name: (handle, host) => nameOf(handle, host).name,
      formula: (handle, host) => nameOf(handle, host).formula,
      visible: (handle, host) => nameOf(handle, host).visible,
      comment: (handle, host) => nameOf(handle, host).comment,
      scope: () => "Workbook",
    },
    set: {
      visible: (handle, value, host) => {
        nameOf(handle, host).visible = flag(value, "visible");
      },
      comment: (handle, value, host) => {
        nameOf(handle, host).comment = text(value, "comment");
      },
      formula: (handle, value, host) => {
        nameOf(handle, host).formula = text(value, "formula");
      },
    },
    open: {
      getRange: (handle, _args, host) => rangeOf(handle, host),
      getRangeOrNullObject: (handle, _args, host) => rangeOf(handle, host),
    },
    call: {
      delete: (handle, _args, host) => {
        const gone = nameOf(handle, host);
        host.workbook.names = host.workbook.names.filter((each) => each !== gone);
        return null;
      },
    },
  },
};

const activeSheet = (host: Host): SheetState => sheetNamed(host.workbook, host.workbook.activeSheetId);

function rangeOf(handle: Handle, host: Host): Handle {
  const { sheet, area } = resolveAddress(host, nameOf(handle, host).formula, activeSheet(host));
  return rangeHandle(host, sheet.id, area);
}

function add(host: Host, name: string, reference: Argument | undefined, comment: Argument | undefined): Handle {
  // Support: "Names in formulas": letters, digits, `_`, `.`; no blank, no cell address; at most 255 characters.
  const wrong = !/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || parseLocalAddress(name) !== null;
  if (wrong) refuse("InvalidArgument", `not a name: ${name}`);
  if (find(host, name) || findTable(host.workbook, name)) refuse("ItemAlreadyExists", `the name ${name} is taken`);
  const state: NameState = {
    name,
    formula: isHandle(reference) ? formulaOf(reference, host) : text(reference ?? null, "reference"),
    visible: true,
    comment: typeof comment === "string" ? comment : "",
  };
  host.workbook.names.push(state);
  return handleOf(state);
}

const formulaOf = (range: Handle, host: Host): string =>
  `=${quoteSheetName(sheetOf(range, host).name)}!${absolute(localAddress(areaOfHandle(range)))}`;

const absolute = (address: string): string =>
  address.replaceAll(/([A-Z]+)?(\d+)?/g, (match, column?: string, row?: string) =>
    match === "" ? "" : `${column === undefined ? "" : `$${column}`}${row === undefined ? "" : `$${row}`}`,
  );
