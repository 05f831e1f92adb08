import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { ReviewWording } from "./reviewWording.zh.ts";

type Props = {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly go: (page: number) => void;
  readonly words: ReviewWording;
};

/** Goes through a long list a page at a time; nothing where there is one page. */
export const Pager = ({ page, pages, go, words }: Props): ReactNode =>
  pages > 1 && (
    <div className="buttons">
      <Button size="small" disabledFocusable={page === 0} onClick={() => go(page - 1)}>
        {words.previous}
      </Button>
      <span role="status">{words.page(page + 1, pages)}</span>
      <Button size="small" disabledFocusable={page === pages - 1} onClick={() => go(page + 1)}>
        {words.next}
      </Button>
    </div>
  );
