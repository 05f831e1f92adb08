import type { LeafRule, Option } from "../../domain/scheme/leafRule.ts";
import { wantedKind, type Observation } from "../../domain/scoring/observation.ts";
import {
  add,
  divide,
  exact,
  fixedText,
  multiply,
  nearestFloat,
  ratio,
  subtract,
  type Exact,
} from "../../domain/shared/exact.ts";

/** What an observation says, without whom it is about and who said it. */
export type Word = Pick<Observation, "task" | "kind" | "value" | "count" | "of">;

/** A whole number in [0, n); the same key gives the same number each time. */
export type Draw = (key: string, n: number) => number;

/**
 * What a reviewer might have found on a leaf of any rule (演示观测): about `percent` of what can be had, by draws alone.
 *
 * @param max the leaf's points
 * @param tasks the ids of the unit's tasks, for a leaf that is scored by them
 * @returns one word or several, as the rule wants; none for a leaf that is scored by findings
 */
export const inventWords = (
  rule: LeafRule,
  max: Exact,
  percent: number,
  tasks: readonly string[],
  draw: Draw,
): readonly Word[] => {
  if (rule.kind === "findings") return [];
  const kind = wantedKind[rule.kind];
  if (kind === null) throw new RangeError(`rule ${rule.kind}: got no kind of observation, want one`);
  const word = (said: Partial<Word>): Word => ({ task: "", kind, value: null, count: null, of: null, ...said });
  const hit = (key: string): boolean => draw(key, 100) < percent;
  switch (rule.kind) {
    case "points":
      return [word({ value: mark(rule.scale ?? { lowest: "0", highest: fixedText(max, 4) }, percent) })];
    case "options":
      return [word({ value: nearest(rule.options, percent) })];
    case "parts":
      return rule.parts.map(({ id }) => word({ value: id, count: hit(id) ? "1" : "0" }));
    case "proportion": {
      const due = 20 + draw("due", 30);
      return [word({ count: String(Math.round((due * percent) / 100)), of: String(due) })];
    }
    case "count":
      return [word({ count: String(draw("count", 4)) })];
    case "deductions":
    case "minus": {
      const found = rule.kinds.filter(({ id }) => !hit(id));
      return found.length === 0
        ? [word({ count: "0" })]
        : found.map(({ id }) => word({ value: id, count: String(1 + draw(`${id} count`, 2)) }));
    }
    case "allOrNothing":
      return [word({ count: hit("first") || hit("second") ? "0" : "1" })];
    case "completion":
      return [word({ count: fixedText(ratio(percent, 10), 1), of: "10" })];
    case "tasks":
      return tasks.map((task) => word({ task, value: nearest(rule.states, hit(task) ? 100 : percent / 2) }));
    case "survey":
      return rule.options.map(({ id, share }) => {
        const near = 100 - Math.abs(nearestFloat(exact(share)) * 100 - percent);
        return word({ value: id, count: String(rule.minimumSample + Math.round(near) + draw(id, 5)) });
      });
    case "formula":
      return rule.inputs.map(({ id }) => word({ value: id, count: String(percent + draw(id, 5)) }));
  }
};

/** A mark to two decimals, within the scale whatever its ends. */
const mark = ({ lowest, highest }: { readonly lowest: string; readonly highest: string }, percent: number): string => {
  const [from, to] = [exact(lowest), exact(highest)];
  const got = add(from, divide(multiply(subtract(to, from), exact(String(percent))), exact("100")));
  const floor = Math.floor(nearestFloat(multiply(got, exact("100"))) + 1e-9);
  return fixedText(ratio(floor, 100), 2);
};

/** The option whose share comes nearest to a percentage; the first of several. */
const nearest = (options: readonly Option[], percent: number): string => {
  const apart = ({ share }: Option): number => Math.abs(nearestFloat(exact(share)) * 100 - percent);
  return options.reduce((best, option) => (apart(option) < apart(best) ? option : best)).id;
};
