import { walkXml } from "../../xlsx/walkXml.ts";

/** How one level of a list counts and shows its numbers (编号级别). Source: ECMA-376 part 1, 17.9. */
export type Level = {
  readonly start: number;
  readonly format: string;
  /** Such as "（%1）": %1 stands for the number of the first level. */
  readonly text: string;
  readonly allDecimal: boolean;
  /** Counts anew after a level below this one, counted from 0 ("2" after levels 0 and 1); 0 never. */
  readonly restartsBelow: number;
  /** The paragraph style that takes this level; "" for none. */
  readonly style: string;
};

export type List = {
  readonly levels: ReadonlyMap<number, Level>;
  /** The list style whose list this one is; "" for none. */
  readonly sameAsStyle: string;
};

/** A list as paragraphs name it: numbers of the same `list` run on, unless a level starts anew. */
export type ListUse = {
  readonly list: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
};

export type Numbering = { readonly lists: ReadonlyMap<string, List>; readonly uses: ReadonlyMap<string, ListUse> };

type Draft = { -readonly [field in keyof Level]: Level[field] };

/** Reads the numbering part of a Word document. @throws XmlError */
export const readNumbering = (xml: string): Numbering => {
  const lists = new Map<string, { levels: Map<number, Level>; sameAsStyle: string }>();
  const uses = new Map<string, { list: string; starts: Map<number, number>; levels: Map<number, Level> }>();
  let levels = new Map<number, Level>();
  let starts = new Map<number, number>();
  let list = "";
  let use = "";
  let overridden = 0;
  let level: Draft | null = null;
  let levelIndex = 0;
  walkXml(xml, {
    open: (tag, attributes) => {
      const value = attributes["val"] ?? "";
      if (tag === "abstractNum") {
        list = attributes["abstractNumId"] ?? "";
        levels = new Map();
        lists.set(list, { levels, sameAsStyle: "" });
      } else if (tag === "numStyleLink") lists.set(list, { levels, sameAsStyle: value });
      else if (tag === "num") {
        use = attributes["numId"] ?? "";
        levels = new Map();
        starts = new Map();
      } else if (tag === "abstractNumId") uses.set(use, { list: value, starts, levels });
      else if (tag === "lvlOverride") overridden = Number(attributes["ilvl"] ?? 0);
      else if (tag === "startOverride") starts.set(overridden, Number(value));
      else if (tag === "lvl") {
        levelIndex = Number(attributes["ilvl"] ?? 0);
        level = { start: 0, format: "decimal", text: "", allDecimal: false, restartsBelow: levelIndex, style: "" };
      } else if (level) setLevel(level, tag, value);
    },
    close: (tag) => {
      if (tag !== "lvl" || !level) return;
      if (levelIndex >= 0 && levelIndex <= 8) levels.set(levelIndex, level);
      level = null;
    },
  });
  return { lists, uses };
};

const setLevel = (level: Draft, tag: string, value: string): void => {
  if (tag === "start") level.start = Number.isSafeInteger(Number(value)) ? Number(value) : 0;
  else if (tag === "numFmt") level.format = value;
  else if (tag === "lvlText") level.text = value;
  else if (tag === "isLgl") level.allDecimal = value !== "0" && value !== "false";
  else if (tag === "lvlRestart") level.restartsBelow = Number(value);
  else if (tag === "pStyle") level.style = value;
};
