import type { CellLook } from "../../app/driven/bookOps.ts";

/** How a cell looks, how its number is written, and whether it is locked where its sheet is protected (单元格样式). */
export type CellStyle = Omit<Required<CellLook>, "fill" | "color" | "horizontal"> & {
  readonly fill: string | null;
  readonly color: string | null;
  readonly horizontal: CellLook["horizontal"] | null;
  readonly format: string;
};

const plain: CellStyle = {
  fill: null,
  bold: false,
  size: 11,
  font: "宋体",
  color: null,
  horizontal: null,
  vertical: "Center",
  wrap: false,
  locked: true,
  format: "General",
};

/** The styles of a workbook, each once: cells name them by their place. */
export type StyleList = {
  readonly at: (place: number) => CellStyle;
  /** The place of the style that differs from the one at `place` by this. */
  readonly with: (place: number, change: Partial<CellStyle>) => number;
};

export const defaultStyle = 0;

export const styleList = (): StyleList => {
  const styles: CellStyle[] = [plain];
  const places = new Map<string, number>([[JSON.stringify(plain), defaultStyle]]);
  const changed = new WeakMap<object, Map<number, number>>();
  const at = (place: number): CellStyle => styles[place] ?? plain;
  const placeOf = (style: CellStyle): number => {
    const key = JSON.stringify(style);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, styles.length);
    return styles.push(style) - 1;
  };
  return {
    at,
    with: (place, change) => {
      const known = changed.get(change) ?? new Map<number, number>();
      changed.set(change, known);
      const found = known.get(place) ?? placeOf({ ...at(place), ...change });
      known.set(place, found);
      return found;
    },
  };
};
