/** Whether two files are the same (逐字节相同); null for none. */
export const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean => {
  if (a === b) return true;
  if (a?.length !== b?.length || !a || !b) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
};
