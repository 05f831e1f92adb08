import { attributionRoles, type AttributionRoles } from "./attributionRoles.ts";
import { withoutAsides } from "./attributionVerbs.ts";
import type { Script, Stretch } from "./script.ts";
import { writtenOf } from "./unitLine.ts";
import { isUnitList } from "./unitNames.ts";
import type { Written } from "./written.ts";

/** What an attribution's content says (标注内容). */
export type AttributionContent = { readonly written: Written; readonly roles: AttributionRoles };

const longestKept = 200;

/** Reads the content of an attribution; what a document says again is read once. */
export const contentOf = (script: Script, stretch: Stretch): AttributionContent => {
  const written = writtenOf(script, stretch);
  if (written.ink.length > longestKept) return read(written);
  const known = contentsOf(script);
  const before = known.get(written.ink);
  if (before) return before;
  const content = read(written);
  known.set(written.ink, content);
  return content;
};

/** True where the content is nothing but a list of units; asked only where no verb tells more. */
export const isBareList = ({ written }: AttributionContent): boolean => isUnitList(withoutAsides(written));

const contents = new WeakMap<Script, Map<string, AttributionContent>>();

const contentsOf = (script: Script): Map<string, AttributionContent> => {
  const before = contents.get(script);
  if (before) return before;
  const known = new Map<string, AttributionContent>();
  contents.set(script, known);
  return known;
};

const read = (written: Written): AttributionContent => ({ written, roles: attributionRoles(written) });
