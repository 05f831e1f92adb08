import { intersect, localAddress, quoteSheetName, type Area } from "../addresses.ts";
import { areaOfHandle, flag, isHandle, sheetOf, type Argument, type Handle, type Host } from "../host.ts";
import { refuse } from "../hostError.ts";
import type { Json, SheetState, ValidationState } from "../model.ts";
import { requireAllowed } from "../protection.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

const RULES = ["list", "wholeNumber", "decimal", "date", "time", "textLength", "custom"];
/** The longest comma-separated list Excel takes (docs: `Excel.ListDataValidation.source`). */
const MAX_LIST = 255;

/** Docs: "Add data validation to Excel ranges". Rules are recorded; writes by the API are not checked, as in Excel. */
export const dataValidationTypes: Readonly<Record<string, TypeDefinition>> = {
  DataValidation: {
    get: {
      rule: (handle, host) => at(handle, host)?.rule ?? {},
      errorAlert: (handle, host) => at(handle, host)?.errorAlert ?? null,
      prompt: (handle, host) => at(handle, host)?.prompt ?? null,
      ignoreBlanks: (handle, host) => at(handle, host)?.ignoreBlanks ?? true,
      type: (handle, host) => typeName(at(handle, host)),
    },
    set: {
      rule: (handle, value, host) => change(handle, host, { rule: ruleOf(value, host) }),
      errorAlert: (handle, value, host) => change(handle, host, { errorAlert: plain(value) }),
      prompt: (handle, value, host) => change(handle, host, { prompt: plain(value) }),
      ignoreBlanks: (handle, value, host) => change(handle, host, { ignoreBlanks: flag(value, "ignoreBlanks") }),
    },
    call: {
      clear: (handle, _args, host) => {
        const sheet = sheetOf(handle, host);
        requireAllowed(sheet, "structure");
        drop(sheet, areaOfHandle(handle));
        return null;
      },
    },
  },
};

const same = (a: Area, b: Area): boolean => localAddress(a) === localAddress(b);

const at = (handle: Handle, host: Host): ValidationState | undefined =>
  sheetOf(handle, host).validations.find((each) => same(each.area, areaOfHandle(handle)));

/** A new rule takes the place of the ones it covers; a rule that lies partly outside stays, there. */
function drop(sheet: SheetState, area: Area): void {
  sheet.validations = sheet.validations.filter((each) => {
    const overlap = intersect(each.area, area);
    return !overlap || !same(overlap, each.area);
  });
}

function change(handle: Handle, host: Host, part: Partial<ValidationState>): void {
  const sheet = sheetOf(handle, host);
  requireAllowed(sheet, "structure");
  const area = areaOfHandle(handle);
  const before = at(handle, host) ?? { area, rule: {}, errorAlert: null, prompt: null, ignoreBlanks: true };
  drop(sheet, area);
  sheet.validations.push({ ...before, ...part });
}

function ruleOf(value: Argument, host: Host): Json {
  const rule = record(value);
  const [kind, ...others] = Object.keys(rule).filter((key) => rule[key] !== null && rule[key] !== undefined);
  if (kind === undefined || others.length > 0 || !RULES.includes(kind)) {
    refuse("InvalidArgument", "a validation rule has exactly one kind");
  }
  const body = record(rule[kind]);
  if (kind === "list") {
    const { source, ...rest } = body;
    return { list: { ...plainRecord(rest), source: sourceOf(source ?? null, host) } };
  }
  return { [kind]: plainRecord(body) };
}

function sourceOf(source: Argument, host: Host): string {
  if (isHandle(source)) {
    const sheet = sheetOf(source, host);
    return `=${quoteSheetName(sheet.name)}!${localAddress(areaOfHandle(source))}`;
  }
  if (typeof source !== "string" || source === "") refuse("InvalidArgument", "a list needs a source");
  if (!source.startsWith("=") && source.length > MAX_LIST) {
    refuse("InvalidArgument", `a list written out holds ${MAX_LIST} characters, got ${source.length}`);
  }
  return source;
}

const record = (value: Argument | undefined): Readonly<Record<string, Argument>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Argument>>)
    : refuse("InvalidArgument", "want an object");

const plainRecord = (value: Readonly<Record<string, Argument>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));

const plain = (value: Argument): Json => (isHandle(value) ? refuse("InvalidArgument", "want a value") : value);

function typeName(validation: ValidationState | undefined): string {
  const kind = validation ? Object.keys(record(validation.rule))[0] : undefined;
  return kind === undefined ? "None" : kind.charAt(0).toUpperCase() + kind.slice(1);
}
