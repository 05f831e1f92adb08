import { errorAt, done, noteAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";

/**
 * How the ledger file beside a workbook (留痕副本) stands to the ledger within it: it is not there, says the same, was not
 * written to its end, lacks the last entries, or has more of them.
 */
export type Standing = "absent" | "same" | "torn" | "behind" | "ahead";

/** The ledger that counts, as text, and how the file stands to the workbook. */
export type Mirrored = { readonly text: string; readonly standing: Standing };

/** Whether the next save has something to complete (待补全), in the workbook or in the file. */
export const isLagging = ({ standing }: Mirrored): boolean => standing !== "same" && standing !== "absent";

/**
 * Says that no ledger file lies beside a workbook (留痕副本缺失): what was written anew as a whole could not be told from it.
 *
 * @returns the note `mirror-absent` (file)
 */
export const absentIssues = ({ standing }: Mirrored, workbook: string, file: string): readonly Issue[] =>
  standing === "absent" ? [noteAt({ kind: "file", name: workbook }, "mirror-absent", { file })] : [];

/**
 * Holds the ledger file beside a workbook to the workbook's own (留痕比对). An entry is written to the file first and to the
 * workbook then; so a file that has more tells of a save that was broken off, and its entries count.
 *
 * @param own the workbook's ledger
 * @param beside the file's content, null where there is none
 * @returns the longer of the two; `mirror-apart` where neither is the beginning of the other; the warnings `mirror-torn`,
 *   `mirror-behind` (entries), `mirror-ahead` (entries), which say to which side it is repaired
 */
export const mirroredLedger = (own: string, beside: string | null, file: string): Result<Mirrored> => {
  if (beside === null) return done({ text: own, standing: "absent" });
  if (beside === own) return done({ text: own, standing: "same" });
  const place = { kind: "file", name: file } as const;
  const whole = beside.slice(0, endOfLastEntry(beside));
  const torn: readonly Issue[] = whole === beside ? [] : [warningAt(place, "mirror-torn")];
  if (whole === own) return done({ text: own, standing: "torn" }, torn);
  if (own.startsWith(whole)) {
    const entries = entriesIn(own) - entriesIn(whole);
    return done({ text: own, standing: "behind" }, [...torn, warningAt(place, "mirror-behind", { entries })]);
  }
  if (whole.startsWith(own)) {
    const entries = entriesIn(whole) - entriesIn(own);
    // What is torn off behind whole entries is dropped when the whole is written anew.
    const standing = torn.length > 0 ? "torn" : "ahead";
    return done({ text: whole, standing }, [...torn, warningAt(place, "mirror-ahead", { entries })]);
  }
  let same = 0;
  while (own[same] === whole[same]) same++;
  return refused([errorAt({ kind: "entry", index: entriesIn(own.slice(0, same)) }, "mirror-apart", { file })]);
};

/** Where the last entry that was written to its end ends; 0 where there is none. */
const endOfLastEntry = (text: string): number => {
  const ended = text.slice(0, text.lastIndexOf("\n") + 1);
  const start = ended.lastIndexOf("\nE");
  return start < 0 ? 0 : ended.indexOf("\n", start + 1) + 1;
};

const entriesIn = (text: string): number =>
  text
    .split("\n")
    .slice(0, -1)
    .filter((line) => line.startsWith("E")).length;
