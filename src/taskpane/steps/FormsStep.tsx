import { Button, Field, Input } from "@fluentui/react-components";
import { lazy, useState, type ReactNode } from "react";

import type { OfferedFile } from "../../app/session/paneSession.ts";
import { Bars } from "../Bars.tsx";
import { Pictures } from "../charts/Pictures.tsx";
import { DataTable } from "../DataTable.tsx";
import { FilePicker } from "../FilePicker.tsx";
import { FormDecisions } from "../FormDecisions.tsx";
import { Offers } from "../Offers.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { issueMessages } from "../usePane.ts";
import { wordingIn } from "../wordingIn.ts";

const UnitProgressChart = lazy(async () => ({
  default: (await import("../charts/UnitProgressChart.tsx")).UnitProgressChart,
}));

/** 自评: forms go out and come back, and who is late. */
export const FormsStep = ({ pane, language, dark }: PanelProps): ReactNode => {
  const words = wordingIn(language).forms;
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const [due, setDue] = useState("");
  const { year } = pane;
  if (!year?.hasScheme) return <p>{words.schemeFirst}</p>;
  const { forms } = year.board;
  const out = forms.filter(({ status }) => status !== "none");
  const back = forms.filter(({ status }) => status === "reported" || status === "locked");
  return (
    <StepFrame dark={dark}>
      <p>{words.hint}</p>
      <Field label={words.dueDate}>
        <Input type="date" value={due} onChange={(_, { value }) => setDue(value)} />
      </Field>
      <div className="buttons">
        <Button
          appearance={out.length === 0 ? "primary" : "secondary"}
          disabledFocusable={pane.busy}
          onClick={() => pane.make((session, actor) => session.issueForms(actor, due), words.issued, setFiles)}
        >
          {words.issue}
        </Button>
        <FilePicker
          label={words.collect}
          accept=".xlsx,.zip"
          several
          primary={out.length > back.length}
          busy={pane.busy || out.length === 0}
          take={(given) => pane.change((session, actor) => session.collectForms(given, actor), words.collected)}
          refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
        />
      </div>
      <Offers heading={words.download} files={files} single={words.single} />
      {out.length > 0 && (
        <>
          <Bars
            title={words.board}
            bars={[{ name: words.back, value: back.length, of: out.length, text: `${back.length} / ${out.length}` }]}
            tableTitle={words.table}
            header={[words.what, words.count]}
          />
          <FormDecisions pane={pane} words={words} forms={forms} />
          <details>
            <summary>{words.states}</summary>
            <DataTable
              title={words.states}
              header={[words.unit, words.state, words.due, words.late, words.remark]}
              rows={forms.map((form) => [
                form.name,
                words.status[form.status],
                form.due ?? "",
                form.late === null ? "" : words.days(form.late.days),
                words.remarkOf(form),
              ])}
            />
          </details>
          <details>
            <summary>{words.paste}</summary>
            <textarea
              className="message-text"
              aria-label={words.paste}
              readOnly
              rows={6}
              value={year.board.text.join("\n")}
            />
          </details>
        </>
      )}
      <Pictures title={words.byUnit} part={UnitProgressChart} pane={pane} language={language} reading={words.drawing} />
    </StepFrame>
  );
};
