import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Block } from "../domain/ledger/entry.ts";
import { readLedgerStart } from "../domain/ledger/ledgerText.ts";
import { contentOf } from "../workbook/sheets/ledgerContent.ts";
import { actionText, contentText } from "../workbook/sheets/ledgerWords.ts";
import { applyChange } from "./applyChange.ts";
import { readChange, type Change } from "./change.ts";
import { subjectsTouched } from "./changeKeys.ts";
import { checkChange } from "./checkChange.ts";
import { compareResults, moveLines } from "./compareResults.ts";
import { computeResults } from "./computeResults.ts";
import { replay } from "./replay.ts";
import type { State } from "./state.ts";

/** How many things that an entry sets are named before the rest is only counted. */
const mostNamed = 8;

/**
 * Says what an entry that does not hold would have changed (坏记录的影响), had it been believed as it now stands: what it sets, and
 * who would move in the ranking.
 *
 * @param text the ledger as it was found
 * @param index the first entry that does not hold
 */
export const badEntryLines = (text: string, index: number, sha256: Sha256): readonly string[] => {
  const { ledger } = readLedgerStart(text);
  const good = replay(ledger.slice(0, index), sha256);
  const block = ledger[index];
  if (!good.ok) return [];
  if (!block) return [`前 ${good.value.ledger.length} 条记录可信；第 ${index} 条起读不出来，它会改变什么无从得知。`];
  const { state } = good.value;
  const change = readChange(block.entry.action, block.rows, index);
  return [
    `前 ${index} 条记录可信。第 ${index} 条现在说的是：${entryWords(block, state)}`,
    ...(change.ok ? changeLines(state, change.value) : ["它的内容读不懂，不会被接受。"]),
  ];
};

const entryWords = ({ entry, rows }: Block, { units }: State): string => {
  const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? id;
  const content = contentText(contentOf(entry.action, rows, unitName));
  return [entry.time, entry.actor, actionText(entry.action), content, entry.reason].filter(Boolean).join("，");
};

const changeLines = (state: State, change: Change): readonly string[] => {
  const touched = subjectsTouched(change).map(({ subject, key }) => `${subject} ${key.replace(/\n+/gu, "/")}`.trim());
  const named = touched.slice(0, mostNamed).join("、");
  const sets = `如果采信，它会写入：${named}${touched.length > mostNamed ? ` 等 ${touched.length} 处` : ""}。`;
  if (checkChange(state, change).some(({ severity }) => severity === "error"))
    return [sets, "这一变更在当时不会被接受。"];
  const after = applyChange(state, change);
  const moves = compareResults(state, after);
  if (moves.ok) return [sets, ...moveLines(after, moves.value)];
  return [sets, computeResults(after).ok ? "排名会由此产生。" : "当时还没有排名，名次不受影响。"];
};
