import type { ReactNode } from "react";

import type { RankMove, RankMoves } from "../../app/session/charts/rankMoves.ts";
import { ChartFrame } from "./ChartFrame.tsx";
import type { ChartWording } from "./chartWording.zh.ts";
import { RowLabel } from "./RowLabel.tsx";
import { linearScale, ticksIn } from "./scale.ts";
import { TopAxis } from "./TopAxis.tsx";

type Props = { readonly moves: RankMoves; readonly words: ChartWording };

const width = 288;
const line = 20;
const head = 18;
const labels = 124;
const beside = 36;

/** Ranks beside last year's (名次变化): hollow last year's, solid this year's, and how many places up or down. */
export const MovesChart = ({ moves: group, words }: Props): ReactNode => {
  const { moves: said } = words;
  const scale = linearScale([1, group.lowest], [labels + 8, width - beside - 8]);
  const ticks = [...new Set([1, ...ticksIn(1, group.lowest, 4).filter(Number.isInteger)])];
  const height = head + line * group.moves.length;
  const change = ({ last, now }: RankMove): string =>
    last === now ? said.same : last > now ? said.up(last - now) : said.down(now - last);
  const apart = group.apart.length > 0 ? ` ${said.apart(group.apart.length)}` : "";
  return (
    <ChartFrame
      title={said.title(group.group)}
      meaning={`${said.meaning(group.years.join(words.punctuation.list))}${apart}`}
      width={width}
      height={height}
      tableTitle={words.table}
      header={[words.unit, said.last, said.now, said.change]}
      rows={group.moves.map((move) => [move.name, move.last, move.now, change(move)])}
    >
      <TopAxis scale={scale} ticks={ticks} from={head} to={height} />
      {group.moves.map((move, row) => (
        <g key={move.unit} transform={`translate(0 ${head + line * row})`}>
          <RowLabel name={move.name} x={labels - 6} y={line / 2} room={Math.floor((labels - 6) / 12)} />
          <line className="move" x1={scale(move.last)} x2={scale(move.now)} y1={line / 2} y2={line / 2} />
          <circle className="hollow" cx={scale(move.last)} cy={line / 2} r={5} />
          <circle className="mark" cx={scale(move.now)} cy={line / 2} r={4} />
          <text x={width - 2} y={line / 2} textAnchor="end" dominantBaseline="central">
            {change(move)}
          </text>
        </g>
      ))}
    </ChartFrame>
  );
};
