import type { ReactNode } from "react";

import type { Scale } from "./scale.ts";

type Props = {
  readonly scale: Scale;
  readonly ticks: readonly number[];
  /** The first and the last line that the grid reaches; labels stand above the first. */
  readonly from: number;
  readonly to: number;
  readonly text?: (tick: number) => string;
};

/** An axis over a drawing (横轴): a label a tick, and a line through the drawing beneath it. */
export const TopAxis = ({ scale, ticks, from, to, text = String }: Props): ReactNode => (
  <g className="axis">
    {ticks.map((tick) => (
      <g key={tick}>
        <line x1={scale(tick)} x2={scale(tick)} y1={from} y2={to} />
        <text x={scale(tick)} y={from - 5} textAnchor="middle">
          {text(tick)}
        </text>
      </g>
    ))}
  </g>
);
