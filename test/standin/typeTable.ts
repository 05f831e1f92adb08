import { notImplemented } from "./hostError.ts";
import { applicationTypes } from "./members/application.ts";
import { conditionalFormatTypes } from "./members/conditionalFormats.ts";
import { dataValidationTypes } from "./members/dataValidation.ts";
import { formatTypes } from "./members/format.ts";
import { nameTypes } from "./members/names.ts";
import { rangeTypes } from "./members/range.ts";
import { rangeAreasTypes } from "./members/rangeAreas.ts";
import { tableTypes } from "./members/tables.ts";
import { workbookTypes } from "./members/workbook.ts";
import { worksheetTypes } from "./members/worksheet.ts";
import { worksheetPartTypes } from "./members/worksheetParts.ts";
import type { TypeDefinition } from "./typeDefinition.ts";

/** Every Excel class the stand-in knows. */
const TYPES: Readonly<Record<string, TypeDefinition>> = {
  ...applicationTypes,
  ...conditionalFormatTypes,
  ...dataValidationTypes,
  ...formatTypes,
  ...nameTypes,
  ...rangeTypes,
  ...rangeAreasTypes,
  ...tableTypes,
  ...workbookTypes,
  ...worksheetTypes,
  ...worksheetPartTypes,
};

export const typeOf = (type: string): TypeDefinition => TYPES[type] ?? notImplemented(type);

type MemberKind = "get" | "set" | "navigate" | "open" | "call";
type MemberOf<Kind extends MemberKind> = NonNullable<TypeDefinition[Kind]>[string];

/** The wire is PascalCase, selects are as the add-in wrote them: names match regardless of case. */
export function findMember<Kind extends MemberKind>(type: string, kind: Kind, name: string): MemberOf<Kind> | null {
  const members = typeOf(type)[kind] as Readonly<Record<string, MemberOf<Kind>>> | undefined;
  if (!members) return null;
  const found = Object.keys(members).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : (members[found] ?? null);
}

export const member = <Kind extends MemberKind>(type: string, kind: Kind, name: string): MemberOf<Kind> =>
  findMember(type, kind, name) ?? notImplemented(`${type}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
