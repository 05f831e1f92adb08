import { counted } from "../app/wording/counted.ts";
import { punctuations } from "../app/wording/punctuation.ts";
import type { editsWordingZh } from "./editsWording.zh.ts";

/** The words of the list of edits in English. */
export const editsWordingEn: typeof editsWordingZh = {
  punctuation: punctuations.en,
  heading: "Edits outside Kaoping",
  hint: "What was changed in the sheets and is not in the ledger. What is accepted goes into the ledger with a reason, the rest is put back.",
  find: "Look for edits",
  none: "No edits outside Kaoping.",
  found: (count) => `${counted(count, "edit")} found`,
  decide: "What to do",
  cell: "Cell",
  cells: (count) => `Cell by cell, what was and is (${count})`,
  empty: "(empty)",
  choices: { wait: "leave for now", accept: "accept", putBack: "put back" },
  was: "Was",
  now: "Now",
  reason: "Why they are accepted",
  settle: (count) => `Settle ${count}`,
  settled: "Settled: what was accepted is in the ledger, the rest is as it was.",
};
