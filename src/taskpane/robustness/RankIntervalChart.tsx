import type { ReactNode } from "react";

import type { GroupRobustness } from "../../app/robustness/robustness.ts";
import type { RobustnessWording } from "../../app/wording/robustness.zh.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { RowLabel } from "../charts/RowLabel.tsx";
import { linearScale, ticksIn } from "../charts/scale.ts";
import { TopAxis } from "../charts/TopAxis.tsx";
import type { PanelWording } from "./panelWording.zh.ts";

type Props = {
  readonly group: GroupRobustness;
  readonly words: PanelWording;
  readonly figures: RobustnessWording;
};

const [line, head, labels, width] = [20, 24, 112, 320];

/** Each unit's range of ranks as a line (名次区间图): thick where weights vary, thin where reviewers do, the official rank a dot. */
export const RankIntervalChart = ({ group: { name, units }, words, figures }: Props): ReactNode => {
  const last = Math.max(1, units.length);
  const scale = linearScale([1, last], [labels + 10, width - 12]);
  const ticks = [...new Set([1, ...ticksIn(1, last, 5).filter(Number.isInteger)])];
  const height = head + line * units.length;
  return (
    <ChartFrame
      title={words.intervals(name)}
      meaning={words.intervalsMeaning}
      width={width}
      height={height}
      tableTitle={words.table}
      header={words.intervalHeader}
      rows={units.map((unit) => [
        unit.name,
        String(unit.rank),
        figures.span(unit.byWeights),
        unit.byReviewers ? figures.span(unit.byReviewers) : figures.noSpan,
      ])}
    >
      <TopAxis scale={scale} ticks={ticks} from={head - 6} to={height} />
      {units.map(({ unit, name: unitName, rank, byWeights, byReviewers }, at) => {
        const y = head + line * (at + 0.5);
        return (
          <g key={unit}>
            <RowLabel name={unitName} x={labels} y={y} room={8} />
            <line className="span" x1={scale(byWeights.from)} x2={scale(byWeights.to)} y1={y} y2={y} />
            {byReviewers && (
              <line
                className="span thin"
                x1={scale(byReviewers.from)}
                x2={scale(byReviewers.to)}
                y1={y + 5}
                y2={y + 5}
              />
            )}
            <circle className="mark" cx={scale(rank)} cy={y} r={4.5} />
          </g>
        );
      })}
    </ChartFrame>
  );
};
