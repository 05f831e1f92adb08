import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";

import { bodyLine, type OfficialDocument } from "../../../../src/domain/notice/officialDocument.ts";
import { writeOfficial } from "../../../../src/hosts/files/word/writeOfficial.ts";

const rows = Array.from({ length: 30 }, (_, index) => [String(index + 1), `第${index}单位`, "92.35", "优秀"]);
const wide = Array.from({ length: 10 }, (_, index) => `指标${index}`);
const document: OfficialDocument = {
  mark: "云泽市人民政府办公室文件",
  number: "云政办发〔2026〕12号",
  title: "云泽市人民政府办公室关于2026年政务公开工作考核结果的通报",
  addressees: "各有关单位",
  body: ["现通报如下。", "一、总体情况", "（一）得分情况。平均86分。", "1.市直部门。", "（1）优秀4个"].map(bodyLine),
  attachments: [
    { title: "考核结果", tables: [{ title: "市直部门", header: ["名次", "单位", "总分", "等次"], rows }], notes: [] },
    {
      title: "各项得分",
      tables: [{ title: "市直部门", header: ["单位", ...wide], rows: [["甲局", ...wide]] }],
      notes: [],
    },
  ],
  signature: "云泽市人民政府办公室",
  date: "2026-12-05",
  sealed: true,
  remark: "此件公开发布",
  copies: "市委办公室",
  printedBy: "云泽市人民政府办公室",
  printedOn: "2026-12-06",
};

const bytes = await writeOfficial(document);
const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
const body = parts["word/document.xml"] ?? "";
const sections = [...body.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/gu)].map(([xml]) => xml);
const paragraphOf = (text: string): string =>
  [...body.matchAll(/<w:p>.*?<\/w:p>/gu)].map(([xml]) => xml).find((xml) => xml.includes(`>${text}<`)) ?? "";
