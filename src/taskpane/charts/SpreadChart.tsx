import type { ReactNode } from "react";

import type { ScoreSpread } from "../../app/session/charts/scoreSpread.ts";
import { ChartFrame } from "./ChartFrame.tsx";
import type { ChartWording } from "./chartWording.zh.ts";
import { RowLabel } from "./RowLabel.tsx";
import { linearScale } from "./scale.ts";

type Props = { readonly spread: ScoreSpread; readonly words: ChartWording };

const width = 288;
const line = 22;
const labels = 84;
const beside = 80;

/** How a group's totals lie (得分分布): a bar a band, the best on top, the number of units beside it, the median's band marked. */
export const SpreadChart = ({ spread, words }: Props): ReactNode => {
  const { spread: said } = words;
  const bands = [...spread.bands].reverse();
  const most = Math.max(...bands.map(({ units }) => units.length));
  const long = linearScale([0, most], [0, width - labels - beside]);
  const medianBand = bands.length - 1 - Math.min(bands.length - 1, Math.floor(spread.medianAt * bands.length));
  const without = spread.without.length > 0 ? ` ${said.without(spread.without.length)}` : "";
  return (
    <ChartFrame
      title={said.title(spread.group)}
      meaning={`${said.meaning(spread.lowest, spread.median, spread.highest)}${without}`}
      width={width}
      height={line * bands.length}
      tableTitle={words.table}
      header={[said.band, said.count, words.unit]}
      rows={bands.map(({ from, to, units }) => [
        said.range(from, to),
        units.length,
        units.join(words.punctuation.list),
      ])}
    >
      {bands.map(({ from, to, units }, row) => (
        <g key={from} transform={`translate(0 ${line * row})`}>
          <RowLabel name={said.range(from, to)} x={labels - 6} y={line / 2} room={Math.floor((labels - 6) / 12)} />
          <rect className="mark" x={labels} y={3} width={long(units.length)} height={line - 6}>
            <title>{units.join(words.punctuation.list)}</title>
          </rect>
          <text x={labels + long(units.length) + 4} y={line / 2} dominantBaseline="central">
            {units.length}
            {row === medianBand ? ` ${said.median}` : ""}
          </text>
        </g>
      ))}
    </ChartFrame>
  );
};
