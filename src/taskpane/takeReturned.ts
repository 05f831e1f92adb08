import type { NamedBytes } from "../app/session/setUp.ts";
import type { StepId } from "../app/session/stepIds.ts";
import { readFiles } from "./readFiles.ts";
import type { ShellWording } from "./shellWording.zh.ts";
import { issueMessages, type Pane } from "./usePane.ts";

type Ways = {
  readonly open: (step: StepId) => void;
  readonly openBook: ((file: NamedBytes) => void) | undefined;
  /** What becomes of files that are neither forms nor packs. */
  readonly otherwise: () => void;
};

/** Takes files that were dropped by what they are (拖入的文件): forms come back, packs come back, a master is opened. */
export const takeReturned = async (
  pane: Pane,
  dropped: readonly File[],
  words: ShellWording,
  { open, openBook, otherwise }: Ways,
): Promise<void> => {
  const read = await readFiles(dropped);
  if (!read.ok) return pane.alone(() => Promise.resolve(issueMessages(read.issues)));
  const given = read.value;
  const [first] = given;
  const kind = await pane.session.kindOfFiles(given);
  if (kind === "forms") {
    open("forms");
    pane.change((session, actor) => session.collectForms(given, actor), words.formsTaken);
  } else if (kind === "packs") {
    open("scores");
    pane.change((session, actor) => session.takeScores(given, actor), words.packsTaken);
  } else if (kind === "master" && openBook && first) openBook(first);
  else otherwise();
};
