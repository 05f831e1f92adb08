/** Two texts of equal length: what patterns see and what was written (原文). */
export type Written = { readonly folded: string; readonly ink: string };

export const sliceOf = ({ folded, ink }: Written, start: number, end: number): Written => ({
  folded: folded.slice(start, end),
  ink: ink.slice(start, end),
});
