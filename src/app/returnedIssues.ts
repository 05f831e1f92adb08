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
