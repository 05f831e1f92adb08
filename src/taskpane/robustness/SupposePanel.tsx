import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";

import type { MoveTable } from "../../app/compareResults.ts";
import type { SupposeChoices } from "../../app/session/supposeView.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { resultCellText, resultHeaderText } from "../../app/wording/resultTableText.ts";
import { DataTable } from "../DataTable.tsx";
import { issueMessages, type Pane } from "../usePane.ts";
import { panelWordingIn } from "./panelWordingIn.ts";
import { SupposeForm, type Supposed } from "./SupposeForm.tsx";

type Props = { readonly pane: Pane; readonly language: Language };

/** What if (试算): changes are put together and tried; nothing is recorded. */
export const SupposePanel = ({ pane, language }: Props): ReactNode => {
  const words = panelWordingIn(language);
  const { session, year } = pane;
  const [choices, setChoices] = useState<SupposeChoices | null>(null);
  const [added, setAdded] = useState<readonly Supposed[]>([]);
  const [moves, setMoves] = useState<MoveTable | null>(null);
  useEffect(() => {
    let wanted = true;
    session.supposeChoices().then(
      (found) => wanted && setChoices(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [session, year]);
  const change = (next: readonly Supposed[]): void => {
    setAdded(next);
    setMoves(null);
  };
  const run = (): void =>
    void pane.alone(async () => {
      const tried = await session.suppose(added.map(({ text }) => text));
      if (!tried.ok) return issueMessages(tried.issues);
      setMoves(tried.value);
      return [{ kind: "done", text: words.supposed }, ...issueMessages(tried.issues)];
    });
  return (
    <div className="panel">
      <p>{words.supposeHint}</p>
      {choices && <SupposeForm choices={choices} words={words} add={(one) => change([...added, one])} />}
      {added.length > 0 && (
        <ul>
          {added.map(({ text, words: said }, at) => (
            <li key={`${at} ${text}`}>
              {said}{" "}
              <Button
                size="small"
                aria-label={words.remove(said)}
                onClick={() => change(added.filter((_, other) => other !== at))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button appearance="primary" disabledFocusable={pane.busy || added.length === 0} onClick={run}>
        {words.supposeRun}
      </Button>
      {moves &&
        (moves.rows.length === 0 ? (
          <p role="status">{words.unchanged}</p>
        ) : (
          <DataTable
            title={words.moves}
            header={moves.header.map((of) => resultHeaderText(of, language))}
            rows={moves.rows.map((row) =>
              row.map((cell, at) => resultCellText(moves.header[at] ?? "", cell, language)),
            )}
          />
        ))}
    </div>
  );
};
