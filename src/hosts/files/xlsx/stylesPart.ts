import { attributeXml } from "./textEscapes.ts";
import {
  borders,
  cellFormats,
  differences,
  fills,
  fonts,
  knownNumberFormats,
  ownNumberFormats,
  type CellFormat,
} from "./looks.ts";

/** Where a workbook's styles keep what our looks are made of: by their XML, or their code, the number there. */
export type StyleNumbers = {
  readonly numberFormat: (code: string) => number;
  readonly font: (xml: string) => number;
  readonly fill: (xml: string) => number;
  readonly border: (xml: string) => number;
};

/** A cell's format (xf) as XML, with the numbers of a workbook. */
export const formatXml = (format: CellFormat, numbers: StyleNumbers): string => {
  const { numberFormat, font, fill, border, alignment, locked } = format;
  const code = numbers.numberFormat(numberFormat);
  const parts =
    `numFmtId="${code}" fontId="${numbers.font(font)}" fillId="${numbers.fill(fill)}" ` +
    `borderId="${numbers.border(border)}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
    `${alignment === "" ? "" : ' applyAlignment="1"'} applyProtection="1"`;
  return `<xf ${parts}>${alignment}<protection locked="${locked ? 1 : 0}"/></xf>`;
};

export const numberFormatXml = (id: number, code: string): string =>
  `<numFmt numFmtId="${id}" formatCode="${attributeXml(code)}"/>`;

/** The first number that a workbook may give to a number format of its own. Source: ECMA-376 part 1, 18.8.30. */
export const firstOwnFormat = 164;

const list = (tag: string, children: readonly string[]): string =>
  `<${tag} count="${children.length}">${children.join("")}</${tag}>`;

/** The styles of a new workbook: our looks, numbered as `looks.ts` numbers them. */
export const stylesPart = (): string => {
  const numbers: StyleNumbers = {
    numberFormat: (code) => knownNumberFormats.get(code) ?? firstOwnFormat + ownNumberFormats.indexOf(code),
    font: (xml) => fonts.indexOf(xml),
    fill: (xml) => fills.indexOf(xml),
    border: (xml) => borders.indexOf(xml),
  };
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    list(
      "numFmts",
      ownNumberFormats.map((code, index) => numberFormatXml(firstOwnFormat + index, code)),
    ) +
    list("fonts", fonts) +
    list("fills", fills) +
    list("borders", borders) +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    list(
      "cellXfs",
      cellFormats.map((format) => formatXml(format, numbers)),
    ) +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    list("dxfs", differences) +
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleLight16"/>' +
    "</styleSheet>"
  );
};
