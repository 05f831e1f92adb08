import { at } from "../shared/at.ts";
import { attributionsIn } from "./attribution.ts";
import type { Script, Stretch } from "./script.ts";

const opensNote = /^(?:备注|注|说明|附注|填表说明|有关说明)[0-9]?:/u;
const farthestLines = 40;

/**
 * Where the notes below the tasks begin (说明：1.…2.…): at the last line that opens notes, when nobody is named behind
 * it and somebody before it; the stretch's end where there are none. Their numbers count nothing but themselves.
 *
 * @param belowTasks tasks stand before the stretch
 */
export const noteStart = (script: Script, within: Stretch, belowTasks: boolean): number => {
  const { lines, chars } = script;
  let last = lines.length - 1;
  while (last >= 0 && at(lines, last).start >= within.end) last--;
  for (let i = last; i >= 0 && i > last - farthestLines; i--) {
    const line = lines[i];
    if (!line || line.start < within.start) break;
    if (!opensNote.test(chars.slice(line.start, line.start + 8))) continue;
    if (attributionsIn(script, { start: line.start, end: within.end }).found.length > 0) break;
    const isBelow = belowTasks || attributionsIn(script, { start: within.start, end: line.start }).found.length > 0;
    return isBelow ? line.start : within.end;
  }
  return within.end;
};
