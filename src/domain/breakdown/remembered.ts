const longest = 12;
const most = 4096;

/**
 * A reading of short texts that keeps what it read (记忆): a document names the same units again and again.
 * Bounded in number and length, since a short slice is a copy of its own while a long one would hold its document.
 */
export const remembered = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, { readonly reading: T }>();
  return (text) => {
    if (text.length > longest) return read(text);
    const before = known.get(text);
    if (before) return before.reading;
    const reading = read(text);
    if (known.size >= most) known.clear();
    known.set(text, { reading });
    return reading;
  };
};
