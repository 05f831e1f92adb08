import { contentTypes } from "../bookParts.ts";
import { scanXml } from "../scanXml.ts";
import { attributesOf } from "./partTree.ts";
import { patchTypes } from "./patchTypes.ts";
import type { PartSet } from "./partSet.ts";

/** What is done to a workbook's parts, and what its list of types must say of it in the end. */
export type Changes = {
  readonly parts: PartSet;
  readonly put: (name: string, type: string, pieces: Iterable<string>) => void;
  readonly remove: (name: string) => void;
  /** A number that no table of the workbook has. */
  readonly freeTableId: () => number;
  /** Brings the list of types up to date; nothing with a type of its own is put or removed after it. */
  readonly finish: () => void;
};

const typesName = "[Content_Types].xml";

export const changesOf = (parts: PartSet): Changes => {
  const types = parts.text(typesName);
  const gone = new Set<string>();
  const added = new Map<string, string>();
  let highest: number | null = null;
  return {
    parts,
    put: (name, type, pieces) => {
      parts.put(name, pieces);
      added.set(name, type);
    },
    remove: (name) => {
      parts.remove(name);
      gone.add(name.toLowerCase());
    },
    freeTableId: () => {
      highest ??= Math.max(0, ...tablesOf(types).map((name) => Number(attributesOf(parts.text(name)).get("id") ?? 0)));
      return ++highest;
    },
    finish: () => {
      const changed = patchTypes(types, gone, added);
      if (changed !== types) parts.put(typesName, [changed]);
    },
  };
};

const tablesOf = (types: string): readonly string[] => {
  const names: string[] = [];
  const { tag, next, attribute } = scanXml(types);
  while (next()) {
    const isTable = tag.name === "Override" && tag.opens && attribute("ContentType") === contentTypes.table;
    if (isTable) names.push((attribute("PartName") ?? "").slice(1));
  }
  return names;
};
