import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { scanXml } from "../../../../src/hosts/files/xlsx/scanXml.ts";
import { walkXml, XmlError } from "../../../../src/hosts/files/xlsx/walkXml.ts";
import { runs, seed } from "../../../soak.ts";

/** What a scan says of a text, told as the full parser tells it. */
const scanned = (xml: string): readonly string[] => {
  const told: string[] = [];
  const { tag, next, text, attribute } = scanXml(xml);
  while (next()) {
    told.push(text());
    if (tag.opens) told.push(`<${tag.name} a=${attribute("a") ?? ""} b=${attribute("b") ?? ""}>`);
    if (tag.closes) told.push(`</${tag.name}>`);
  }
  return told.filter((one) => one !== "");
};

const walked = (xml: string): readonly string[] => {
  const told: string[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") told.push(text);
    text = "";
  };
  walkXml(xml, {
    open: (name, attributes) => {
      flush();
      told.push(`<${name} a=${attributes["a"] ?? ""} b=${attributes["b"] ?? ""}>`);
    },
    close: (name) => {
      flush();
      told.push(`</${name}>`);
    },
    text: (one) => (text += one),
  });
  return told;
};

const text = fc.constantFrom(
  "",
  "中",
  "a b",
  "&amp;&#x4E2D;&#65;",
  "]]",
  ">",
  "\r\n",
  "<!-- <x> -->",
  "<![CDATA[<&]]>",
  "<?p <?>",
);
const attribute = fc.constantFrom(
  "",
  ' a="1"',
  " a='>'",
  ' b = "&lt;x"',
  ' xmlns:q="u" q:a="2"',
  ' b="a=1"',
  ' aa="3" a="4"',
);
const name = fc.constantFrom("c", "row", "x:c", "v");

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(name, attribute).map(([tag, said]) => `<${tag}${said}/>`),
    fc
      .tuple(name, attribute, text, fc.array(fc.tuple(tie("element"), text), { maxLength: 3 }))
      .map(([tag, said, first, rest]) => `<${tag}${said}>${first}${rest.flat().join("")}</${tag} >`),
  ),
}));
const part = element.map((inner) => `<?xml version="1.0"?><r xmlns:x="u">${inner}</r>\n`);

describe("a scan of XML", () => {
  it("takes no longer for a tag far from the beginning: a sheet without a colon has a hundred thousand cells", () => {
    const cells = '<c r="B5"><v>1</v></c>'.repeat(100_000);
    const { next } = scanXml(`<sheetData>${cells}</sheetData>`);
    const start = performance.now();
    let tags = 0;
    while (next()) tags++;
    expect(tags).toBe(400_002);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("tells of well-formed texts what a full parser tells", () => {
    fc.assert(
      fc.property(part, (xml) => {
        expect(scanned(xml)).toEqual(walked(xml));
      }),
      { seed, numRuns: runs(2000) },
    );
  });

  it("refuses tags that are not closed or closed by another name, wherever a text is cut off", () => {
    fc.assert(
      fc.property(part, fc.nat(), (xml, at) => {
        const cut = xml.slice(0, at % (xml.trimEnd().length - 1));
        expect(() => scanned(cut)).toThrow(XmlError);
      }),
      { seed, numRuns: runs(2000) },
    );
  });

  it.each([
    "<a><b></a></b>",
    "<a></a><b/>",
    "<a>&nbsp;</a>",
    "<!DOCTYPE a><a/>",
    "<a b=<c>",
    "< a/>",
    "",
    "<a>&#x110000;</a>",
  ])("refuses %s", (xml) => {
    expect(() => scanned(xml)).toThrow(XmlError);
  });
});
