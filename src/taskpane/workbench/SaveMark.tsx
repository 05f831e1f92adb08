import type { ReactNode } from "react";

import type { SaveState } from "../../app/workbench/autosave.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { clockText } from "./clockText.ts";
import type { KeeperWording } from "./keeperWording.zh.ts";

type Props = { readonly save: SaveState | null; readonly words: KeeperWording; readonly language: Language };

/** Whether what is on the screen is also on the disk (保存状态), by a mark and a word; a failure says what to do. */
export const SaveMark = ({ save, words, language }: Props): ReactNode => {
  if (!save) return null;
  const failed = save.kind === "failed";
  return (
    <>
      <span id="save-state" className={`save ${save.kind}`} data-save={save.kind} title={words.save.where}>
        {save.kind === "saved" ? words.save.saved(clockText(save.at, language)) : words.save[save.kind]}
      </span>
      {failed && (
        <p role="alert" className="bad">
          {words.failures[save.failure.code](save.failure.detail)}
        </p>
      )}
    </>
  );
};
