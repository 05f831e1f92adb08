/** The word for so many, in English (英文单复数): the singular for 1 and nothing else. */
export const wordFor = (count: unknown, one: string, many: string): string => (String(count) === "1" ? one : many);

/** A count and what is counted, in English: "1 reviewer", "20 reviewers". @param many where it takes more than an s */
export const counted = (count: unknown, one: string, many = `${one}s`): string =>
  `${String(count)} ${wordFor(count, one, many)}`;

/**
 * A sentence in which the words that go with a number are chosen (按数选词): "{count} {count:row is/rows are} gone" for 1 becomes
 * "{count} row is gone". What stands for the number itself is left to be filled in.
 */
export const withWords = (sentence: string, data: Readonly<Record<string, unknown>>): string =>
  sentence.replace(/\{(\w+):([^{}/]*)\/([^{}/]*)\}/gu, (_, name: string, one: string, many: string) =>
    wordFor(data[name], one, many),
  );
