import { Button } from "@fluentui/react-components";
import { useMemo, useState, type ReactNode } from "react";

import type { Certificate } from "../app/selfTestCertificate.ts";
import { Offers } from "./Offers.tsx";
import type { Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly pane: Pane; readonly words: Wording["ledger"] };

/** The self-test in this host (自检), with its certificate to look at, keep and print. */
export const SelfTest = ({ pane, words }: Props): ReactNode => {
  const [made, setMade] = useState<Certificate | null>(null);
  const files = useMemo(
    () =>
      made
        ? [
            {
              name: words.certificateFile(made.time.slice(0, 10)),
              bytes: new TextEncoder().encode(`${made.lines.join("\n")}\n`),
            },
          ]
        : [],
    [made, words],
  );
  const run = async (): Promise<readonly []> => {
    setMade(await pane.session.selfTest());
    return [];
  };
  const wrong = made?.tests.filter(({ got, want }) => got !== want).length ?? 0;
  return (
    <section aria-labelledby="self-test">
      <h3 id="self-test">{words.selfTest}</h3>
      <p>{words.selfTestHint}</p>
      <Button disabledFocusable={pane.busy} onClick={() => void pane.alone(run)}>
        {words.runSelfTest}
      </Button>
      {made && (
        <>
          <p role="status">
            {made.passed ? `✓ ${words.selfTestPassed(made.tests.length)}` : `⚠ ${words.selfTestFailed(wrong)}`}
          </p>
          <pre className="certificate" tabIndex={0} aria-label={words.certificate}>
            {made.lines.join("\n")}
          </pre>
          <Button onClick={() => print()}>{words.print}</Button>
          <Offers heading={words.certificate} files={files} single={String} />
        </>
      )}
    </section>
  );
};
