/** A mark for each UTF-16 code unit (字符表): 1 where it is one of some characters, 0 elsewhere. */
export type CharTable = Uint8Array;

/** The table of the characters of a text; a code unit is looked up in it far faster than in a text or a set. */
export const charTable = (chars: string): CharTable => {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = 1;
  return table;
};

/** True where the code unit at a place is in a table; before the first and behind the last there is none. */
export const marksAt = (table: CharTable, codes: Uint16Array, place: number): boolean => table[codes[place] ?? 0] === 1;
