import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";

import type { WhyStage, WhyView } from "../app/session/whyView.ts";
import type { Language } from "../app/wording/issueText.ts";
import { resultCellText, resultHeaderText } from "../app/wording/resultTableText.ts";
import { voiceWordText } from "../app/wording/voiceWordText.ts";
import type { Pane } from "./usePane.ts";
import { WhyCriterionPart } from "./WhyCriterionPart.tsx";
import { WhySteps } from "./WhySteps.tsx";
import { whyWordingIn } from "./whyWordingIn.ts";

type Props = { readonly unit: string; readonly pane: Pane; readonly language: Language; readonly close: () => void };

/** Why a unit stands where it stands (为什么): every number unfolds, down to what was observed and the clause. */
export const Why = ({ unit, pane: { session, year }, language, close }: Props): ReactNode => {
  const words = whyWordingIn(language);
  const [view, setView] = useState<WhyView | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let current = true;
    void session.why(unit).then((found) => {
      if (current) setView(found);
    });
    return () => {
      current = false;
    };
  }, [session, unit, year]);
  const shown = view !== null;
  useEffect(() => {
    if (shown) heading.current?.focus();
  }, [shown]);
  if (!view) return <p role="status">{words.computing}</p>;
  return (
    <section className="why" aria-labelledby="why">
      <h3 id="why" ref={heading} tabIndex={-1}>
        {words.heading(view.name)}
      </h3>
      <p>
        {view.line
          .map(({ name, value }) => `${resultHeaderText(name, language)} ${resultCellText(name, value, language)}`)
          .join(words.punctuation.comma)}
      </p>
      <ul>
        {view.rank.map((step, index) => (
          <li key={`rank ${index}`}>{words.rank(step)}</li>
        ))}
        {view.grade.map((step, index) => (
          <li key={`grade ${index}`}>{words.grade(step)}</li>
        ))}
      </ul>
      <p className="keys">{words.hint}</p>
      {[...view.stages].reverse().map((stage, index) => (
        <Stage key={stage.id} stage={stage} language={language} total={index === 0} />
      ))}
      <Button onClick={close}>{words.close}</Button>
    </section>
  );
};

/** A stage from the total down: its number, how it came about, and its criteria. */
const Stage = ({
  stage,
  language,
  total,
}: {
  readonly stage: WhyStage;
  readonly language: Language;
  readonly total: boolean;
}): ReactNode => {
  const words = whyWordingIn(language);
  return (
    <details open={total}>
      <summary>
        {stage.name} <strong>{stage.points === "" ? words.taken : voiceWordText(stage.points, language)}</strong>
      </summary>
      <WhySteps steps={stage.steps} language={language} />
      {stage.criteria.map((criterion) => (
        <WhyCriterionPart key={criterion.id} criterion={criterion} language={language} />
      ))}
    </details>
  );
};
