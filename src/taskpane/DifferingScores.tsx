import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly pane: Pane; readonly words: Wording["scores"] };

const digits = 8;

/** Scores of a reviewer that differ from those recorded before, for staff to choose (评分取舍). */
export const DifferingScores = ({ pane, words }: Props): ReactNode => {
  const { differing = [] } = pane.year?.board ?? {};
  if (differing.length === 0) return null;
  const choose = (reviewer: string, choice: string): void =>
    pane.change((session, actor) => session.chooseScores(reviewer, choice, actor), words.chosen);
  return (
    <section aria-labelledby="scores-differing">
      <h3 id="scores-differing">{words.differing}</h3>
      {differing.map(({ reviewer, name, file, sha256, differences }) => (
        <div
          key={`${reviewer} ${sha256}`}
          role="group"
          aria-label={words.differingFile(name, file, sha256.slice(0, digits))}
        >
          <p>{words.differingFile(name, file, sha256.slice(0, digits))}</p>
          <ul>
            {differences.map((difference, index) => (
              <li key={index}>{words.difference(difference)}</li>
            ))}
          </ul>
          <div className="buttons">
            <Button size="small" disabledFocusable={pane.busy} onClick={() => choose(reviewer, sha256)}>
              {words.useFile}
            </Button>
            <Button size="small" disabledFocusable={pane.busy} onClick={() => choose(reviewer, "已录")}>
              {words.useRecorded}
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
};
