import { scanXml } from "../scanXml.ts";

/** An element that stands directly in another, as it is written. */
export type Child = { readonly name: string; readonly xml: string };

/** An XML part taken apart one level deep: what stands before its children, they, and what closes it. */
export type PartTree = { readonly head: string; readonly children: readonly Child[]; readonly tail: string };

/** Takes an element or a part apart (拆开一层); what stands between its children, such as line feeds, is left out. */
export const partTree = (xml: string): PartTree => {
  const { tag, next } = scanXml(xml);
  const children: Child[] = [];
  let head = "";
  let tail = "";
  let start = 0;
  let name = "";
  while (next()) {
    if (tag.depth === 0) {
      if (tag.opens && tag.closes) {
        const opened = xml.slice(0, tag.end).replace(/\s*\/>$/u, ">");
        return { head: opened, children, tail: `</${/<([^\s/>]+)[^<]*$/u.exec(opened)?.[1] ?? ""}>` };
      }
      if (tag.opens) head = xml.slice(0, tag.end);
      else tail = xml.slice(tag.start);
    } else if (tag.depth === 1) {
      if (tag.opens) {
        start = tag.start;
        name = tag.name;
      }
      if (tag.closes) children.push({ name, xml: xml.slice(start, tag.end) });
    }
  }
  return { head, children, tail };
};

export const joined = ({ head, children, tail }: PartTree): string =>
  head + children.map(({ xml }) => xml).join("") + tail;

/** The attributes of an element's own tag, as written, without those of other namespaces. */
export const attributesOf = (xml: string): ReadonlyMap<string, string> => {
  const { tag, next } = scanXml(xml);
  next();
  const own = xml.slice(tag.start, tag.end);
  const found = own.matchAll(/\s([^\s=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu);
  const all = Array.from(found, ([, name = "", double, single]) => [name, double ?? single ?? ""] as const);
  return new Map(all.filter(([name]) => !name.includes(":")));
};

/**
 * Puts children in place of those of the same name, at their place in `order` where there were none; "" takes them away.
 * Names that the order does not know stay where they are.
 */
export const withChildren = (
  tree: PartTree,
  order: readonly string[],
  wanted: ReadonlyMap<string, string>,
): PartTree => {
  const children: Child[] = [];
  const pending = new Map(wanted);
  for (const child of tree.children) {
    const rank = order.indexOf(child.name);
    for (const name of order.slice(0, Math.max(rank, 0))) take(name);
    if (pending.has(child.name)) take(child.name);
    else if (!wanted.has(child.name)) children.push(child);
  }
  for (const name of order) take(name);
  return { ...tree, children };

  function take(name: string): void {
    const xml = pending.get(name);
    if (xml !== undefined && xml !== "") children.push({ name, xml });
    pending.delete(name);
  }
};

/** The tag that opens an element with another count, since lists say how long they are. */
export const withCount = (head: string, count: number): string =>
  /\scount\s*=/u.test(head)
    ? head.replace(/\scount\s*=\s*(?:"[^"]*"|'[^']*')/u, ` count="${count}"`)
    : head.replace(/>$/u, ` count="${count}">`);

/** The namespace of spreadsheets as Excel saves them by default. */
const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/**
 * A part whose elements are without prefix, so that elements can be put into it as they are; null where it is of another
 * kind, such as the strict form of the format.
 */
export const plainPart = (xml: string): string | null => {
  const { tag, next } = scanXml(xml);
  next();
  const own = xml.slice(tag.start, tag.end);
  const prefix = /^<([^\s:/>]+):/u.exec(own)?.[1];
  if (prefix === undefined) return own.includes(`xmlns="${mainNamespace}"`) ? xml : null;
  if (!own.includes(`xmlns:${prefix}="${mainNamespace}"`)) return null;
  return xml.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</").replace(`xmlns:${prefix}="`, 'xmlns="');
};
