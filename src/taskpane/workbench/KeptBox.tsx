import { useEffect, useState, type ReactNode } from "react";

import type { StoredBook } from "../../app/workbench/storedBook.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { clockText } from "./clockText.ts";
import type { KeeperWording } from "./keeperWording.zh.ts";
import { ModalBox } from "./ModalBox.tsx";

/** In bytes; null where the browser does not say. */
export type Room = { readonly used: number | null; readonly most: number | null; readonly isKept: boolean | null };

type Props = {
  readonly books: readonly StoredBook[];
  readonly open: StoredBook | null;
  readonly words: KeeperWording;
  readonly language: Language;
  readonly room: () => Promise<Room>;
  readonly openStored: (id: string) => void;
  readonly openSample: () => void;
  readonly rename: (id: string, name: string) => void;
  readonly download: (book: StoredBook) => void;
  readonly remove: (id: string) => void;
  readonly close: () => void;
  /** What is to be said of what was asked for here. */
  readonly children: ReactNode;
};

/** All assessments in this browser (全部考核): open, rename, download, delete after asking. */
export const KeptBox = (props: Props): ReactNode => {
  const { books, words, room, openSample, close, children } = props;
  const said = words.list;
  const [space, setSpace] = useState<Room | null>(null);
  useEffect(() => void room().then(setSpace), [room, books]);
  return (
    <ModalBox id="kept-box" heading={said.heading} close={close}>
      {children}
      {books.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <ul role="list">
          {books.map((book) => (
            <Line key={book.id} {...props} book={book} />
          ))}
        </ul>
      )}
      {space?.used != null && space.most !== null && <p>{said.room(sizeText(space.used), sizeText(space.most))}</p>}
      {space?.isKept != null && <p>{space.isKept ? said.kept : said.notKept}</p>}
      <div className="keeper-buttons">
        {!books.some(({ isSample }) => isSample) && (
          <button type="button" onClick={openSample}>
            {said.openSample}
          </button>
        )}
        <button type="button" onClick={close}>
          {said.close}
        </button>
      </div>
    </ModalBox>
  );
};

const Line = ({
  book,
  open,
  words,
  language,
  openStored,
  rename,
  download,
  remove,
}: Props & { readonly book: StoredBook }): ReactNode => {
  const said = words.list;
  const [doing, setDoing] = useState<"rename" | "remove" | null>(null);
  const [name, setName] = useState(book.name);
  return (
    <li data-book={book.id}>
      <span>
        <strong>{book.name}</strong>
        {book.isSample ? said.isSample : ""}
        {open?.id === book.id ? said.isOpen : ""}
      </span>
      <span className="facts">{said.facts(clockText(book.saved, language), sizeText(book.size))}</span>
      {doing === null && (
        <span className="keeper-buttons">
          <button type="button" aria-label={said.open(book.name)} onClick={() => openStored(book.id)}>
            {said.short.open}
          </button>
          <button type="button" aria-label={said.rename(book.name)} onClick={() => setDoing("rename")}>
            {said.short.rename}
          </button>
          <button type="button" aria-label={said.export(book.name)} onClick={() => download(book)}>
            {said.short.export}
          </button>
          <button type="button" aria-label={said.remove(book.name)} onClick={() => setDoing("remove")}>
            {said.short.remove}
          </button>
        </span>
      )}
      {doing === "rename" && (
        <form
          className="keeper-buttons"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "") rename(book.id, name.trim());
            setDoing(null);
          }}
        >
          <input aria-label={said.newName} value={name} onChange={({ target }) => setName(target.value)} />
          <button type="submit">{said.ok}</button>
          <button type="button" onClick={() => setDoing(null)}>
            {said.cancel}
          </button>
        </form>
      )}
      {doing === "remove" && (
        <span role="alert">
          {said.sure(book.name)}
          <span className="keeper-buttons">
            <button type="button" data-sure onClick={() => remove(book.id)}>
              {said.short.remove}
            </button>
            <button type="button" onClick={() => setDoing(null)}>
              {said.cancel}
            </button>
          </span>
        </span>
      )}
    </li>
  );
};

const sizeText = (bytes: number): string =>
  bytes >= 1_000_000_000
    ? `${(bytes / 1_000_000_000).toFixed(1)} GB`
    : bytes >= 1_000_000
      ? `${(bytes / 1_000_000).toFixed(1)} MB`
      : `${Math.ceil(bytes / 1000)} kB`;
