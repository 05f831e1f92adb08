import type { ReactNode } from "react";

import type { KeeperNote } from "../../app/workbench/keeper.ts";
import { issueText, type Language } from "../../app/wording/issueText.ts";
import { clockText } from "./clockText.ts";
import type { KeeperWording } from "./keeperWording.zh.ts";

type Props = {
  readonly notes: readonly KeeperNote[];
  readonly words: KeeperWording;
  readonly language: Language;
  readonly dismiss: (note: KeeperNote) => void;
};

/** What the workbench has to say beside the workbook (工作台提示), each until it is dismissed; read out as it comes. */
export const KeeperNotes = ({ notes, words, language, dismiss }: Props): ReactNode => (
  <ul className="keeper-notes" role="list" aria-live="polite">
    {notes.map((note) => (
      <li key={note.code} data-note={note.code}>
        <span>{textOf(note, words, language)}</span>
        <button type="button" onClick={() => dismiss(note)}>
          {words.dismiss}
        </button>
      </li>
    ))}
  </ul>
);

const textOf = (note: KeeperNote, words: KeeperWording, language: Language): string => {
  switch (note.code) {
    case "issues":
      return note.issues.map((issue) => issueText(issue, language)).join(" ");
    case "notKept":
      return words.failures[note.failure.code](note.failure.detail);
    case "recovered":
      return words.notes.recovered({ ...note, at: clockText(note.at, language) });
    case "takenElsewhere":
      return words.notes.takenElsewhere(note);
    case "inUse":
      return words.notes.inUse(note);
    case "fileNotSaved":
      return words.notes.fileNotSaved(note);
    case "fileNewer":
      return words.notes.fileNewer(note);
    case "fileSaved":
      return words.notes.fileSaved(note);
    case "sampleMissing":
      return words.notes.sampleMissing();
    case "unsavedFirst":
      return words.notes.unsavedFirst();
  }
};
