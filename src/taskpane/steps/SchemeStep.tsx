import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";

import { IssueList } from "../IssueList.tsx";
import { SourceField } from "../SourceField.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { useSetUp } from "../useSetUp.ts";
import { wordingIn } from "../wordingIn.ts";

const tables = ".csv,.xlsx";

/** 指标: scheme, units and reviewers, checked together before they are written. */
export const SchemeStep = ({ pane, language, dark }: PanelProps): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.scheme;
  const setUp = useSetUp(pane);
  if (!pane.year?.breakdown) return <p>{words.documentFirst}</p>;
  const { checked, source } = setUp;
  const ready = checked?.ok === true && !setUp.checking;
  return (
    <StepFrame dark={dark}>
      {pane.year.hasScheme && <p>{words.isSet(pane.year.schemeTitle)}</p>}
      <SourceField
        label={words.scheme}
        choices={[
          ["small", words.templates.small],
          ["departments", words.templates.departments],
          ["counties", words.templates.counties],
        ]}
        chosen={"template" in source.scheme ? source.scheme.template : ""}
        file={"template" in source.scheme ? null : source.scheme}
        accept=".json"
        words={words}
        pane={pane}
        choose={(template) => setUp.choose({ scheme: { template } })}
        take={(scheme) => setUp.choose({ scheme })}
      />
      <SourceField
        label={words.units}
        choices={[["", words.fromLeads]]}
        chosen=""
        file={source.units}
        accept={tables}
        words={words}
        pane={pane}
        choose={() => setUp.choose({ units: null })}
        take={(units) => setUp.choose({ units })}
      />
      <SourceField
        label={words.reviewers}
        choices={[["", words.oneAParty]]}
        chosen=""
        file={source.reviewers}
        accept={tables}
        words={words}
        pane={pane}
        choose={() => setUp.choose({ reviewers: null })}
        take={(reviewers) => setUp.choose({ reviewers })}
      />
      <h3 id="scheme-checks">{words.checks}</h3>
      <div role="status" aria-labelledby="scheme-checks">
        {setUp.checking && <p>{words.checking}</p>}
        {checked && !checked.ok && <p className="message error">{words.notReady}</p>}
        {checked?.ok && (
          <ul className="checks" role="list">
            {checked.value.map(({ code, data }) => (
              <li key={code}>
                <span aria-hidden="true">✓</span> {words.check[code](data)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {checked && <IssueList issues={checked.issues} language={language} more={wording.review.moreNotes} />}
      <Button
        appearance="primary"
        disabledFocusable={pane.busy || !ready}
        onClick={() => pane.change((session, actor) => session.setUp(source, actor), words.written)}
      >
        {words.write}
      </Button>
    </StepFrame>
  );
};
