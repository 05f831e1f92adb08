import type { ReactNode } from "react";

import type { WhyCriterion } from "../app/session/whyView.ts";
import type { Language } from "../app/wording/issueText.ts";
import { leafRuleText } from "../app/wording/leafRuleText.ts";
import { voiceWordText } from "../app/wording/voiceWordText.ts";
import { WhySteps } from "./WhySteps.tsx";
import { whyWordingIn } from "./whyWordingIn.ts";

type Props = { readonly criterion: WhyCriterion; readonly language: Language };

/** A criterion's number down to what was observed: reviewer or finding, reason, evidence, clause. */
export const WhyCriterionPart = ({ criterion, language }: Props): ReactNode => {
  const words = whyWordingIn(language);
  const { colon, semicolon, aside } = words.punctuation;
  const { name, points, maxPoints, clause, rule, steps, facts } = criterion;
  return (
    <details>
      <summary>
        {name} <strong>{voiceWordText(points, language)}</strong> / {maxPoints}
      </summary>
      <p>{leafRuleText(rule, language)}</p>
      {clause && (
        <figure>
          <figcaption>{words.clause}</figcaption>
          <blockquote>{clause}</blockquote>
        </figure>
      )}
      <WhySteps steps={steps} language={language} />
      <p>{facts.length > 0 ? words.facts : words.noFacts}</p>
      <ul>
        {facts.map(({ who, round, said, reason, evidence }, index) => (
          <li key={index}>
            {`${who}${aside(round)}${colon}`}
            <strong>{voiceWordText(said, language)}</strong>
            {reason && `${semicolon}${words.reason}${colon}${reason}`}
            {evidence && `${semicolon}${words.evidence}${colon}${evidence}`}
          </li>
        ))}
      </ul>
    </details>
  );
};
