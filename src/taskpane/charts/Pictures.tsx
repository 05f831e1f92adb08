import { Suspense, useState, type ComponentType, type ReactNode } from "react";

import type { Language } from "../../app/wording/issueText.ts";
import type { Pane } from "../usePane.ts";

type Props = {
  readonly title: string;
  /** What is drawn once it is unfolded, loaded then. */
  readonly part: ComponentType<{ readonly pane: Pane; readonly language: Language }>;
  readonly pane: Pane;
  readonly language: Language;
  readonly reading: string;
};

/** Pictures that are folded away (图表): neither loaded nor computed before somebody wants to see them. */
export const Pictures = ({ title, part: Part, pane, language, reading }: Props): ReactNode => {
  const [used, setUsed] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setUsed((before) => before || currentTarget.open)}>
      <summary>{title}</summary>
      {used && (
        <Suspense fallback={<p role="status">{reading}</p>}>
          <Part pane={pane} language={language} />
        </Suspense>
      )}
    </details>
  );
};
