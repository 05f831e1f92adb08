/** A published text as plain data (通报): its title, its paragraphs, its tables. */
export type Notice = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly NoticeTable[];
};

export type NoticeTable = {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
