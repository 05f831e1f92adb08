import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { UnloggedEdit } from "../app/edits/edit.ts";
import type { Language } from "../app/wording/issueText.ts";
import { editText, remedyText } from "../app/wording/editText.ts";
import { DataTable } from "./DataTable.tsx";
import { Pager } from "./Pager.tsx";
import { pageSize, pagesOf } from "./reviewView.ts";
import { settle, type Pane } from "./usePane.ts";
import { wordingIn } from "./wordingIn.ts";
import type { Wording } from "./wording.zh.ts";

/** Cells of one edit that are listed; whoever pasted over more looks at the sheet. */
const mostCells = 300;

type Choice = "wait" | "accept" | "putBack";
type Props = { readonly pane: Pane; readonly language: Language };

/** 未留痕的改动: what was done by hand, by its effect, each to be accepted with a reason or put back. */
export const Edits = ({ pane, language }: Props): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.edits;
  const [edits, setEdits] = useState<readonly UnloggedEdit[] | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [reason, setReason] = useState("");
  const [page, setPage] = useState(0);
  const chosen = (wanted: Choice): readonly string[] =>
    (edits ?? []).flatMap(({ id }) => (choices.get(id) === wanted ? [id] : []));
  const [accept, putBack] = [chosen("accept"), chosen("putBack")];
  const find = (): void =>
    void pane.alone(async () =>
      settle(await pane.session.edits(), "", (found) => {
        setEdits(found);
        setChoices(new Map());
        setPage(0);
      }),
    );
  return (
    <section aria-labelledby="edits">
      <h3 id="edits">{words.heading}</h3>
      <p>{words.hint}</p>
      <Button disabledFocusable={pane.busy} onClick={find}>
        {words.find}
      </Button>
      {edits && <p role="status">{edits.length === 0 ? `✓ ${words.none}` : `⚠ ${words.found(edits.length)}`}</p>}
      <ul className="cards" role="list">
        {(edits ?? []).slice(page * pageSize, (page + 1) * pageSize).map((edit) => (
          <EditItem
            key={edit.id}
            edit={edit}
            language={language}
            words={words}
            choice={choices.get(edit.id) ?? "wait"}
            choose={(choice) => setChoices((before) => new Map(before).set(edit.id, choice))}
          />
        ))}
      </ul>
      <Pager page={page} pages={pagesOf(edits?.length ?? 0)} go={setPage} words={wording.review} />
      {accept.length > 0 && (
        <Field label={words.reason} required>
          <Input value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
      {accept.length + putBack.length > 0 && (
        <Button
          appearance="primary"
          disabledFocusable={pane.busy || (accept.length > 0 && reason.trim() === "")}
          onClick={() =>
            pane.change(
              (session, actor) => session.settle({ accept, putBack }, reason, actor),
              words.settled,
              () => setEdits((before) => (before ?? []).filter(({ id }) => ![...accept, ...putBack].includes(id))),
            )
          }
        >
          {words.settle(accept.length + putBack.length)}
        </Button>
      )}
    </section>
  );
};

type ItemProps = {
  readonly edit: UnloggedEdit;
  readonly language: Language;
  readonly words: Wording["edits"];
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
};

const EditItem = ({ edit, language, words, choice, choose }: ItemProps): ReactNode => {
  const text = editText(edit, language);
  const [cell] = edit.cells;
  const { colon } = words.punctuation;
  return (
    <li className="open">
      <h4>
        {edit.sheet} {edit.address}
      </h4>
      <p>{text}</p>
      {edit.cells.length > 1 ? (
        <details>
          <summary>{words.cells(edit.cells.length)}</summary>
          <DataTable
            title={`${edit.sheet} ${edit.address}`}
            header={[words.cell, words.was, words.now]}
            rows={edit.cells.slice(0, mostCells).map(({ address, old, now }) => [address, old, now])}
          />
          {edit.cells.length > mostCells && <p>{wordingIn(language).more(edit.cells.length - mostCells)}</p>}
        </details>
      ) : (
        cell && (
          <p>{`${words.was}${colon}${cell.old || words.empty} → ${words.now}${colon}${cell.now || words.empty}`}</p>
        )
      )}
      {edit.remedy === "leave" ? (
        <p>{remedyText(edit, language)}</p>
      ) : (
        <Field label={words.decide}>
          <Select
            aria-label={`${words.decide}${colon}${text}`}
            value={choice}
            onChange={(_, { value }) => choose(value as Choice)}
          >
            <option value="wait">{words.choices.wait}</option>
            {edit.remedy === "record" && <option value="accept">{words.choices.accept}</option>}
            <option value="putBack">{words.choices.putBack}</option>
          </Select>
        </Field>
      )}
    </li>
  );
};
