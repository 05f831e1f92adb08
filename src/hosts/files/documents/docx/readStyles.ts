import { walkXml } from "../../xlsx/walkXml.ts";

/** What a style says about numbers; empty and null where it says nothing. */
export type Style = { readonly basedOn: string; readonly list: string; readonly level: number | null };

export type Styles = { readonly byId: ReadonlyMap<string, Style>; readonly normal: string };

/** Reads which styles number their paragraphs (样式编号). @throws XmlError */
export const readStyles = (xml: string): Styles => {
  const byId = new Map<string, Style>();
  let normal = "";
  let id = "";
  let style: { basedOn: string; list: string; level: number | null } | null = null;
  walkXml(xml, {
    open: (tag, attributes) => {
      const value = attributes["val"] ?? "";
      if (tag === "style") {
        id = attributes["styleId"] ?? "";
        style = { basedOn: "", list: "", level: null };
        if (attributes["type"] === "paragraph" && /^(?:1|true|on)$/u.test(attributes["default"] ?? "")) normal = id;
      } else if (!style) return;
      else if (tag === "basedOn") style.basedOn = value;
      else if (tag === "numId") style.list = value;
      else if (tag === "ilvl") style.level = Number(value);
    },
    close: (tag) => {
      if (tag !== "style" || !style) return;
      byId.set(id, style);
      style = null;
    },
  });
  return { byId, normal };
};

const deepest = 20;

/** The style and those it is based on, nearest first. */
export const styleChain = ({ byId, normal }: Styles, id: string): readonly (readonly [string, Style])[] => {
  const chain: (readonly [string, Style])[] = [];
  let name = id === "" ? normal : id;
  for (let style = byId.get(name); style && chain.length < deepest; style = byId.get(name)) {
    chain.push([name, style]);
    name = style.basedOn;
  }
  return chain;
};
