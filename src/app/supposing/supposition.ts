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

/**
 * Reads one supposition; colons, equals signs and digits may be full-width, as Chinese keyboards write them.
 *
 * @returns it, or `supposition-unreadable` (got), `supposition-not-number` (got, text)
 */
export const readSupposition = (text: string): Result<Supposition> => {
  const [, kind = "", subject = "", value = ""] = /^(\w+)[:：]([^=＝]+)[=＝](.+)$/u.exec(text.trim()) ?? [];
  const plain = narrowNumber(value.trim());
  const found = suppositionOf(kind, subject.trim().replaceAll("／", "/").replaceAll("＠", "@"), plain);
  if (!found) return refused([errorAt(wholeAssessment, "supposition-unreadable", { got: text })]);
  return found.kind === "score" || isNumber(plain)
    ? done(found)
    : refused([errorAt(wholeAssessment, "supposition-not-number", { got: value.trim(), text })]);
};

/** The digits of a full-width number; what is no number stays as it is written, an option's name for one. */
const narrowNumber = (value: string): string => {
  const narrow = value.normalize("NFKC").replaceAll("。", ".");
  return isNumber(narrow) ? narrow : value;
};

const isNumber = (value: string): boolean => /^\d/u.test(value) && parseExact(value) !== null;

const suppositionOf = (kind: string, subject: string, value: string): Supposition | null => {
  if (kind === "score") {
    const [, unit = "", criterion = "", reviewer] = /^([^/]+)\/([^@]+)(?:@(.+))?$/u.exec(subject) ?? [];
    return unit === "" ? null : { kind, unit, criterion, reviewer: reviewer ?? null, value };
  }
  if (subject === "") return null;
  if (kind === "weight") return { kind, criterion: subject, value };
  if (kind === "party") return { kind, party: subject, value };
  const [, criterion = "", figure = ""] = /^([^/]+)\/(.+)$/u.exec(subject) ?? [];
  return kind === "rule" && criterion !== "" ? { kind, criterion, figure, value } : null;
};
