import type { ReactNode } from "react";

import type { Language } from "../../app/wording/issueText.ts";
import type { Pane } from "../usePane.ts";
import { wordingIn } from "../wordingIn.ts";
import { chartWordingIn } from "./chartWordingIn.ts";
import { CriterionMapChart } from "./CriterionMapChart.tsx";
import { MovesChart } from "./MovesChart.tsx";
import { SpreadChart } from "./SpreadChart.tsx";
import { useCharts } from "./useCharts.ts";

type Props = { readonly pane: Pane; readonly language: Language };

/** The ranking in pictures (排名图表), group by group: how totals lie, how ranks moved, and where points were earned. */
export const RankingCharts = ({ pane, language }: Props): ReactNode => {
  const words = chartWordingIn(language);
  const charts = useCharts(pane);
  if (!charts) return <p role="status">{words.reading}</p>;
  return (
    <>
      {charts.spreads.map((spread) => (
        <SpreadChart key={spread.group} spread={spread} words={words} />
      ))}
      {charts.moves.map((moves) => (
        <MovesChart key={moves.group} moves={moves} words={words} />
      ))}
      {charts.maps.map((map) => (
        <CriterionMapChart key={map.group} map={map} words={words} pagerWords={wordingIn(language).review} />
      ))}
    </>
  );
};