const styleOf = (name: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${name}".*?</w:style>`, "u").exec(parts["word/styles.xml"] ?? "")?.[0] ?? "";
const attribute = (xml: string, element: string, name: string): string =>
  new RegExp(`<w:${element}\\b[^>]*\\bw:${name}="([^"]*)"`, "u").exec(xml)?.[1] ?? "";
const margins = (xml: string) =>
  ["top", "right", "bottom", "left"].map((side) => Number(attribute(xml, "pgMar", side)));
/** Twentieths of a point in a millimetre. */
const twips = (millimetres: number): number => (millimetres / 25.4) * 1440;

describe("an official document in Word (GB/T 9704-2012)", () => {
  it("is on A4 with 37 mm above, 28 mm at the binding and a text block of 156 by 225 mm (5.1, 5.2.1)", () => {
    const [first = ""] = sections;
    const [width, height] = [Number(attribute(first, "pgSz", "w")), Number(attribute(first, "pgSz", "h"))];
    expect([width, height]).toEqual([11906, 16838]);
    const [top = 0, right = 0, bottom = 0, left = 0] = margins(first);
    expect(Math.abs(top - twips(37))).toBeLessThanOrEqual(1);
    expect(Math.abs(left - twips(28))).toBeLessThanOrEqual(1);
    expect(Math.abs(width - left - right - twips(156))).toBeLessThanOrEqual(1);
    expect(Math.abs(height - top - bottom - twips(225))).toBeLessThanOrEqual(1);
  });

  it("has 22 lines to the page and 28 characters to the line (5.2.3)", () => {
    const [first = ""] = sections;
    const pitch = Number(attribute(first, "docGrid", "linePitch"));
    expect(Math.floor(twips(225) / pitch)).toBe(22);
    const style = styleOf("公文正文");
    expect(attribute(style, "spacing", "line")).toBe(String(pitch));
    const spacing = Number(/<w:rPr>.*?<w:spacing w:val="(-?\d+)"/u.exec(style)?.[1]);
    expect(Math.floor((twips(156) + 1) / (16 * 20 + spacing))).toBe(28);
  });

  it("sets the body in 3号仿宋, the title in 2号小标宋, heads in 黑体 and 楷体 (5.2.2, 7.3.1, 7.3.3)", () => {
    expect(attribute(styleOf("公文正文"), "sz", "val")).toBe("32");
    expect(attribute(styleOf("公文正文"), "rFonts", "eastAsia")).toBe("仿宋_GB2312");
    expect(attribute(styleOf("公文标题"), "sz", "val")).toBe("44");
    expect(attribute(styleOf("公文标题"), "rFonts", "eastAsia")).toBe("方正小标宋简体");
    expect(attribute(styleOf("公文标题"), "jc", "val")).toBe("center");
    expect(attribute(paragraphOf("一、总体情况"), "rFonts", "eastAsia")).toBe("黑体");
    expect(attribute(paragraphOf("（一）得分情况。"), "rFonts", "eastAsia")).toBe("楷体_GB2312");
    expect(attribute(paragraphOf("1.市直部门。"), "rFonts", "eastAsia")).toBe("仿宋_GB2312");
    expect(attribute(paragraphOf("（1）优秀4个"), "rFonts", "eastAsia")).toBe("仿宋_GB2312");
  });

  it("states what stands in for a font that an office has not got", () => {
    expect(parts["word/fontTable.xml"]).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong');
  });

  it("indents every paragraph by two characters (7.3.3)", () => {
    expect(attribute(paragraphOf("现通报如下。"), "ind", "firstLineChars")).toBe("200");
  });

  it("has a red mark 35 mm below the block's edge, the number two lines below, and a red rule 4 mm under it (7.2)", () => {
    const mark = paragraphOf(document.mark);
    expect(attribute(mark, "color", "val")).toBe("FF0000");
    const drop = Number(attribute(body, "spacing", "line"));
    expect(Math.abs(drop - twips(35))).toBeLessThanOrEqual(1);
    const between = body.slice(body.indexOf(`>${document.mark}<`), body.indexOf(`>${document.number}<`));
    expect(between.match(/<w:pStyle w:val="公文正文"\/>/gu)).toHaveLength(3);
    const rule = paragraphOf(document.number);
    expect(attribute(rule, "bottom", "color")).toBe("FF0000");
    // 4 mm are 11.34 pt; Word counts whole points.
    expect(attribute(rule, "bottom", "space")).toBe("11");
  });

  it("breaks a title of two lines behind 关于, so that no word is parted (7.3.1)", () => {
    const title = /<w:p>(?:(?!<\/w:p>).)*云泽市人民政府办公室关于<(?:(?!<\/w:p>).)*/u.exec(body)?.[0];
    expect(title).toMatch(/关于<\/w:t><\/w:r><w:r><w:br\/><w:t[^>]*>2026年政务公开工作考核结果的通报</u);
  });

  it("leaves the signature no page of its own: it stays with the last line of the text", () => {
    for (const text of ["（1）优秀4个", "附件：1.考核结果", "2.各项得分"]) {
      expect(paragraphOf(text)).toContain("<w:keepNext/>");
    }
    expect(paragraphOf("一、总体情况")).toContain("<w:keepNext/>");
    expect(paragraphOf("现通报如下。")).not.toContain("<w:keepNext/>");
  });

  it("has two lines between rule and title, one between title and 主送机关, which stands flush (7.3.1, 7.3.2)", () => {
    const lines = (from: string, to: string): number =>
      (body.slice(body.indexOf(`>${from}<`), body.indexOf(`>${to}<`)).match(/<w:p>/gu)?.length ?? 0) - 1;
    expect(lines(document.number, "云泽市人民政府办公室关于")).toBe(2);
    expect(lines("2026年政务公开工作考核结果的通报", "各有关单位：")).toBe(1);
    expect(paragraphOf("各有关单位：")).not.toContain("<w:ind");
  });

  it("lists attachments a blank line below the body, two characters in, without punctuation (7.3.4)", () => {
    expect(body).toContain(">附件：1.考核结果<");
    expect(body).toContain(">2.各项得分<");
    const first = paragraphOf("附件：1.考核结果");
    const indent = Number(attribute(first, "ind", "left")) - Number(attribute(first, "ind", "hanging"));
    expect(Math.abs(indent - 2 * (twips(156) / 28))).toBeLessThanOrEqual(2);
  });

  it("ends the date four characters from the right under a seal, the signature centred above it (7.3.5)", () => {
    const character = twips(156) / 28;
    const date = paragraphOf("2026年12月5日");
    expect(Math.abs(Number(attribute(date, "ind", "right")) - 4 * character)).toBeLessThanOrEqual(1);
    // "2026年12月5日" is 6.5 characters wide, the signature 10: 4 + (6.5 − 10) / 2 = 2.25.
    const name = [...body.matchAll(/<w:p>.*?<\/w:p>/gu)]
      .map(([xml]) => xml)
      .find((xml) => xml.includes(`>${document.signature}<`));
    expect(Math.abs(Number(attribute(name ?? "", "ind", "right")) - 2.25 * character)).toBeLessThanOrEqual(1);
  });

  it("stands one line below where no seal goes, the date two characters to the right of the signature (7.3.5.2)", async () => {
    const plain = await writeOfficial({ ...document, sealed: false });
    const xml = strFromU8(unzipSync(plain)["word/document.xml"] ?? new Uint8Array());
    const between = (text: string): string => text.slice(text.indexOf(">2.各项得分<"), text.indexOf(">2026年12月5日<"));
    expect(between(body).match(/<w:p>/gu)).toHaveLength(4);
    expect(between(xml).match(/<w:p>/gu)).toHaveLength(3);
  });

  it("begins every attachment on a new page with 附件 in 黑体, its title in the third line (7.3.7)", () => {
    expect(sections).toHaveLength(4);
    const from = body.indexOf(">附件1<");
    expect(attribute(paragraphOf("附件1"), "rFonts", "eastAsia")).toBe("黑体");
    expect(body.slice(from, body.indexOf(">考核结果<")).match(/<w:p>/gu)).toHaveLength(2);
  });

  it("lays a wide table across the page, its head at the binding side (7.5, 8)", () => {
    const [, upright = "", across = ""] = sections;
    expect(attribute(upright, "pgSz", "orient")).not.toBe("landscape");
    expect(attribute(across, "pgSz", "orient")).toBe("landscape");
    const [top, right, bottom, left] = margins(sections[0] ?? "");
    expect(margins(across)).toEqual([left, top, right, bottom]);
    expect(body).toContain("<w:tblHeader/>");
  });

  it("numbers pages in 4号宋体 between dashes, odd ones at the right, even ones at the left, 7 mm below the block (7.5)", () => {
    expect(parts["word/settings.xml"]).toContain("<w:evenAndOddHeaders/>");
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d+\.xml$/u.test(name));
    const upright = footers.map(([, xml]) => xml).filter((xml) => xml.includes("PAGE") && !xml.includes("tbRl"));
    expect(new Set(upright.map((xml) => attribute(xml, "jc", "val")))).toEqual(new Set(["right", "left"]));
    for (const xml of upright) {
      expect(xml).toContain("— ");
      expect(attribute(xml, "sz", "val")).toBe("28");
      expect(attribute(xml, "rFonts", "eastAsia")).toBe("宋体");
    }
    const [first = ""] = sections;
    const below = Number(attribute(first, "pgMar", "bottom")) - Number(attribute(first, "pgMar", "footer"));
    // Half a line of 14 pt type lies under the dash.
    expect(Math.abs(below - 140 - twips(7))).toBeLessThanOrEqual(1);
  });

  it("keeps the number's place on the paper where a page lies across, turned by a quarter (7.5)", () => {
    const turned = Object.values(parts).filter((xml) => xml.includes('<w:textDirection w:val="tbRl"/>'));
    expect(turned).toHaveLength(2);
  });

  it("ends with the imprint on an even page without a number, between rules of 0.35, 0.25 and 0.35 mm (7.4)", () => {
    const last = sections.at(-1) ?? "";
    expect(attribute(last, "type", "val")).toBe("evenPage");
    const table = body.slice(body.lastIndexOf("<w:tbl>"));
    // In eighths of a point: 0.35 mm is 7.9, 0.25 mm is 5.7.
    expect([
      attribute(table, "top", "sz"),
      attribute(table, "insideH", "sz"),
      attribute(table, "bottom", "sz"),
    ]).toEqual(["8", "6", "8"]);
    expect(table).toContain("抄送：市委办公室。");
    expect(table).toContain("2026年12月6日印发");
  });

  it("leaves out what it was not told, its line with it", async () => {
    const bare = { ...document, mark: "", number: "", remark: "", copies: "", printedBy: "", attachments: [] };
    const xml = strFromU8(unzipSync(await writeOfficial(bare))["word/document.xml"] ?? new Uint8Array());
    expect(xml).not.toContain("FF0000");
    expect(xml).not.toContain("附件");
    expect(xml.match(/<w:sectPr\b/gu)).toHaveLength(1);
  });

  it("is the same bytes for the same document, and says of itself only its title, its issuer and its date", async () => {
    expect(await writeOfficial(document)).toEqual(bytes);
    expect(parts["docProps/core.xml"]).toContain(`<dc:title>${document.title}</dc:title>`);
    expect(parts["docProps/core.xml"]).not.toContain("lastModifiedBy");
  });

  it("is well-formed in every part, and mammoth reads it without a message once it knows our styles", async () => {
    for (const [name, xml] of Object.entries(parts)) {
      const parser = new SaxesParser({ xmlns: true });
      let fault: Error | null = null;
      parser.on("error", (error) => (fault ??= error));
      parser.write(xml).close();
      expect([name, fault]).toEqual([name, null]);
    }
    const styleMap = [
      "p[style-name='公文正文'] => p:fresh",
      "p[style-name='公文标题'] => h1:fresh",
      "p[style-name='公文一级标题'] => h2:fresh",
      "p[style-name='公文二级标题'] => h3:fresh",
      "p[style-name='公文三级标题'] => h4:fresh",
      "p[style-name='公文四级标题'] => h5:fresh",
      "p[style-name='公文表格'] => p:fresh",
    ];
    const read = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap });
    expect(read.messages).toEqual([]);
    expect(read.value).toContain("<h2>一、总体情况</h2>");
  });
});
