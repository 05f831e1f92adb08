import { useState, type ReactNode } from "react";

import type { Kept, Keeper } from "../../app/workbench/keeper.ts";
import type { StoredBook } from "../../app/workbench/storedBook.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { CopyBox } from "./CopyBox.tsx";
import { KeeperNotes } from "./KeeperNotes.tsx";
import type { KeeperWording } from "./keeperWording.zh.ts";
import { KeptBox, type Room } from "./KeptBox.tsx";
import { SaveMark } from "./SaveMark.tsx";

type Props = {
  readonly kept: Kept;
  readonly keeper: Keeper;
  readonly words: KeeperWording;
  readonly language: Language;
  readonly room: () => Promise<Room>;
  readonly download: (book: StoredBook) => void;
  /** Null where the browser does not lead to files on the disk. */
  readonly saveToDisk: (() => void) | null;
};

/** What keeping assessments adds to the line above the grid (保管栏): saved or not, all of them, the sample, and what is to be said. */
export const KeeperBar = ({ kept, keeper, words, language, room, download, saveToDisk }: Props): ReactNode => {
  const [listed, setListed] = useState(false);
  const { open, save, books, notes, question } = kept;
  const list = (): void => {
    setListed(true);
    void keeper.refresh();
  };
  // A box before everything is where people look: what is to be said is said there.
  const said = <KeeperNotes notes={notes} words={words} language={language} dismiss={keeper.unsay} />;
  const closing = (act: () => void) => () => {
    setListed(false);
    act();
  };
  return (
    <>
      {saveToDisk && (
        <button type="button" id="save-disk" onClick={saveToDisk} disabled={!open}>
          {words.disk}
        </button>
      )}
      <button type="button" id="all-books" onClick={list}>
        {words.all(books.length)}
      </button>
      <SaveMark save={save} words={words} language={language} />
      {open?.isSample && (
        <span className="sample">
          {words.sample}{" "}
          <button
            type="button"
            id="start-own"
            className="primary"
            onClick={() => void keeper.create(words.ownName(String(new Date().getFullYear())))}
          >
            {words.start}
          </button>
        </span>
      )}
      {!listed && said}
      {question && <CopyBox question={question} words={words} answer={(answer) => void keeper.answer(answer)} />}
      {listed && (
        <KeptBox
          books={books}
          open={open}
          words={words}
          language={language}
          room={room}
          openStored={(id) => closing(() => void keeper.openStored(id))()}
          openSample={closing(() => void keeper.openSample())}
          rename={(id, name) => void keeper.rename(id, name)}
          download={download}
          remove={(id) => void keeper.remove(id)}
          close={() => setListed(false)}
        >
          {said}
        </KeptBox>
      )}
    </>
  );
};
