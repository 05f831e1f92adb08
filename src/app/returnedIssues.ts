import { plainName } from "../domain/scheme/unit.ts";
import { errorAt, noteAt, warningAt, type Issue } from "../domain/shared/result.ts";
import { cellText } from "../workbook/sheetSnapshot.ts";
import type { DroppedKind, ReturnedBook } from "../workbook/returned/returnedBook.ts";

const droppedCodes: Readonly<Record<DroppedKind, string>> = {
  macros: "content-dropped-macros",
  embedded: "content-dropped-embedded",
  controls: "content-dropped-controls",
  connections: "content-dropped-connections",
  links: "content-dropped-links",
  remote: "content-dropped-remote",
  pictures: "content-dropped-pictures",
  remarks: "content-dropped-remarks",
};

/**
 * What a workbook that came back carries beside its answers (收回文件检查): told, and left where it is.
 *
 * @returns the warnings `content-dropped-…` (count), `sheet-hidden` (sheet) and the note `dates-from-1904`; the error
 *   `identity-repeated` where it says twice what it is
 */
export const returnedIssues = ({ sheets, dropped, from1904 }: ReturnedBook, file: string): readonly Issue[] => {
  const place = { kind: "file", name: file } as const;
  const ours = sheets.filter(({ name }) => name === "_kaoping");
  return [
    ...(ours.length > 1 ? [errorAt(place, "identity-repeated")] : []),
    ...[...dropped].map(([what, count]) => warningAt(place, droppedCodes[what], { count })),
    ...sheets.flatMap(({ name, visibility, cells }) =>
      visibility !== "visible" &&
      !name.startsWith("_kaoping") &&
      cells.some((row) => row.some((cell) => cellText(cell) !== ""))
        ? [warningAt(place, "sheet-hidden", { sheet: name })]
        : [],
    ),
    ...(from1904 ? [noteAt(place, "dates-from-1904")] : []),
  ];
};

/**
 * Sheets that were put in and hold something (多出的工作表): told, since nobody reads them.
 *
 * @param ours the names of the sheets that went out
 * @param issues of reading, in which sheets of ours under other names are told
 */
export const extraSheets = (
  { sheets }: ReturnedBook,
  ours: readonly string[],
  issues: readonly Issue[],
  file: string,
): readonly Issue[] => {
  const renamed = issues.flatMap(({ code, data }) => (code === "sheet-renamed" ? [data["got"]] : []));
  const known = new Set<string | number | undefined>([
    ...ours.map(plainName),
    ...renamed.map((name) => plainName(String(name))),
  ]);
  return sheets.flatMap(({ name, visibility, cells }) =>
    visibility === "visible" &&
    !known.has(plainName(name)) &&
    cells.some((row) => row.some((cell) => cellText(cell) !== ""))
      ? [warningAt({ kind: "file", name: file }, "sheet-extra", { sheet: name })]
      : [],
  );
};
