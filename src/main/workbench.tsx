import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

import type { BookHint } from "../app/ports.ts";
import { issueText, type Language } from "../app/wording/issueText.ts";
import type { OpeningStep } from "../app/workbench/openFile.ts";
import type { Result } from "../domain/shared/result.ts";
import { breath } from "../hosts/excel/breath.ts";
import type { GridDriver } from "../hosts/workbench/gridDriver.ts";
import type { Grid, GridHearing } from "../hosts/workbench/univerGrid.ts";
import { Shell } from "../taskpane/Shell.tsx";
import { shellWordingEn } from "../taskpane/shellWording.en.ts";
import { shellWordingZh } from "../taskpane/shellWording.zh.ts";
import { storageRoom } from "../hosts/browser/storageRoom.ts";
import { hasDiskFiles } from "../hosts/browser/diskFile.ts";
import { KeeperBar } from "../taskpane/workbench/KeeperBar.tsx";
import { keeperWordingEn } from "../taskpane/workbench/keeperWording.en.ts";
import { keeperWordingZh } from "../taskpane/workbench/keeperWording.zh.ts";
import { OpeningVeil } from "../taskpane/workbench/OpeningVeil.tsx";
import { PartBar } from "../taskpane/workbench/PartBar.tsx";
import { Toolbar } from "../taskpane/workbench/Toolbar.tsx";
import { workbenchWordingEn } from "../taskpane/workbench/workbenchWording.en.ts";
import { workbenchWordingZh } from "../taskpane/workbench/workbenchWording.zh.ts";
import { bookKeeping } from "./bookKeeping.ts";
import type { RecalculatingSession } from "./recalcWorker.ts";
import type { FileHost, FileSession } from "./filesWorker.ts";
import { startCore } from "./startCore.ts";
import { heardLast, startThread, untilCancelled } from "./startThread.ts";
import { workbenchBook, type NotTaken, type WorkbenchBook } from "./workbenchBook.ts";
import "../taskpane/pane.css";
import "../taskpane/workbench/workbench.css";

const asked = new URLSearchParams(location.search);
const language: Language = (asked.get("lang") ?? navigator.language).startsWith("en") ? "en" : "zh";
const words = language === "en" ? workbenchWordingEn : workbenchWordingZh;
const keeperWords = language === "en" ? keeperWordingEn : keeperWordingZh;
const shellWords = language === "en" ? shellWordingEn : shellWordingZh;
document.documentElement.lang = language === "en" ? "en" : "zh-CN";
document.title = words.title;

const hints = new Set<(hint: BookHint) => void>();
const refusals = new Set<(one: NotTaken) => void>();
const hearing: GridHearing = {
  hint: (hint) => {
    for (const tell of hints) tell(hint);
  },
  refused: (refusal, place) => {
    for (const tell of refusals) tell({ refusal, place });
  },
};

let giveDriver: (driver: GridDriver) => void = () => undefined;
const driver = new Promise<GridDriver>((resolve) => {
  giveDriver = resolve;
});
const beside: Pick<GridDriver, "readChanged"> = { readChanged: async (known) => (await driver).readChanged(known) };
const actions = startCore(() => new Worker(new URL("./workbenchWorker.ts", import.meta.url)), driver);

const recalculation = startThread<RecalculatingSession, never>(
  () => new Worker(new URL("./recalcWorker.ts", import.meta.url)),
  beside,
);

const fileHost: FileHost = {
  ...beside,
  // A large year takes seconds to compute for the first time: as long as the file is being opened, nobody waits for it.
  foundMaster: (identity) => untilCancelled(recalculation.session.prepare(identity)),
};
const filesThread = startThread<FileSession, OpeningStep>(
  () => new Worker(new URL("./filesWorker.ts", import.meta.url)),
  fileHost,
);

const cancelOpening = (): void => {
  filesThread.cancel();
  recalculation.cancel();
};

/** The grid is large and comes after the pane is drawn. */
let mountGrid: (place: HTMLElement) => void = () => undefined;
const grid = new Promise<Grid>((ready, fail) => {
  mountGrid = (place) => {
    import("../hosts/workbench/univerGrid.ts")
      .then(({ univerGrid }) => univerGrid(place, language, hearing, breath))
      .then(ready, fail);
  };
});
const book = workbenchBook(recalculation.session, filesThread.session, grid, hints);
giveDriver(book.driver);

const ownName = (): string => keeperWords.ownName(String(new Date().getFullYear()));
const keeping = bookKeeping(book, filesThread.session, { sample: keeperWords.sampleName, own: ownName });
const { keeper } = keeping;

/** What scripts of the page, and its tests, can ask of the open workbook. */
declare global {
  var kaopingWorkbench: WorkbenchBook;
}
globalThis.kaopingWorkbench = book;
void grid.then(() => performance.mark("kaoping-grid"));

/** How far the opening of a file has come. */
const openingStep = heardLast(filesThread.hear);

