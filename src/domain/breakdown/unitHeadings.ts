import type { Attribution } from "./attribution.ts";
import { contentOf } from "./attributionContent.ts";
import type { OutlineNode } from "./outlineNodes.ts";
import type { Script } from "./script.ts";
import { isUnitLine } from "./unitLine.ts";

/** 一、县财政局（3项）: where all headings of a level are nothing but units, each is responsible for what stands below it. */
export const headedByUnits = (script: Script, nodes: readonly OutlineNode[]): readonly OutlineNode[] => {
  const headings = nodes.filter(({ children }) => children.length > 0);
  const whom = headings.length < 2 ? [] : headings.map((node) => headingUnits(script, node));
  if (whom.length === 0 || whom.includes(null)) return nodes;
  return nodes.map((node) => {
    const scope = whom[headings.indexOf(node)] ?? null;
    return scope ? { ...node, scope, attributed: true } : node;
  });
};

const headingUnits = (script: Script, { own, scope, attributions }: OutlineNode): Attribution | null => {
  if (scope !== null || attributions.found.length > 0 || own.end - own.start > longestUnits) return null;
  const counted = /\((?:共|计)?[\d一二三四五六七八九十]{1,3}[项条个件]\)[:。]?$|[:。]$/u.exec(
    script.chars.slice(own.start, own.end),
  );
  const place = { start: own.start, end: own.end - (counted?.[0].length ?? 0) };
  if (!isUnitLine(script, place)) return null;
  return { ...place, roles: contentOf(script, place).roles, certain: true };
};
const longestUnits = 80;
