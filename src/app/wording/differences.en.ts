import type { Issue } from "../../domain/shared/result.ts";
import type { ScoreDifference } from "../contestedScores.ts";
import { evidenceItem, signedItem, type FormDifference } from "../formDifferences.ts";
import { claimWordsEn } from "./claimWords.en.ts";
import { listText } from "./listText.ts";
import { voiceWordsEn } from "./voiceWords.en.ts";

/** What two versions of a form say differently, in English: our own words are, what the unit wrote is as it wrote it. */
export const formDifferenceEn = ({ item, before, now }: FormDifference): FormDifference => {
  if (item === signedItem) return { item: "filled in by", before, now };
  if (item.startsWith(evidenceItem)) return { item: `evidence ${item.slice(evidenceItem.length)}`, before, now };
  return { item, before: claimEn(before), now: claimEn(now) };
};

/** The same as a line. */
export const formDifferenceLineEn = (difference: FormDifference): string => {
  const { item, before, now } = formDifferenceEn(difference);
  return `${item}: the first says ${before}, this one ${now}`;
};

/** "完成 已经公开 https://…": the state comes first. */
const claimEn = (said: string): string => said.replace(/^[^ ]+/u, (first) => claimWordsEn.get(first) ?? first);

/** What scores of a reviewer say otherwise than is recorded, in English. */
export const scoreDifferenceEn = (difference: ScoreDifference): ScoreDifference => ({
  ...difference,
  before: sayingEn(difference.before),
  now: sayingEn(difference.now),
});

/** The same as a line. */
export const scoreDifferenceLineEn = (difference: ScoreDifference): string => {
  const { unit, criterion, before, now } = scoreDifferenceEn(difference);
  return `${unit} ${criterion}: recorded ${before}, here ${now}`;
};

/** "不适用（批准人 李主任）（没有自建栏目）", "8（目录有缺项）" or "网站 1、窗口 2". */
const sayingEn = (said: string): string => {
  const [, what = "", approver, reason] = /^([^（]*?)(?:（批准人 ([^）]*)）)?(?:（(.*)）)?$/su.exec(said) ?? [];
  // Several that each have a reason are left as they are: a reason may hold any of our marks.
  if (what === "" || (reason !== undefined && reason.includes("）、"))) return said;
  const plain = listText(what, "en").replace(/^[^ ,]+$/u, (word) => voiceWordsEn.get(word) ?? word);
  const by = approver === undefined ? "" : `, approved by ${approver}`;
  return `${plain}${by}${reason === undefined ? "" : ` (${reason})`}`;
};

/** The data of an issue about differences, in English; those of others as they are. */
export const differenceDataEn = ({ code, data }: Issue): Issue["data"] => {
  const text = (name: string): string => String(data[name] ?? "");
  const said = { before: text("before"), now: text("now") };
  switch (code) {
    case "version-changed":
    case "version-differs":
      return formDifferenceEn({ item: text("item"), ...said });
    case "score-differs":
      return scoreDifferenceEn({ unit: text("unit"), criterion: text("criterion"), ...said });
    default:
      return data;
  }
};
