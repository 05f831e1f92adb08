import type { TakeRow } from "../../app/driven/bookDriver.ts";
import type { ReadDepth } from "../../app/ports.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import {
  areaOf,
  areasOf,
  askSheets,
  factsOf,
  isAskedForFormulas,
  type Answer,
  type Asked,
  type Together,
} from "./askSheets.ts";
import { breath } from "./breath.ts";
import { askSheetList, isIdentity, isSameSheets, type SheetList } from "./sheetList.ts";
import { sheetRows } from "./sheetRows.ts";
import type { UsedRange } from "./strips.ts";

/** All sheets as read, and the list by which they were. */
type ReadSheets = { readonly sheets: readonly SheetSnapshot[]; readonly list: SheetList };

/** Pieces of the ledger that a year has whose cells are too many for one answer: Excel says how many there are only once asked for them. */
const largeLedger = 90;
/** Pieces that one answer takes, at some 3 kB each. */
const ledgerInOne = 900;

/**
 * Reads every sheet's used range (读取全部工作表): one round trip for the names, one for cells and all else; where cells are too
 * many for one answer, one for how far they reach, which brings the ledger too, and one a piece.
 *
 * @param large whether it is known that they are too many
 * @param depth "formulas" asks protected sheets for their formulas too, which takes a round trip more; "texts" asks all sheets for what
 *   their formulas say, in the round trip of the cells
 * @param known the names as they were: a large year is asked by them, which saves their round trip where they still are
 * @param take gets every row as soon as it is read
 * @returns the sheets without their cells
 */
export const readSheets = async (
  context: Excel.RequestContext,
  depth: ReadDepth,
  large: boolean,
  known: SheetList | null,
  take: TakeRow,
): Promise<ReadSheets> => {
  const breathe = breath();
  const isLarge = (list: SheetList): boolean => large || list.pieces > largeLedger;
  const ask = (list: SheetList): Promise<Answer> => {
    const first = !isLarge(list) ? "all" : list.pieces <= ledgerInOne ? "ledger" : "none";
    return askSheets(context, depth, first, list, breathe);
  };
  const { answer, lost } = await askByList(context, known && isLarge(known) ? known : null, ask);
  const { asked, together, list } = answer;
  const rows = asked.map(({ used }, place) => sheetRows(used, (cells) => take(place, cells)));
  const isDeep = ({ listed, used }: Asked): boolean => isAskedForFormulas(depth, listed) && !used.isNullObject;
  if (together === "all") {
    const deep = asked.filter(isDeep);
    // Texts came with the cells.
    if (depth === "formulas" && deep.length > 0) {
      for (const { used } of deep) used.load("formulas");
      await context.sync();
    }
    for (const [place, one] of asked.entries()) {
      if (one.used.isNullObject) continue;
      const texts = isDeep(one) ? (one.used.formulas as unknown[][]) : null;
      for (const [row, cells] of (one.used.values as unknown[][]).entries()) {
        rows[place]?.put(row, 0, cells, texts?.[row]);
        await breathe();
      }
    }
  } else {
    const ranges = asked.map((one) => usedRange(one, isDeep(one), together));
    // Most workbooks never need it: a pane loads it for those that do.
    const { readInStrips } = await import("./readInStrips.ts");
    await readInStrips(context, ranges, lost, (place, ...row) => rows[place]?.put(...row), breathe);
  }
  const sheets = asked.map((one, place): SheetSnapshot => {
    const { name, visibility } = one.listed;
    const said = rows[place]?.end();
    const isKnown = said && isDeep(one);
    const texts = depth === "texts" ? { formulaTexts: isKnown ? said.texts : new Map<string, string>() } : {};
    const formulas = isKnown ? said.formulas : areasOf(one.formulas);
    return {
      name,
      visibility,
      cells: [],
      ...(isIdentity(one.listed) ? {} : { facts: { ...factsOf(one, formulas), ...texts } }),
    };
  });
  return { sheets, list };
};

/**
 * Asks by the list that is known, or by a new one where there is none or it has changed.
 *
 * @returns with how many round trips were in vain
 */
const askByList = async (
  context: Excel.RequestContext,
  known: SheetList | null,
  ask: (list: SheetList) => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly lost: number }> => {
  if (!known) return { answer: await ask(await newList(context)), lost: 0 };
  const answer = await askAsKnown(known, ask);
  if (!answer) return { answer: await ask(await newList(context)), lost: 2 };
  return isSameSheets(answer.list, known) ? { answer, lost: 0 } : { answer: await ask(answer.list), lost: 1 };
};

/** Null where Excel refused: a sheet or a table may be gone, or protected now. Asked anew it says what it refuses, if it still does. */
const askAsKnown = async (known: SheetList, ask: (list: SheetList) => Promise<Answer>): Promise<Answer | null> => {
  try {
    return await ask(known);
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    return null;
  }
};

const newList = async (context: Excel.RequestContext): Promise<SheetList> => {
  const list = askSheetList(context);
  await context.sync();
  return list();
};

const usedRange = ({ listed, sheet, used, tables }: Asked, isDeep: boolean, together: Together): UsedRange => ({
  sheet,
  used,
  tables: tables.map(({ range }) => areaOf(range)),
  what: isDeep ? "values,formulas" : "values",
  loaded: together === "ledger" && isIdentity(listed),
});
