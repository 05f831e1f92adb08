/** The first so many characters of a text (截断); a character of two units stays whole. */
export const clipped = (text: string, most: number): string => Array.from(text).slice(0, most).join("");
