/** A workbook file on the disk that a stored one came from or was saved to (磁盘文件), as it was last seen. */
export type SeenFile = { readonly name: string; readonly lastModified: number; readonly digest: string };

/** An assessment in the browser's storage (浏览器里的考核); what it holds lies beside it. */
export type StoredBook = {
  readonly id: string;
  readonly name: string;
  /** The sample that is shown to whoever comes for the first time. */
  readonly isSample: boolean;
  /** UTC to the second. */
  readonly created: string;
  readonly saved: string;
  /** Counts the saves of the whole storage: of two in the same second the higher was later. */
  readonly turn: number;
  /** In bytes. */
  readonly size: number;
  /** Counts its saves: whoever saves says which one they went on from. */
  readonly revision: number;
  readonly file: SeenFile | null;
};

/**
 * Why the storage did not do it (存储拒绝): `full` there is no room, `elsewhere` another tab saved meanwhile, `gone` it was deleted
 * there, `unavailable` the browser lets nothing be stored, `failed` anything else, which `detail` names.
 */
export type StoreFailure = {
  readonly code: "full" | "elsewhere" | "gone" | "unavailable" | "failed";
  readonly detail: string;
};

export type StoreResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: StoreFailure };

/** The browser's storage of assessments (浏览器存储); what it says is done is on the disk. */
export type BookStore = {
  /** The one saved last comes first. */
  readonly list: () => Promise<StoreResult<readonly StoredBook[]>>;
  readonly read: (id: string) => Promise<StoreResult<{ readonly book: StoredBook; readonly bytes: Uint8Array }>>;
  readonly create: (
    given: Pick<StoredBook, "name" | "isSample" | "file">,
    bytes: Uint8Array,
    at: string,
  ) => Promise<StoreResult<StoredBook>>;
  /** @param revision of the content that was changed; another one there means that somebody else saved */
  readonly save: (id: string, revision: number, bytes: Uint8Array, at: string) => Promise<StoreResult<StoredBook>>;
  readonly describe: (
    id: string,
    change: Partial<Pick<StoredBook, "name" | "file">>,
  ) => Promise<StoreResult<StoredBook>>;
  readonly remove: (id: string) => Promise<StoreResult<null>>;
};
