import { useEffect, useState } from "react";

import type { SetUpCheck, SetUpSource } from "../app/session/setUp.ts";
import type { Result } from "../domain/shared/result.ts";
import type { Pane } from "./usePane.ts";

/** A set-up in the making (设定中的方案): where it comes from, and what checking it found. */
export type SetUpInHand = {
  readonly source: SetUpSource;
  readonly checked: Result<readonly SetUpCheck[]> | null;
  readonly checking: boolean;
  readonly choose: (part: Partial<SetUpSource>) => void;
};

const shipped: SetUpSource = { scheme: { template: "small" }, units: null, reviewers: null };

/** Checks anew whenever a source or the document changes; an answer on an older choice is let go. */
export const useSetUp = ({ session, year }: Pane): SetUpInHand => {
  const [source, setSource] = useState(shipped);
  const [found, setFound] = useState<{ readonly on: unknown; readonly result: Result<readonly SetUpCheck[]> } | null>(
    null,
  );
  const breakdown = year?.breakdown ?? null;
  useEffect(() => {
    if (!breakdown) return;
    let current = true;
    void session.checkSetUp(source).then((result) => {
      if (current) setFound({ on: source, result });
    });
    return () => {
      current = false;
    };
  }, [session, source, breakdown]);
  return {
    source,
    checked: found?.result ?? null,
    checking: found?.on !== source,
    choose: (part) => setSource((before) => ({ ...before, ...part })),
  };
};
