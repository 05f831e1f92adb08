import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { materialText } from "../workbook/materialText.ts";
import { taskStateLabel } from "../workbook/registers/claimRegister.ts";

/** One thing that two versions of a form say differently (差异). */
export type FormDifference = { readonly item: string; readonly before: string; readonly now: string };

/** What stands before the number of what a piece of evidence is about, and for who filled in the form; other items are numbers of the form. */
export const evidenceItem = "佐证 ";
export const signedItem = "填报人";

/** All that two versions of a unit's form say differently, item by item. */
export const formDifferences = (before: SelfEvaluation, now: SelfEvaluation): readonly FormDifference[] => {
  const [old, fresh] = [sayings(before), sayings(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((item) => {
    const [was, is] = [old.get(item) ?? "", fresh.get(item) ?? ""];
    return was === is ? [] : [{ item, before: shown(was), now: shown(is) }];
  });
};

const shown = (text: string): string => (text === "" ? "—" : text.length > 120 ? `${text.slice(0, 120)}……` : text);

/** What a form says, by item. */
const sayings = (form: SelfEvaluation): ReadonlyMap<string, string> => {
  const said = new Map<string, string>();
  const say = (item: string, ...words: readonly string[]): void => {
    said.set(item, [said.get(item) ?? "", ...words].filter((word) => word !== "").join(" "));
  };
  for (const { task, state, account, evidence } of form.claims) say(task, taskStateLabel[state], account, evidence);
  for (const { duty, state, account } of form.duties ?? []) say(`普遍-${duty}`, taskStateLabel[state], account);
  for (const { criterion, points, account } of form.scores ?? []) {
    say(`指标-${criterion}`, points ?? taskStateLabel.notApplicable, account);
  }
  for (const { finding, rectified, date, account } of form.answers ?? []) {
    say(`问题-${finding}`, rectified ? "已整改" : "未整改", date ?? "", account);
  }
  for (const material of form.materials ?? []) say(`${evidenceItem}${material.about.id}`, materialText(material));
  const { by = "", phone = "", approvedBy = "", date = null } = form.signed ?? {};
  say(signedItem, by, phone, approvedBy, date ?? "");
  return said;
};
