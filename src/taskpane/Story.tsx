import { useEffect, useEffectEvent, useState, type ReactNode } from "react";

import type { CellStory, SelectedCell } from "../app/story/storyStep.ts";
import type { Language } from "../app/wording/issueText.ts";
import { ledgerActionText } from "../app/wording/ledgerActionText.ts";
import type { Pane } from "./usePane.ts";
import { wordingIn } from "./wordingIn.ts";

type Told = { readonly cell: SelectedCell; readonly story: CellStory | null };

/** 单元格来历: who changed the selected cell, when, from what to what, and why. */
export const Story = ({ pane, language }: { readonly pane: Pane; readonly language: Language }): ReactNode => {
  const words = wordingIn(language).story;
  const [told, setTold] = useState<Told | null>(null);
  const [cannot, setCannot] = useState(false);
  const { session, watchCell } = pane;
  const tell = useEffectEvent((cell: SelectedCell): void => {
    void session.story(cell).then((story) => setTold({ cell, story }));
  });
  useEffect(() => {
    let release: (() => void) | null = null;
    let gone = false;
    void watchCell((cell) => tell(cell)).then((stop) => {
      if (!stop) setCannot(true);
      else if (gone) stop();
      else release = stop;
    });
    return () => {
      gone = true;
      release?.();
    };
  }, [watchCell]);
  return (
    <section aria-labelledby="story">
      <h3 id="story">{words.heading}</h3>
      <p>{cannot ? words.cannot : words.hint}</p>
      <div role="status">
        {told && (
          <>
            <h4>
              {words.of(
                `${told.cell.sheet} ${told.cell.address}`,
                told.story?.about.join(words.punctuation.comma) ?? "",
              )}
            </h4>
            {(told.story?.steps.length ?? 0) === 0 && <p>{words.nothing}</p>}
            <ol className="cards" role="list">
              {(told.story?.steps ?? []).map((step, index) => (
                <li key={index}>
                  <p>
                    {ledgerActionText(step.action, language)}{" "}
                    {words.step(step.actor, wordingIn(language).ledger.time(step.time))}
                  </p>
                  {(step.before !== null || step.after !== null) && (
                    <p>
                      {step.of !== "" && `${step.of}${words.punctuation.colon}`}
                      {words.change(step.before ?? "", step.after ?? "")}
                    </p>
                  )}
                  {[step.reason, step.words]
                    .filter((text) => text !== "")
                    .map((text) => (
                      <p key={text}>{words.reason(text)}</p>
                    ))}
                  {step.evidence !== "" && <p>{words.evidence(step.evidence)}</p>}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </section>
  );
};
