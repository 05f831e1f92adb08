import { errorAt, done, refused, type Result } from "../../domain/shared/result.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { parseExact } from "../../domain/shared/exact.ts";

/**
 * What might be otherwise (假设), as people write it on the command line:
 *
 * | text | means |
 * |---|---|
 * | `score:UNIT/CRITERION=VALUE` | every reviewer had said VALUE of the unit; with `@REVIEWER` after the criterion, only that one |
 * | `weight:CRITERION=N` | the criterion had N points (or the weight N); its siblings share the rest as before |
 * | `party:PARTY=N` | the party weighed N percent; the others share the rest as before |
 * | `rule:CRITERION/FIGURE=N` | a figure of the criterion's rule was N: `each`, `base`, `ceiling`, `most`, `rectified`, `minimumSample`, or the id of a fault, option, part or state |
 */
export type Supposition =
  | {
      readonly kind: "score";
      readonly unit: string;
      readonly criterion: string;
      readonly reviewer: string | null;
      readonly value: string;
    }
  | { readonly kind: "weight"; readonly criterion: string; readonly value: string }
  | { readonly kind: "party"; readonly party: string; readonly value: string }
  | { readonly kind: "rule"; readonly criterion: string; readonly figure: string; readonly value: string };

/** Reads one supposition. @returns it, or `supposition-unreadable` (got) */
export const readSupposition = (text: string): Result<Supposition> => {
  const [, kind = "", subject = "", value = ""] = /^(\w+):([^=]+)=(.+)$/u.exec(text.trim()) ?? [];
  const found = suppositionOf(kind, subject.trim(), value.trim());
  return found ? done(found) : refused([errorAt(wholeAssessment, "supposition-unreadable", { got: text })]);
};

const suppositionOf = (kind: string, subject: string, value: string): Supposition | null => {
  if (kind === "score") {
    const [, unit = "", criterion = "", reviewer] = /^([^/]+)\/([^@]+)(?:@(.+))?$/u.exec(subject) ?? [];
    return unit === "" ? null : { kind, unit, criterion, reviewer: reviewer ?? null, value };
  }
  if (!/^\d/u.test(value) || parseExact(value) === null || subject === "") return null;
  if (kind === "weight") return { kind, criterion: subject, value };
  if (kind === "party") return { kind, party: subject, value };
  const [, criterion = "", figure = ""] = /^([^/]+)\/(.+)$/u.exec(subject) ?? [];
  return kind === "rule" && criterion !== "" ? { kind, criterion, figure, value } : null;
};
