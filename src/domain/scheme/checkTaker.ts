import type { Issue } from "../shared/result.ts";
import { unknownIn, type At, type Part } from "./checkLists.ts";
import type { AbsentRule } from "./stage.ts";

/** Whoever takes an absent one's weight over (缺席权重接收方) is one of those that share the weight: `reference-unknown`. */
export const checkTaker = (
  part: Part,
  rule: AbsentRule,
  path: string,
  known: readonly string[],
  at: At,
): readonly Issue[] => (rule.kind === "to" ? unknownIn(part, [{ text: rule.to, path: `${path}.to` }], known, at) : []);
