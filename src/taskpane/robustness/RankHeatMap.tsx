import type { ReactNode } from "react";

import type { GroupRobustness } from "../../app/robustness/robustness.ts";
import type { RobustnessWording } from "../../app/wording/robustness.zh.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { HeatMap, heatMapHeight, type HeatCell } from "../charts/HeatMap.tsx";
import type { PanelWording } from "./panelWording.zh.ts";

type Props = {
  readonly group: GroupRobustness;
  readonly words: PanelWording;
  readonly figures: RobustnessWording;
};

const [labels, cell] = [112, 26];

/** With more units the numbers have no room: the ranges say it then. */
const mostUnits = 30;
/** So many ranks stand beside each other in the narrowest pane; more are scrolled to rather than shrunk. */
const fitting = 6;

/** How often each rank came out for each unit (名次热力图); nothing of a group that is too large for it. */
export const RankHeatMap = ({ group: { name, units }, words, figures }: Props): ReactNode => {
  if (units.length > mostUnits) return null;
  return (
    <ChartFrame
      title={words.heat(name)}
      meaning={words.heatMeaning}
      width={labels + cell * units.length}
      height={heatMapHeight(units.length)}
      wide={units.length > fitting}
      tableTitle={words.table}
      header={[words.intervalHeader[0] ?? "", ...units.map((_, rank) => String(rank + 1))]}
      rows={units.map((unit) => [unit.name, ...unit.ranks.map(figures.share)])}
    >
      <HeatMap
        columns={units.map((_, rank) => String(rank + 1))}
        rows={units.map((unit) => ({ name: unit.name, cells: unit.ranks.map(cellOf) }))}
        labelWidth={labels}
        cellWidth={cell}
      />
    </ChartFrame>
  );
};

const cellOf = (share: number): HeatCell | null => {
  if (share === 0) return null;
  const level = share < 0.05 ? 1 : share < 0.25 ? 2 : share < 0.6 ? 3 : 4;
  return { level, text: share < 0.005 ? "<1" : String(Math.round(100 * share)) };
};
