/** What a form says of a task, a criterion or a finding in a word, in English. */
export const claimWordsEn: ReadonlyMap<string, string> = new Map([
  ["完成", "done"],
  ["部分完成", "partly done"],
  ["未完成", "not done"],
  ["不适用", "not applicable"],
  ["已整改", "put right"],
  ["未整改", "not put right"],
]);
