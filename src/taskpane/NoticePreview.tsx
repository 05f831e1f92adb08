import { Button } from "@fluentui/react-components";
import { useState, type ComponentType, type ReactNode } from "react";

import type { YearView } from "../app/session/yearView.ts";
import type { OfficialPage } from "../domain/notice/pagePiece.ts";
import type { NoticePagesProps } from "./NoticePages.tsx";
import type { PanelProps } from "./stepPanels.ts";
import { issueMessages } from "./usePane.ts";
import { wordingIn } from "./wordingIn.ts";

/** Pages with what draws them and the year they were laid out of. */
type Shown = {
  readonly pages: readonly OfficialPage[];
  readonly of: YearView | null;
  readonly Pages: ComponentType<NoticePagesProps>;
};

/** The notice as pages before it is published; what lays it out and draws it is loaded when it is asked for. */
export const NoticePreview = ({ pane, language }: Pick<PanelProps, "pane" | "language">): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.notice;
  const [shown, setShown] = useState<Shown | null>(null);
  const show = (): void =>
    void pane.alone(async () => {
      const [made, { NoticePages }] = await Promise.all([pane.session.preview(), import("./NoticePages.tsx")]);
      setShown(made.ok ? { pages: made.value, of: pane.year, Pages: NoticePages } : null);
      return issueMessages(made.issues);
    });
  return (
    <section aria-labelledby="notice-preview">
      <h3 id="notice-preview">{words.preview}</h3>
      <p>{words.previewHint}</p>
      <Button disabledFocusable={pane.busy} onClick={show}>
        {words.showPreview}
      </Button>
      {/* What changed since was not laid out: the pages go with the year they show. */}
      {shown && shown.of === pane.year && <shown.Pages pages={shown.pages} words={words} paging={wording.review} />}
    </section>
  );
};
