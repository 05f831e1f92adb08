import { useState, type ReactNode } from "react";

import type { CriterionMap, MapCell } from "../../app/session/charts/criterionMap.ts";
import { Pager } from "../Pager.tsx";
import type { ReviewWording } from "../reviewWording.zh.ts";
import { ChartFrame } from "./ChartFrame.tsx";
import type { ChartWording } from "./chartWording.zh.ts";
import { HeatMap, heatMapHeight, type HeatCell } from "./HeatMap.tsx";

type Props = {
  readonly map: CriterionMap;
  readonly words: ChartWording;
  readonly pagerWords: ReviewWording;
};

const labelWidth = 112;
const cellWidth = 30;

/** More columns than these are shown by criteria of the first level, more rows page by page. */
const mostColumns = 30;
const mostRows = 40;

/** What units earned of each criterion (指标热图): a row a unit by rank, a column a criterion, the percentage in every cell. */
export const CriterionMapChart = ({ map, words, pagerWords }: Props): ReactNode => {
  const { map: said } = words;
  const [root, setRoot] = useState<string | null>(
    map.columns.length > mostColumns && map.roots.length > 1 ? (map.roots[0] ?? null) : null,
  );
  const [page, setPage] = useState(0);
  const shown = map.columns.flatMap((column, index) => (root === null || column.root === root ? [index] : []));
  const rows = map.rows.slice(page * mostRows, (page + 1) * mostRows);
  const titles = shown.map((at, index) => {
    const { stage = "", name = "", full = "" } = map.columns[at] ?? {};
    return said.column(index + 1, stage === "" ? name : `${stage}${words.punctuation.colon}${name}`, full);
  });
  return (
    <>
      {map.roots.length > 1 && map.columns.length > map.roots.length && (
        <label className="which">
          <span>{said.which}</span>
          <select value={root ?? ""} onChange={({ target }) => setRoot(target.value === "" ? null : target.value)}>
            {map.columns.length <= mostColumns && <option value="">{said.all}</option>}
            {map.roots.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <ChartFrame
        title={said.title(map.group)}
        meaning={said.meaning}
        width={labelWidth + cellWidth * shown.length}
        height={heatMapHeight(rows.length)}
        wide
        tableTitle={words.table}
        header={[words.unit, ...titles]}
        rows={rows.map(({ name, cells }) => [name, ...shown.map((at) => tableText(cells[at], words))])}
      >
        <HeatMap
          columns={shown.map((_, index) => String(index + 1))}
          rows={rows.map(({ name, cells }) => ({ name, cells: shown.map((at) => heatCell(cells[at])) }))}
          labelWidth={labelWidth}
          cellWidth={cellWidth}
        />
      </ChartFrame>
      <p className="keys">
        {said.columns}
        {titles.join(words.punctuation.semicolon)}
      </p>
      <Pager words={pagerWords} page={page} pages={Math.ceil(map.rows.length / mostRows)} go={setPage} />
    </>
  );
};

const heatCell = (cell: MapCell | undefined): HeatCell => {
  if (!cell || cell.state === "notApplicable") return { level: 0, text: "—" };
  if (cell.state === "open") return { level: 0, text: "?" };
  if (cell.percent === null) return { level: 0, text: `${cell.points}*` };
  return { level: levelOf(cell.percent), text: String(cell.percent) };
};

/** By the percentage as it stands in the cell, so that shade and number never disagree. */
const levelOf = (percent: number): HeatCell["level"] =>
  percent >= 90 ? 4 : percent >= 80 ? 3 : percent >= 70 ? 2 : percent >= 60 ? 1 : 0;

const tableText = (cell: MapCell | undefined, { map: said, punctuation }: ChartWording): string => {
  if (!cell || cell.state === "notApplicable") return said.notApplicable;
  if (cell.state === "open") return said.open;
  return cell.percent === null ? cell.points : `${cell.points}${punctuation.aside(`${cell.percent}%`)}`;
};
