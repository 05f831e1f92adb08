import type { ReactNode } from "react";

import type { Language } from "../../app/wording/issueText.ts";
import { Bars } from "../Bars.tsx";
import type { Pane } from "../usePane.ts";
import { wordingIn } from "../wordingIn.ts";
import { chartWordingIn } from "./chartWordingIn.ts";
import { useCharts } from "./useCharts.ts";

type Props = { readonly pane: Pane; readonly language: Language };

/** How far every unit is (各单位进度): its form in a word, and a bar of what is scored of what is due. */
export const UnitProgressChart = ({ pane, language }: Props): ReactNode => {
  const words = chartWordingIn(language);
  const status = wordingIn(language).forms.status;
  const charts = useCharts(pane);
  if (!charts) return <p role="status">{words.reading}</p>;
  return (
    <Bars
      title={words.progress.title}
      bars={charts.progress.map(({ name, form, due, heard }) => ({
        name,
        value: heard,
        of: due,
        text: words.progress.text(status[form], heard, due),
      }))}
      tableTitle={words.table}
      header={[words.unit, words.progress.state]}
    />
  );
};
