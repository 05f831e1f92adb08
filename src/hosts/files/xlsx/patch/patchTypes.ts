import { overrideXml } from "../bookParts.ts";
import { scanXml } from "../scanXml.ts";
import { joined, partTree } from "./partTree.ts";

/** What each part of the workbook is, with parts taken away and added. */
export const patchTypes = (xml: string, gone: ReadonlySet<string>, added: ReadonlyMap<string, string>): string => {
  const tree = partTree(xml);
  const stated = new Set<string>();
  const kept = tree.children.filter((child) => {
    const { next, attribute } = scanXml(child.xml);
    const part = next() ? attribute("PartName")?.slice(1).toLowerCase() : undefined;
    if (part === undefined) return true;
    stated.add(part);
    return !gone.has(part);
  });
  const news = [...added]
    .filter(([part]) => !stated.has(part.toLowerCase()) || gone.has(part.toLowerCase()))
    .map(([part, type]) => ({ name: "Override", xml: overrideXml(part, type) }));
  return joined({ ...tree, children: [...kept, ...news] });
};
