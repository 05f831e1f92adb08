/** What Windows, macOS or Linux refuse in a file name, marks that turn the reading direction, halves of characters. */
const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A file name that people can read and every system takes: the name, the id that makes it unique, the ending. */
export const fileNameOf = (name: string, id: string, ending: string): string =>
  `${name.slice(0, 60).replace(forbidden, "_")}-${id}.${ending}`;
