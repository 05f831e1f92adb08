type Field = { instruction: string; showsResult: boolean };

/** Follows Word's fields (域) through a document: only their results are text; a table of contents is none. */
export type FieldReader = {
  readonly mark: (type: string) => void;
  readonly instruct: (text: string) => void;
  /** True where text stands in no field or in the results of all fields around it. */
  readonly shows: () => boolean;
  readonly inContents: () => boolean;
};

export const fieldReader = (): FieldReader => {
  const open: Field[] = [];
  const inContents = (): boolean => open.some(({ instruction }) => /^\s*TOC\b/iu.test(instruction));
  return {
    mark: (type) => {
      const last = open.at(-1);
      if (type === "begin") open.push({ instruction: "", showsResult: false });
      else if (type === "separate" && last) last.showsResult = true;
      else if (type === "end") open.pop();
    },
    instruct: (text) => {
      const last = open.at(-1);
      if (last && !last.showsResult) last.instruction += text;
    },
    shows: () => open.every(({ showsResult }) => showsResult) && !inContents(),
    inContents,
  };
};
