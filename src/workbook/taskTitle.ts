import type { Task } from "../domain/breakdown/breakdown.ts";

/** A task in a few words, for lists: its heading, or the beginning of its text where it has none. */
export const taskTitle = ({ heading, text }: Task): string => {
  const words = heading === "" ? text.replace(/\s+/gu, " ") : heading;
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
};