/** `isTyped` holds as long as something is typed that is not recorded. */
type Said = { readonly text: string; readonly isBad: boolean; readonly isTyped?: boolean };

const textOf = ({ refusal, place }: NotTaken): string =>
  words.notTaken[refusal.code](place, "text" in refusal ? refusal.text : "");

const saidOf = <T,>(outcome: Result<T>, text: string): Said => ({
  text: [...(outcome.ok ? [text] : []), ...outcome.issues.map((issue) => issueText(issue, language))].join(" "),
  isBad: !outcome.ok,
});

const download = (bytes: Uint8Array, name: string): void => {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

const fileNameOf = (name: string): string =>
  name === "" ? words.unnamed : `${name.replace(/\.xlsx$/iu, "").replaceAll(/[\\/:*?"<>|]/gu, "-")}.xlsx`;

/** While another workbook is being opened nothing is typed into the one before; `inert` would cost the grid its keyboard for good. */
const holdBack = (event: { readonly preventDefault: () => void; readonly stopPropagation: () => void }): void => {
  event.preventDefault();
  event.stopPropagation();
};

const keepWhileOpen = (): void => {
  addEventListener("beforeunload", (event) => {
    if (keeper.isAtRisk()) event.preventDefault();
  });
  addEventListener("pagehide", keeper.close);
  addEventListener("focus", () => void keeping.lookAtDisk());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void keeper.flush();
  });
};

const Root = (): ReactNode => {
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said>({ text: "", isBad: false });
  const [opening, setOpening] = useState(0);
  useEffect(() => {
    if (place.current) mountGrid(place.current);
    performance.mark("kaoping-interactive");
    refusals.add((one) => setSaid({ text: textOf(one), isBad: true }));
    book.onRecalculated((typed) => {
      setSaid((before) => {
        if (typed > 0) return { text: words.typed(typed), isBad: false, isTyped: true };
        return before.isTyped === true ? { text: "", isBad: false } : before;
      });
    });
    const unhear = book.onOpened(() => setOpening((count) => count + 1));
    keepWhileOpen();
    // `?empty` begins with nothing, and keeps only what is begun or opened then.
    if (!asked.has("empty")) void keeper.start(location.hash.slice(1) || null);
    return unhear;
  }, []);
  const kept = useSyncExternalStore(keeper.subscribe, keeper.state);
  const part = useSyncExternalStore(book.onPart, book.part);
  const step = useSyncExternalStore(openingStep.subscribe, openingStep.state);
  const open = async (file: File): Promise<void> => {
    const taken = await keeping.bringIn(file.name, new Uint8Array(await file.arrayBuffer()));
    setSaid({ text: taken ? words.opened(file.name) : "", isBad: false });
  };
  const id = kept.open?.id;
  useEffect(() => {
    if (id !== undefined) history.replaceState(null, "", `#${id}`);
  }, [id]);
  const save = async (): Promise<void> => {
    setSaid({ text: words.saving, isBad: false });
    const outcome = await keeper.handOut();
    const name = fileNameOf(keeper.state().open?.name ?? book.name());
    if (outcome.ok) download(outcome.value, name);
    setSaid(saidOf(outcome, words.saved(name)));
  };
  return (
    <div className="workbench">
      <Toolbar
        words={words}
        name={kept.open?.name ?? book.name()}
        said={said}
        open={(file) => void open(file)}
        {...(hasDiskFiles() ? { pick: () => void keeping.openFromDisk() } : {})}
        create={() => void keeper.create(ownName())}
        save={() => void save()}
      >
        <KeeperBar
          kept={kept}
          words={keeperWords}
          language={language}
          keeper={keeper}
          room={storageRoom}
          download={(stored) =>
            void keeper.contentOf(stored.id).then((bytes) => bytes && download(bytes, fileNameOf(stored.name)))
          }
          saveToDisk={hasDiskFiles() ? () => void keeping.saveToDisk(fileNameOf(kept.open?.name ?? "")) : null}
        />
      </Toolbar>
      <section className="workbench-grid" aria-label={words.grid} aria-busy={kept.busy} data-takes-text>
        {part && <PartBar words={words.part} {...part} choose={book.choosePart} />}
        <div ref={place} className="workbench-sheet" onKeyDownCapture={kept.busy ? holdBack : undefined} />
        {kept.busy && <OpeningVeil words={words.opening} step={step} cancel={cancelOpening} />}
      </section>
      <div className="workbench-side" inert={kept.busy}>
        <Shell
          key={opening}
          actions={actions}
          words={shellWords}
          language={language}
          dark={false}
          first={null}
          openBook={({ name, bytes }) => void keeping.bringIn(name, bytes)}
        />
      </div>
    </div>
  );
};

const root = document.getElementById("root");
if (!root) throw new RangeError("the page: got no #root, want one");
createRoot(root).render(<Root />);
