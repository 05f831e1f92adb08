import { strokeOrder } from "./strokeOrder.ts";

const places = new Map([...strokeOrder.matchAll(/./gu)].map(([character], place) => [character, place]));

/** What is no Chinese character comes first, one that no list of ours has comes last. */
const placeOf = (character: string): number => places.get(character) ?? (character < "\u3400" ? -1 : places.size);

/**
 * Which of two names comes first by strokes (笔画排序): character by character, fewer strokes first, then by the kind of each stroke,
 * 横竖撇点折; a name before one that goes on.
 */
export const byStrokes = (one: string, other: string): number => {
  const [ours, theirs] = [charactersIn(one), charactersIn(other)];
  for (let at = 0; at < Math.min(ours.length, theirs.length); at++) {
    const [a = "", b = ""] = [ours[at], theirs[at]];
    if (a !== b) return placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
  }
  return ours.length - theirs.length;
};

const charactersIn = (name: string): readonly string[] => Array.from(name);
