import { packText, type PackedPart } from "../../zip/writeZip.ts";
import type { Package } from "../openPackage.ts";

/** The parts of a workbook while it is changed: what nobody touches stays packed as it is. */
export type PartSet = {
  /** A part's text as the file had it; "" where there is none. */
  readonly text: (name: string) => string;
  readonly put: (name: string, pieces: Iterable<string>) => void;
  readonly remove: (name: string) => void;
  /** A name that no part has: the stem, a number, ".xml". */
  readonly free: (stem: string) => string;
  readonly all: () => readonly PackedPart[];
};

export const partSet = ({ part, packed }: Package): PartSet => {
  const parts = new Map<string, PackedPart>(packed().map((one) => [one.name.toLowerCase(), one]));
  return {
    text: part,
    put: (name, pieces) => {
      const former = parts.get(name.toLowerCase());
      const made = packText(former?.name ?? name, pieces);
      parts.set(name.toLowerCase(), { ...made, time: former?.time ?? made.time });
    },
    remove: (name) => parts.delete(name.toLowerCase()),
    free: (stem) => {
      for (let number = 1; ; number++) {
        const name = `${stem}${number}.xml`;
        if (!parts.has(name.toLowerCase())) return name;
      }
    },
    all: () => [...parts.values()],
  };
};
