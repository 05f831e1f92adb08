import type { Criterion } from "../../domain/scheme/criterion.ts";
import { placedCriteria } from "../../domain/scheme/criterionPaths.ts";
import type { Table } from "../../domain/scheme/scheme.ts";
import { plainName } from "../../domain/scheme/unit.ts";
import { apart } from "../sheets/leafHeaders.ts";
import { countItem, ofItem, type Entry } from "./entries.ts";

/** How rows name the criteria of a table (指标称呼), and which one a row means. */
export type CriterionWords = {
  readonly labelOf: (id: string) => string;
  /** By label, id, or a name that only one bears; width and spaces aside. */
  readonly find: (text: string) => Criterion | undefined;
  /** The branches above a leaf, the first level first. */
  readonly above: (leaf: string) => readonly string[];
};

export const criterionWords = (table: Table): CriterionWords => {
  const placed = placedCriteria(table.criteria, "");
  const labels = apart(
    placed.map(({ criterion, above }) => ({
      header: criterion.name,
      parent: above.at(-1)?.name ?? "",
      id: criterion.id,
    })),
  );
  const labelOf = new Map(labels.map(({ id, header }) => [id, header]));
  const byId = new Map(placed.map(({ criterion }) => [criterion.id, criterion]));
  const byText = new Map<string, Criterion>();
  for (const { criterion } of placed) byText.set(plainName(criterion.id), criterion);
  for (const { id, header } of labels) {
    const criterion = byId.get(id);
    if (criterion) byText.set(plainName(header), criterion);
  }
  const above = new Map(placed.map(({ criterion, above: over }) => [criterion.id, over.map(({ id }) => id)]));
  return {
    labelOf: (id) => labelOf.get(id) ?? id,
    find: (text) => byText.get(plainName(text)),
    above: (leaf) => above.get(leaf) ?? [],
  };
};

/** How a row names the part of a leaf it is about: "" for the whole, and for two numbers that are one observation. */
export const itemLabel = (entries: readonly Entry[], item: string): string =>
  isPair(item) ? "" : nameOf(entries, item);

const isPair = (item: string): boolean => item === countItem || item === ofItem;

const nameOf = (entries: readonly Entry[], item: string): string =>
  entries.find((one) => one.item === item)?.name ?? item;

/** The part of a leaf that a row names, by name or id; null where there is none such. */
export const itemNamed = (entries: readonly Entry[], text: string): string | null => {
  if (text === "") return "";
  const wanted = plainName(text);
  const found = entries.find(({ item, name }) => plainName(name) === wanted || plainName(item) === wanted);
  return found && !isPair(found.item) ? found.item : null;
};
