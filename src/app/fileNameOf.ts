/** What Windows, macOS or Linux refuse in a file name, and marks that turn the reading direction. */
const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;

/** A file name that people can read and every system takes: the name, the id that makes it unique, the ending. */
export const fileNameOf = (name: string, id: string, ending: string): string =>
  `${name.replace(forbidden, "_").slice(0, 60)}-${id}.${ending}`;
