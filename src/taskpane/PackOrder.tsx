import { Button, Field, Input } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { OfferedFile } from "../app/session/paneSession.ts";
import type { NamedBytes } from "../app/session/setUp.ts";
import { FilePicker } from "./FilePicker.tsx";
import { Offers } from "./Offers.tsx";
import { issueMessages, type Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly pane: Pane; readonly words: Wording["scores"] };

/** Packs for the reviewers (下发评审包): until when, how many reviewers a unit, by which lots, and who keeps out of what. */
export const PackOrder = ({ pane, words }: Props): ReactNode => {
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const [due, setDue] = useState("");
  const [each, setEach] = useState("1");
  const [seed, setSeed] = useState("");
  const [recusals, setRecusals] = useState<NamedBytes | null>(null);
  const wrong = /^[1-9]\d*$/u.test(each.trim()) ? "" : words.packEachWrong;
  return (
    <section aria-labelledby="scores-packs">
      <h3 id="scores-packs">{words.packs}</h3>
      <p>{words.packsHint}</p>
      <Field label={words.packDue}>
        <Input type="date" value={due} onChange={(_, { value }) => setDue(value)} />
      </Field>
      <details>
        <summary>{words.packMore}</summary>
        <Field label={words.packEach} validationMessage={wrong} validationState={wrong === "" ? "none" : "error"}>
          <Input inputMode="numeric" value={each} onChange={(_, { value }) => setEach(value)} />
        </Field>
        <Field label={words.packSeed} hint={words.packSeedHint}>
          <Input value={seed} onChange={(_, { value }) => setSeed(value)} />
        </Field>
        <p aria-live="polite">{recusals ? words.recusalsIn(recusals.name) : words.recusalsHint}</p>
        <div className="buttons">
          <FilePicker
            label={words.recusals}
            accept=".csv"
            busy={pane.busy}
            take={([file]) => setRecusals(file ?? null)}
            refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
          />
          {recusals && <Button onClick={() => setRecusals(null)}>{words.noRecusals}</Button>}
        </div>
      </details>
      <div className="buttons">
        <Button
          disabledFocusable={pane.busy || wrong !== ""}
          onClick={() =>
            pane.make(
              (session, actor) => session.issuePacks(actor, { due, each: Number(each), seed, recusals }),
              words.packsIssued,
              setFiles,
            )
          }
        >
          {words.issuePacks}
        </Button>
      </div>
      <Offers heading={words.downloadPacks} files={files} single={words.single} />
    </section>
  );
};
