/** The text of the first `count` code units; built in pieces, since a call takes only so many arguments. */
export const textOf = (codes: Uint16Array, count: number): string => {
  let text = "";
  for (let i = 0; i < count; i += 8192) {
    const piece: ArrayLike<number> = codes.subarray(i, Math.min(count, i + 8192));
    text += String.fromCharCode.apply(null, piece as number[]);
  }
  return text;
};
