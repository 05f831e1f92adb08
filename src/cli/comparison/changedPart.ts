/** So many characters around a change are shown, and at most so many of the change itself. */
const around = 10;
const longest = 60;

/** The part of a text that was changed (改动处), between a few words that stayed: …前文【旧】改为【新】后文…. */
export const changedPart = (old: string, now: string): string => {
  const [before, after] = [characters(old), characters(now)];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  // A number is shown whole: 30日 became 20日, not 3 became 2.
  while (head > 0 && isDigit(before[head - 1]) && (isDigit(before[head]) || isDigit(after[head]))) head--;
  while (tail > 0 && isDigit(before.at(-tail)) && (isDigit(before.at(-tail - 1)) || isDigit(after.at(-tail - 1))))
    tail--;
  const lead = before.slice(Math.max(0, head - around), head).join("");
  const trail = before.slice(before.length - tail, before.length - tail + around).join("");
  const parts = [before, after].map((one) => clipped(one.slice(head, one.length - tail)));
  return `${head > around ? "…" : ""}${lead}【${parts.join("】→【")}】${trail}${tail > around ? "…" : ""}`;
};

const characters = (text: string): readonly string[] => Array.from(text.replace(/\s+/gu, " "));

const isDigit = (character: string | undefined): boolean => /^[\d.]$/u.test(character ?? "");

const clipped = (part: readonly string[]): string =>
  part.length > longest ? `${part.slice(0, longest).join("")}…` : part.join("");
