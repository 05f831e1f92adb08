import { relationXml, relationsPart, type Relation } from "../bookParts.ts";
import { scanXml } from "../scanXml.ts";
import { joined, partTree } from "./partTree.ts";

/** The part that holds the relations of a part. */
export const relationsName = (part: string): string => part.replace(/([^/]*)$/u, "_rels/$1.rels");

/** The relations of a part to other parts of the workbook; targets are names of parts. */
export const relationsOf = (xml: string, part: string): readonly Relation[] => {
  const relations: Relation[] = [];
  if (xml === "") return relations;
  const { tag, next, attribute } = scanXml(xml);
  while (next()) {
    if (tag.name !== "Relationship" || !tag.opens || attribute("TargetMode") === "External") continue;
    const target = partName(attribute("Target") ?? "", part);
    relations.push({ id: attribute("Id") ?? "", type: attribute("Type") ?? "", target });
  }
  return relations;
};

/** A target is absolute within the package, or relative to the folder of the part it is named in. */
const partName = (target: string, part: string): string => {
  if (target.startsWith("/")) return target.slice(1);
  const folders = part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== ".") folders.push(step);
  }
  return folders.join("/");
};

/** A part as another one names it: some readers take no other way than from the folder of that one. */
const targetFrom = (part: string, target: string): string => {
  const from = part.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
};

/** The relations of a part with some taken away and some added; what is there already stays as written. */
export const withRelations = (
  xml: string,
  part: string,
  gone: ReadonlySet<string>,
  added: readonly Relation[],
): string => {
  const further = added.map((one) => ({ ...one, target: targetFrom(part, one.target) }));
  if (xml === "") return relationsPart(further);
  const tree = partTree(xml);
  const kept = tree.children.filter((child) => {
    const { next, attribute } = scanXml(child.xml);
    return next() && !gone.has(attribute("Id") ?? "");
  });
  const news = further.map((one) => ({ name: "Relationship", xml: relationXml(one) }));
  return joined({ ...tree, children: [...kept, ...news] });
};

/** An id that none of these has. */
export const freeId = (relations: readonly Relation[], taken: readonly string[] = []): string => {
  const ids = new Set([...relations.map(({ id }) => id), ...taken]);
  for (let number = 1; ; number++) if (!ids.has(`rIdKp${number}`)) return `rIdKp${number}`;
};
