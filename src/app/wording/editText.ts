import type { UnloggedEdit } from "../edits/edit.ts";
import { editsEn, remediesEn, whereEn } from "./edits.en.ts";
import { editsZh, remediesZh, whereZh } from "./edits.zh.ts";
import type { Language } from "./issueText.ts";

const sentences = { zh: editsZh, en: editsEn };
const wheres = { zh: whereZh, en: whereEn };
const remedies = { zh: remediesZh, en: remediesEn };

/** Longer texts are cut in a sentence; the edit itself has them whole. */
const longest = 60;

/** What an edit did (改动说明), in one sentence; the sheet stands beside it. */
export const editText = (edit: Omit<UnloggedEdit, "id" | "remedy">, language: Language): string => {
  const [cell] = edit.cells;
  const named = cell !== undefined && cell.row !== "" && cell.header !== "";
  const where = wheres[language][named ? "named" : "plain"];
  const values: Readonly<Record<string, string>> = {
    address: edit.address,
    count: String(edit.count),
    was: edit.was,
    is: edit.is,
    old: cell?.old ?? "",
    now: cell?.now ?? "",
    row: cell?.row ?? "",
    header: cell?.header ?? "",
    cell: cell?.address ?? edit.address,
  };
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/gu, (_, name: string) => (name === "where" ? fill(where) : short(values[name] ?? "")));
  return fill(sentences[language][edit.kind][edit.count > 1 ? "many" : "one"]);
};

/** What can be done about an edit (处理办法). */
export const remedyText = ({ remedy }: Pick<UnloggedEdit, "remedy">, language: Language): string =>
  remedies[language][remedy];

const short = (text: string): string => {
  const line = text.replace(/\s+/gu, " ");
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};
