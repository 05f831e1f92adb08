import type { ReactNode } from "react";

import type { WhyStep } from "../app/session/whyView.ts";
import type { Language } from "../app/wording/issueText.ts";
import type { WhyWording } from "./whyWording.zh.ts";
import { whyWordingIn } from "./whyWordingIn.ts";

/** How a number came about, a line a step: what was done, to what, and what it gave. */
export const WhySteps = ({
  steps,
  language,
}: {
  readonly steps: readonly WhyStep[];
  readonly language: Language;
}): ReactNode => {
  const words = whyWordingIn(language);
  if (steps.length === 0) return null;
  return (
    <ol className="whySteps">
      {steps.map((step, index) => (
        <li key={index}>
          {words.step(step)}{" "}
          {step.from.length > 0 &&
            `${step.from.map((input) => inputText(input, words)).join(words.punctuation.comma)} → `}
          <strong>{step.result}</strong>
        </li>
      ))}
    </ol>
  );
};

const inputText = ({ name, value, weight }: WhyStep["from"][number], { inputs }: WhyWording): string => {
  const said = `${inputs[name] ?? name} ${value}`;
  return weight === null ? said : `${said} × ${weight}`;
};
