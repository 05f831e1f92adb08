import type { Sha256 } from "../../domain/ledger/digest.ts";
import {
  answerHeaders,
  coverHeaders,
  criterionHeaders,
  dutyHeaders,
  formSheetNames,
  materialHeaders,
  rectifiedWords,
  signedItems,
  taskHeaders,
} from "../../workbook/form/formHeaders.ts";
import { taskStateLabel } from "../../workbook/registers/claimRegister.ts";
import type { LayoutCell, SheetLayout } from "../../workbook/sheetLayout.ts";
import { draw } from "./draw.ts";

type Answers = Readonly<Record<string, LayoutCell>>;

/** Fills a form as a unit might (演示填报): a state for each item, an account, evidence for what is done, points of its own. */
export const fillForm = (sheets: readonly SheetLayout[], unit: string, sha256: Sha256): readonly SheetLayout[] => {
  const drawn = (key: string, n: number): number => draw(sha256, `${unit}\n${key}`, n);
  const states = new Map<string, string>();
  const filled = sheets.map((sheet) => {
    switch (sheet.name) {
      case formSheetNames.cover:
        return filledRows(sheet, (cell) => signedAnswer(textOf(cell(coverHeaders.item))));
      case formSheetNames.tasks:
        return filledRows(sheet, (cell) => {
          const code = textOf(cell(taskHeaders.task));
          const answer = stateAnswer(
            taskHeaders,
            (["done", "done", "done", "partly", "open"] as const)[drawn(code, 5)],
          );
          states.set(code, textOf(answer[taskHeaders.state]));
          const count = cell(taskHeaders.count);
          const pieces = isProved(textOf(answer[taskHeaders.state])) ? 1 : 0;
          const counted = count !== null && typeof count === "object" ? { ...count, value: pieces } : pieces;
          return { ...answer, [taskHeaders.count]: counted };
        });
      case formSheetNames.duties:
        return filledRows(sheet, (cell) => {
          const code = textOf(cell(dutyHeaders.duty));
          return stateAnswer(dutyHeaders, drawn(code, 6) === 0 ? "partly" : "done");
        });
      case formSheetNames.criteria:
        return filledRows(sheet, (cell) => {
          const most = Number(cell(criterionHeaders.most));
          const points = Number(((most * (85 + drawn(textOf(cell(criterionHeaders.criterion)), 16))) / 100).toFixed(2));
          return {
            [criterionHeaders.points]: points,
            [criterionHeaders.account]: points < most ? "有个别不到位之处。" : "",
          };
        });
      case formSheetNames.findings:
        return filledRows(sheet, (cell) => ({
          [answerHeaders.rectified]: rectifiedWords.yes,
          [answerHeaders.rectifiedDate]: Number(cell(answerHeaders.date)) + 10,
          [answerHeaders.account]: "已补充公开并核对。",
        }));
      default:
        return sheet;
    }
  });
  return filled.map((sheet) => (sheet.name === formSheetNames.materials ? withMaterials(sheet, states, drawn) : sheet));
};

const textOf = (cell: LayoutCell | undefined): string =>
  typeof cell === "string" || typeof cell === "number" ? String(cell) : "";

const signedAnswer = (item: string): Answers => {
  const said: Answers = {
    [signedItems.by]: "演示填报人",
    [signedItems.phone]: "000-0000000",
    [signedItems.approvedBy]: "演示审核人",
    [signedItems.date]: "",
  };
  const content = said[item];
  return content === undefined ? {} : { [coverHeaders.content]: content };
};

const stateAnswer = (
  { state, account }: { readonly state: string; readonly account: string },
  drawn: "done" | "partly" | "open" = "done",
): Answers => ({
  [state]: taskStateLabel[drawn],
  [account]: drawn === "done" ? "已按要求完成并公开。" : "正在推进，年底前完成。",
});

const filledRows = (sheet: SheetLayout, answer: (cell: (header: string) => LayoutCell) => Answers): SheetLayout => {
  const { table } = sheet;
  if (!table) return sheet;
  const headers = table.columns.map(({ header }) => header);
  const rows = table.rows.map((row) => {
    const said = answer((header) => row[headers.indexOf(header)] ?? null);
    return row.map((cell, column) => said[headers[column] ?? ""] ?? cell);
  });
  return { ...sheet, table: { ...table, rows } };
};

const isProved = (state: string): boolean => state === taskStateLabel.done || state === taskStateLabel.partly;

/** A piece of evidence for every task that is done in whole or part. */
const withMaterials = (
  sheet: SheetLayout,
  states: ReadonlyMap<string, string>,
  drawn: (key: string, n: number) => number,
): SheetLayout => {
  const proved = [...states].filter(([, state]) => isProved(state)).map(([code]) => code);
  let next = 0;
  return filledRows(sheet, () => {
    const code = proved[next++];
    if (code === undefined) return {};
    return {
      [materialHeaders.about]: code,
      [materialHeaders.title]: "公开情况说明",
      [materialHeaders.number]: "",
      [materialHeaders.url]: `https://www.example.cn/open/${drawn(`${code}\nevidence`, 9000) + 1000}`,
    };
  });
};
