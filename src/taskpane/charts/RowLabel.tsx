import type { ReactNode } from "react";

import { printedWidth } from "../../domain/shared/printedWidth.ts";

type Props = {
  readonly name: string;
  /** The right edge of the label, and the middle of its line. */
  readonly x: number;
  readonly y: number;
  /** How many Chinese characters have room. */
  readonly room: number;
};

/** The name of a line in a drawing (行名), to the left of it; a long one is shortened, the table beside has it whole. */
export const RowLabel = ({ name, x, y, room }: Props): ReactNode => (
  <text className="label" x={x} y={y} textAnchor="end" dominantBaseline="central">
    <title>{name}</title>
    {shortened(name, room)}
  </text>
);

const shortened = (name: string, room: number): string => {
  const letters = Array.from(name);
  let kept = letters.length;
  while (kept > 1 && printedWidth(letters.slice(0, kept).join("")) > 2 * room) kept--;
  return kept === letters.length ? name : `${letters.slice(0, kept - 1).join("")}…`;
};
