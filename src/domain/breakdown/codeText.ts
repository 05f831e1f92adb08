/**
 * The text of the first `count` code units; built in pieces, since a call takes only so many arguments. Small ones make
 * short lists of arguments, and joined they make a flat text, each character of which is one step away.
 */
export const textOf = (codes: Uint16Array, count: number): string => {
  if (count <= pieceLength) return piece(codes, 0, count);
  const pieces: string[] = [];
  for (let i = 0; i < count; i += pieceLength) pieces.push(piece(codes, i, Math.min(count, i + pieceLength)));
  return pieces.join("");
};

const piece = (codes: Uint16Array, start: number, end: number): string => {
  const units: ArrayLike<number> = codes.subarray(start, end);
  return String.fromCharCode.apply(null, units as number[]);
};

const pieceLength = 512;
