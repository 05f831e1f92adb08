import { Button } from "@fluentui/react-components";
import { lazy, useState, type ReactNode } from "react";

import type { RankedTable } from "../../app/session/yearView.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { rankingTitleText, resultCellText, resultHeaderText } from "../../app/wording/resultTableText.ts";
import { Pictures } from "../charts/Pictures.tsx";
import { DataTable } from "../DataTable.tsx";
import { FilePicker } from "../FilePicker.tsx";
import { IssueList } from "../IssueList.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { issueMessages } from "../usePane.ts";
import { Why } from "../Why.tsx";
import { wordingIn } from "../wordingIn.ts";

const RankingCharts = lazy(async () => ({ default: (await import("../charts/RankingCharts.tsx")).RankingCharts }));

const RobustnessPanel = lazy(async () => ({
  default: (await import("../robustness/RobustnessPanel.tsx")).RobustnessPanel,
}));
const SupposePanel = lazy(async () => ({ default: (await import("../robustness/SupposePanel.tsx")).SupposePanel }));

/** 排名: typed scores come in, the ranking is computed, and every number of it can be asked why. */
export const RankingStep = ({ pane, language, dark }: PanelProps): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.ranking;
  const [asked, setAsked] = useState<string | null>(null);
  const { year } = pane;
  if (!year?.hasScheme) return <p>{words.schemeFirst}</p>;
  return (
    <StepFrame dark={dark}>
      <p>{words.hint}</p>
      <Button
        appearance="primary"
        disabledFocusable={pane.busy}
        onClick={() => pane.change((session, actor) => session.rank(actor), words.written)}
      >
        {words.run}
      </Button>
      {!year.locked && (
        <>
          <p>{words.lastYearHint}</p>
          <FilePicker
            label={words.lastYear}
            accept=".xlsx,.json"
            busy={pane.busy}
            take={([file]) =>
              file && pane.change((session, actor) => session.takeLastYear(file, actor), words.lastYearTaken)
            }
            refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
          />
        </>
      )}
      {year.ranked ? (
        year.ranked.map((table) => (
          <Ranked key={table.title} table={table} language={language} asked={asked} ask={setAsked} why={words.why} />
        ))
      ) : (
        <IssueList issues={year.gaps} language={language} more={wording.review.moreNotes} />
      )}
      {year.ranked && (
        <Pictures title={words.pictures} part={RankingCharts} pane={pane} language={language} reading={words.drawing} />
      )}
      {year.ranked && (
        <Pictures
          title={words.robustness}
          part={RobustnessPanel}
          pane={pane}
          language={language}
          reading={words.drawing}
        />
      )}
      {year.ranked && (
        <Pictures title={words.suppose} part={SupposePanel} pane={pane} language={language} reading={words.drawing} />
      )}
      {asked !== null && year.ranked && (
        <Why key={asked} unit={asked} pane={pane} language={language} close={() => setAsked(null)} />
      )}
    </StepFrame>
  );
};

type RankedProps = {
  readonly table: RankedTable;
  readonly language: Language;
  readonly asked: string | null;
  readonly ask: (unit: string) => void;
  readonly why: (unit: string) => string;
};

/** A group's ranking as it will be published; a unit's name asks why it stands there. */
const Ranked = ({ table: { title, header, rows, units }, language, asked, ask, why }: RankedProps): ReactNode => {
  const name = header.indexOf("单位");
  return (
    <DataTable
      title={rankingTitleText(title, language)}
      header={header.map((of) => resultHeaderText(of, language))}
      rows={rows.map((row, line) => {
        const unit = units[line] ?? "";
        return row.map((cell, column) =>
          column === name ? (
            <button
              type="button"
              className="link"
              aria-expanded={asked === unit}
              aria-label={why(cell)}
              onClick={() => ask(unit)}
            >
              {cell}
            </button>
          ) : (
            resultCellText(header[column] ?? "", cell, language)
          ),
        );
      })}
    />
  );
};
