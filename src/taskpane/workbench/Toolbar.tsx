import { useRef, type ReactNode } from "react";

import type { WorkbenchWording } from "./workbenchWording.zh.ts";

type Props = {
  readonly words: WorkbenchWording;
  readonly name: string;
  /** What was said last, and whether it is something that did not work. */
  readonly said: { readonly text: string; readonly isBad: boolean };
  readonly open: (file: File) => void;
  /** Where the browser has a way to files on the disk that lasts; else a file is read once. */
  readonly pick?: () => void;
  readonly create: () => void;
  readonly save: () => void;
  /** What whoever keeps workbooks adds. */
  readonly children?: ReactNode;
};

/** The line above the grid: which workbook is open, what can be done with its file, and what came of it. */
export const Toolbar = ({ words, name, said, open, pick, create, save, children }: Props): ReactNode => {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <header className="workbench-bar">
      <div role="toolbar" aria-label={words.toolbar}>
        <button type="button" id="open-file" onClick={() => (pick ? pick() : picker.current?.click())}>
          {words.open}
        </button>
        <input
          ref={picker}
          type="file"
          id="open-picker"
          hidden
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = "";
            if (file) open(file);
          }}
        />
        <button type="button" id="new-book" onClick={create}>
          {words.create}
        </button>
        <button type="button" id="save-file" onClick={save}>
          {words.save}
        </button>
        {children}
      </div>
      <strong className="workbench-name">{name}</strong>
      <p role={said.isBad ? "alert" : "status"} className={said.isBad ? "bad" : undefined}>
        {said.text}
      </p>
    </header>
  );
};
