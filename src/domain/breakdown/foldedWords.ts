import { scriptOf } from "./script.ts";

/** A text as far as it counts when versions are compared (归一): folded, without white space and Markdown marks. */
export const foldedWords = (text: string): string => scriptOf(text).chars;
