import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { BoardForm } from "../app/session/progressBoard.ts";
import type { Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly pane: Pane; readonly words: Wording["forms"]; readonly forms: readonly BoardForm[] };

/** What staff decide about forms that came back: which version counts, what does not apply, which goes back (自评表处理). */
export const FormDecisions = ({ pane, words, forms }: Props): ReactNode => (
  <>
    <Versions pane={pane} words={words} forms={forms.filter(({ versions }) => versions.length > 0)} />
    <Claims pane={pane} words={words} forms={forms.filter(({ notApplicable }) => notApplicable.length > 0)} />
    <Return pane={pane} words={words} forms={forms.filter(({ status }) => status !== "none" && status !== "locked")} />
  </>
);

const digits = 8;

const Versions = ({ pane, words, forms }: Props): ReactNode => {
  if (forms.length === 0) return null;
  return (
    <section aria-labelledby="form-versions">
      <h3 id="form-versions">{words.versions}</h3>
      {forms.map(({ unit, name, versions }) => (
        <div key={unit}>
          <h4>{name}</h4>
          <ul className="rounds" role="list">
            {versions.map(({ file, name: fileName, differences }, index) => (
              <li key={file}>
                <span>
                  {words.versionOf(fileName, file.slice(0, digits))}
                  {index === 0 && ` ${words.counting}`}
                </span>
                <Button
                  size="small"
                  disabledFocusable={pane.busy}
                  aria-label={words.keepOf(name, fileName)}
                  onClick={() => pane.change((session, actor) => session.keepForm(unit, file, actor), words.kept)}
                >
                  {words.keep}
                </Button>
                {differences.length > 0 && (
                  <ul>
                    {differences.map((difference) => (
                      <li key={difference.item}>{words.difference(difference)}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

const Claims = ({ pane, words, forms }: Props): ReactNode => {
  const [approver, setApprover] = useState("");
  if (forms.length === 0) return null;
  return (
    <section aria-labelledby="form-claims">
      <h3 id="form-claims">{words.claims}</h3>
      <Field label={words.approver} required>
        <Input value={approver} onChange={(_, { value }) => setApprover(value)} />
      </Field>
      <ul className="rounds" role="list">
        {forms.flatMap(({ unit, name, notApplicable }) =>
          notApplicable.map(({ id, name: criterion, account }) => (
            <li key={`${unit} ${id}`}>
              <span>{words.claim(name, criterion, account)}</span>
              <Button
                size="small"
                disabledFocusable={pane.busy || approver.trim() === ""}
                aria-label={words.approveOf(name, criterion)}
                onClick={() =>
                  pane.change(
                    (session, actor) => session.approveNotApplicable({ unit, criterion: id, approver }, actor),
                    words.approved,
                  )
                }
              >
                {words.approve}
              </Button>
            </li>
          )),
        )}
      </ul>
    </section>
  );
};

const Return = ({ pane, words, forms }: Props): ReactNode => {
  const [unit, setUnit] = useState("");
  const [reason, setReason] = useState("");
  const [due, setDue] = useState("");
  if (forms.length === 0) return null;
  const chosen = forms.some((form) => form.unit === unit) ? unit : "";
  return (
    <details>
      <summary>{words.back1}</summary>
      <form
        className="correction"
        onSubmit={(event) => {
          event.preventDefault();
          const back = { unit: chosen, reason, due };
          pane.change(
            (session, actor) => session.returnForm(back, actor),
            words.returned,
            () => setReason(""),
          );
        }}
      >
        <Field label={words.returnUnit} required>
          <Select value={chosen} onChange={(_, { value }) => setUnit(value)}>
            <option value="" />
            {forms.map((form) => (
              <option key={form.unit} value={form.unit}>
                {form.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.returnReason} required>
          <Input value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <Field label={words.returnDue}>
          <Input type="date" value={due} onChange={(_, { value }) => setDue(value)} />
        </Field>
        <Button type="submit" disabledFocusable={pane.busy || chosen === "" || reason.trim() === ""}>
          {words.back1}
        </Button>
      </form>
    </details>
  );
};
