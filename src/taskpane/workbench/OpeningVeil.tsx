import { useEffect, useState, type ReactNode } from "react";

import type { WorkbenchWording } from "./workbenchWording.zh.ts";

type Props = {
  readonly words: WorkbenchWording["opening"];
  readonly step: keyof WorkbenchWording["opening"]["steps"] | null;
  readonly cancel: () => void;
};

/** What takes longer says how far it has come, and can be cancelled; in milliseconds. */
const soon = 700;

/** Over the grid while a workbook is being opened: nothing is typed into the one before. */
export const OpeningVeil = ({ words, step, cancel }: Props): ReactNode => {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), soon);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="workbench-veil">
      {isLong && (
        <div className="workbench-opening">
          <p role="status">{step ? words.steps[step] : words.waiting}</p>
          <button type="button" id="cancel-opening" onClick={cancel}>
            {words.cancel}
          </button>
        </div>
      )}
    </div>
  );
};
