/**
 * The text of the first `count` code units; built in pieces, since a call takes only so many arguments. Small ones make
 * short lists of arguments, and joined they make a flat text, each character of which is one step away.
 */
export const textOf = (codes: Uint16Array, count: number): string => {
  const pieces: string[] = [];
  for (let i = 0; i < count; i += pieceLength) {
    const piece: ArrayLike<number> = codes.subarray(i, Math.min(count, i + pieceLength));
    pieces.push(String.fromCharCode.apply(null, piece as number[]));
  }
  return pieces.length === 1 ? (pieces[0] ?? "") : pieces.join("");
};

const pieceLength = 512;
