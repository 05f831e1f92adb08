import type { ReactNode } from "react";

import { RowLabel } from "./RowLabel.tsx";

/** A cell: how dark it is, from 0 (none) to 4, and the text in it, which says it without the shade; null leaves it empty. */
export type HeatCell = { readonly level: 0 | 1 | 2 | 3 | 4; readonly text: string };

type Props = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (HeatCell | null)[] }[];
  /** In CSS pixels: the room for a row's name, and a cell's width. */
  readonly labelWidth: number;
  readonly cellWidth: number;
};

const line = 18;

/** How high a heat map of so many rows is, its head included. */
export const heatMapHeight = (rows: number): number => line * (rows + 1);

/** A heat map (热力图): the darker, the more; the number stands in every cell. */
export const HeatMap = ({ columns, rows, labelWidth, cellWidth }: Props): ReactNode => (
  <g className="heat">
    <g className="axis">
      {columns.map((name, column) => (
        <text key={name} x={labelWidth + (column + 0.5) * cellWidth} y={line / 2} textAnchor="middle">
          {name}
        </text>
      ))}
    </g>
    {rows.map(({ name, cells }, row) => (
      <g key={name} transform={`translate(0 ${line * (row + 1)})`}>
        <RowLabel name={name} x={labelWidth - 6} y={line / 2} room={Math.floor((labelWidth - 6) / 12)} />
        {cells.map((cell, column) => (
          <g key={column} transform={`translate(${labelWidth + column * cellWidth} 0)`}>
            <rect className={`level${cell?.level ?? 0}`} width={cellWidth - 1} height={line - 1} />
            <text
              className={cell && cell.level > 2 ? "onDark" : undefined}
              x={cellWidth / 2}
              y={line / 2}
              textAnchor="middle"
              dominantBaseline="central"
            >
              {cell?.text ?? ""}
            </text>
          </g>
        ))}
      </g>
    ))}
  </g>
);
