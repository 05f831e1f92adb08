/**
 * Where a JSON text says one field of an object twice (重复字段): `JSON.parse` keeps the last one in silence.
 *
 * @param text valid JSON
 * @returns the fields' paths, such as "tables[0].totalPoints"
 */
export const repeatedKeys = (text: string): readonly string[] => {
  const repeated: string[] = [];
  const open: Level[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gu)) {
    const level = open.at(-1);
    if (token === "{") open.push({ keys: new Set(), key: null, index: 0, wantsKey: true });
    else if (token === "[") open.push({ keys: null, key: null, index: 0, wantsKey: false });
    else if (token === "}" || token === "]") open.pop();
    else if (!level) continue;
    else if (token === ",") {
      level.index++;
      level.wantsKey = level.keys !== null;
    } else if (token !== ":" && level.wantsKey && level.keys) {
      level.key = JSON.parse(token) as string;
      level.wantsKey = false;
      if (level.keys.has(level.key)) repeated.push(pathOf(open));
      level.keys.add(level.key);
    }
  }
  return repeated;
};

/** An object with the keys said so far, or a list, where `keys` is null. */
type Level = { readonly keys: Set<string> | null; key: string | null; index: number; wantsKey: boolean };

const pathOf = (open: readonly Level[]): string =>
  open
    .map(({ keys, key, index }) => (keys ? `.${key ?? ""}` : `[${index}]`))
    .join("")
    .replace(/^\./u, "");
