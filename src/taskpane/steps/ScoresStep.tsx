import { Button, Field, Select } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { OfferedFile } from "../../app/session/paneSession.ts";
import { Bars } from "../Bars.tsx";
import { DifferingScores } from "../DifferingScores.tsx";
import { FilePicker } from "../FilePicker.tsx";
import { Findings } from "../Findings.tsx";
import { Offers } from "../Offers.tsx";
import { PackOrder } from "../PackOrder.tsx";
import { ScoreCards } from "../ScoreCards.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { issueMessages, type Pane } from "../usePane.ts";
import { wordingIn } from "../wordingIn.ts";
import type { Wording } from "../wording.zh.ts";

/** 评分: who has scored how much, the cards and sheets to score in, and the findings of the year. */
export const ScoresStep = ({ pane, language, dark }: PanelProps): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.scores;
  const { year } = pane;
  if (!year?.hasScheme) return <p>{words.schemeFirst}</p>;
  return (
    <StepFrame dark={dark}>
      <Bars
        title={words.board}
        bars={year.board.voices.map(({ voice, due, heard }) => ({
          name: voice,
          value: heard,
          of: due,
          text: `${heard} / ${due}`,
        }))}
        tableTitle={words.table}
        header={[words.voice, words.scored]}
      />
      <PackOrder pane={pane} words={words} />
      <Sheets pane={pane} words={words} />
      <DifferingScores pane={pane} words={words} />
      <ScoreCards pane={pane} language={language} />
      <Findings pane={pane} language={language} />
      <Rounds pane={pane} words={words} />
    </StepFrame>
  );
};

type Props = { readonly pane: Pane; readonly words: Wording["scores"] };

/** Scores straight in the cells, or from a file. */
const Sheets = ({ pane, words }: Props): ReactNode => {
  const { seats = [] } = pane.year ?? {};
  const [sheet, setSheet] = useState(seats[0]?.sheet ?? "");
  return (
    <section aria-labelledby="scores-sheets">
      <h3 id="scores-sheets">{words.sheets}</h3>
      <p>{words.sheetsHint}</p>
      <Field label={words.whose}>
        <Select value={sheet} onChange={(_, { value }) => setSheet(value)}>
          {seats.map((seat) => (
            <option key={seat.voice} value={seat.sheet}>
              {seat.name}
            </option>
          ))}
        </Select>
      </Field>
      <div className="buttons">
        <Button
          disabledFocusable={pane.busy}
          onClick={() =>
            void pane.alone(async () => {
              const shown = await pane.session.show(sheet);
              return shown.kind === "host-refused"
                ? [{ kind: "host-refused", code: shown.failure.code, detail: shown.failure.detail }]
                : [];
            })
          }
        >
          {words.showSheet}
        </Button>
        <FilePicker
          label={words.takeFile}
          accept=".csv,.xlsx,.zip"
          several
          busy={pane.busy}
          take={(given) => pane.change((session, actor) => session.takeScores(given, actor), words.taken)}
          refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
        />
      </div>
    </section>
  );
};

/** Rounds that can be closed, each with its summary to download. */
const Rounds = ({ pane, words }: Props): ReactNode => {
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const { rounds = [] } = pane.year ?? {};
  if (rounds.length < 2) return null;
  return (
    <section aria-labelledby="scores-rounds">
      <h3 id="scores-rounds">{words.rounds}</h3>
      <ul className="rounds" role="list">
        {rounds.map(({ id, name, closed }) => (
          <li key={id}>
            <span>{`${name}${words.punctuation.colon}${closed ? `✓ ${words.roundClosed}` : words.roundOpen}`}</span>
            {!closed && (
              <Button
                size="small"
                disabledFocusable={pane.busy}
                aria-label={words.closeRound(name)}
                onClick={() =>
                  pane.make((session, actor) => session.closeRound(id, actor), words.roundDone(name), setFiles)
                }
              >
                {words.close}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Offers heading={words.summary} files={files} single={words.single} />
    </section>
  );
};
