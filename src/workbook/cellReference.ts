/** A cell of the workbook: its sheet and its address, "B5". */
export type CellAt = { readonly sheet: string; readonly address: string };

/** A sheet's name as formulas write it (公式中的表名): quoted, its apostrophes doubled. */
const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** "$B$5" of "B5". */
const fixedAddress = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/u, "$$$1$$$2");

/** A cell as formulas on any sheet name it: '评分-甲'!$B$5. */
export const cellReference = ({ sheet, address }: CellAt): string => `${quotedSheet(sheet)}!${fixedAddress(address)}`;

/** A block of cells from its first to its last: '任务完成-甲'!$F$5:$F$9. */
export const blockReference = (sheet: string, first: string, last: string): string =>
  `${quotedSheet(sheet)}!${fixedAddress(first)}:${fixedAddress(last)}`;

/** A text as formulas write it, its quotation marks doubled. */
export const quotedText = (text: string): string => `"${text.replaceAll('"', '""')}"`;
