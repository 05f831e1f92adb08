import { describe, expect, it } from "vitest";

import { numberInFormat } from "../../../../src/hosts/files/documents/docx/numberFormats.ts";
import { readDocument } from "../../../../src/hosts/files/documents/readDocument.ts";
import { docxFile, level, list, officialLevels, paragraph, run, use } from "./docxFile.ts";

const read = (parts: Parameters<typeof docxFile>[0]) => readDocument(docxFile(parts), "要点.docx");

const linesOf = async (parts: Parameters<typeof docxFile>[0]): Promise<readonly string[]> => {
  const found = await read(parts);
  expect(found.issues).toEqual([]);
  return found.ok ? found.value.trim().split("\n") : [];
};

const at = (ilvl: number, of = 1) => paragraph(run("文"), { list: of, level: ilvl });

describe("an automatic number in a Word document", () => {
  it("counts on over the levels and starts anew below a higher one", async () => {
    const body = [at(0), at(1), at(2), at(2), at(1), at(2), at(0), at(1)].join("");
    const lines = await linesOf({ body, numbering: list(0, officialLevels) + use(1, 0) });
    expect(lines).toEqual(["一、文", "（一）文", "1.文", "2.文", "（二）文", "1.文", "二、文", "（一）文"]);
  });

  it("goes on across plain paragraphs, tables and other lists of the same definition", async () => {
    const body = `${at(0)}${paragraph(run("插入"))}${at(0, 2)}${at(0)}`;
    const lines = await linesOf({ body, numbering: list(0, officialLevels) + use(1, 0) + use(2, 0) });
    expect(lines).toEqual(["一、文", "插入", "二、文", "三、文"]);
  });

  it("starts where its own list says, once", async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const body = `${at(0)}${at(0, 2)}${at(0, 2)}`;
    const lines = await linesOf({ body, numbering: list(0, officialLevels) + use(1, 0) + use(2, 0, restart) });
    expect(lines).toEqual(["一、文", "五、文", "六、文"]);
  });

  it("runs through the whole document where its level never starts anew", async () => {
    const levels = [level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')];
    const body = [at(0), at(1), at(1), at(0), at(1)].join("");
    const lines = await linesOf({ body, numbering: list(0, levels) + use(1, 0) });
    expect(lines).toEqual(["一、文", "1.文", "2.文", "二、文", "3.文"]);
  });

  it("shows the numbers above it, in plain digits where the level is legal", async () => {
    const levels = [
      level(0, "chineseCounting", "第%1章"),
      level(1, "decimal", "%1.%2"),
      level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    ];
    const body = [at(0), at(1), at(2)].join("");
    const lines = await linesOf({ body, numbering: list(0, levels) + use(1, 0) });
    expect(lines).toEqual(["第一章 文", "一.1 文", "1.1.1 文"]);
  });

  it("comes from the paragraph's style, its base style and the level that names the style", async () => {
    const style = (id: string, more: string) => `<w:style w:type="paragraph" w:styleId="${id}">${more}</w:style>`;
    const styles = [
      style("one", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      style("two", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      style("three", '<w:basedOn w:val="two"/>'),
    ].join("");
    const levels = [
      level(0, "chineseCounting", "%1、", '<w:pStyle w:val="one"/>'),
      level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="two"/>'),
    ];
    const body = ["one", "two", "three"].map((name) => paragraph(run("文"), { style: name })).join("");
    const off = paragraph(run("无"), { style: "two", list: 0 });
    const lines = await linesOf({ body: body + off, numbering: list(0, levels) + use(1, 0), styles });
    expect(lines).toEqual(["一、文", "（一）文", "（二）文", "无"]);
  });

  it("is left away where it is a bullet or none", async () => {
    const levels = [level(0, "bullet", "●"), level(1, "none", "")];
    expect(await linesOf({ body: at(0) + at(1), numbering: list(0, levels) + use(1, 0) })).toEqual(["文", "文"]);
  });

  it.each([
    ["chineseCounting", [1, 10, 11, 20, 21, 101, 110], "一 十 十一 二十 二十一 一百零一 一百一十"],
    ["ideographDigital", [1, 10, 20], "一 一〇 二〇"],
    ["taiwaneseCountingThousand", [12], "十二"],
    ["decimalEnclosedCircle", [1, 20, 21], "① ⑳ 21"],
    ["decimalFullWidth", [12], "１２"],
    ["upperLetter", [1, 27], "A AA"],
    ["lowerRoman", [4, 19], "iv xix"],
    ["ideographTraditional", [1, 10], "甲 癸"],
    ["chineseLegalSimplified", [1, 12], "壹 壹拾贰"],
    ["something else", [7], "7"],
  ])("in the format %s looks as in Word", (format, values, shown) => {
    expect(values.map((value) => numberInFormat(value, format)).join(" ")).toBe(shown);
  });
});

describe("a Word document", () => {
  it("keeps what was inserted and leaves out what was deleted or moved away", async () => {
    const deleted = '<w:del w:id="1"><w:r><w:delText>旧</w:delText><w:br/></w:r></w:del>';
    const moved = `<w:moveFrom w:id="2">${run("搬")}</w:moveFrom>`;
    const body = paragraph(`${run("甲")}${deleted}<w:ins w:id="3">${run("新")}</w:ins>${moved}${run("乙")}`);
    const found = await read({ body });
    expect(found).toMatchObject({ ok: true, value: "甲新乙\n" });
    expect(found.issues).toMatchObject([{ code: "document-revisions", severity: "note", data: { count: 2 } }]);
  });

  it("joins a paragraph with the next where the mark between them was deleted", async () => {
    const mark = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body = paragraph(run("前半，"), { properties: mark }) + paragraph(run("后半。"));
    expect((await read({ body })).ok && (await linesOf({ body }))).toEqual(["前半，后半。"]);
  });

  it("shows the results of fields, and no table of contents", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
    const contents = [
      paragraph(field("begin") + code(' TOC \\o "1-3" ') + field("separate") + run("一、文 1")),
      paragraph(run("二、文 2")),
      paragraph(field("end")),
    ].join("");
    const dated = paragraph(field("begin") + code("DATE") + field("separate") + run("3月") + field("end") + run("底"));
    expect(await linesOf({ body: contents + dated })).toEqual(["3月底"]);
  });

  it("reads a text box once, after its paragraph", async () => {
    const box = (tag: string) => `<${tag}><w:txbxContent>${paragraph(run("框中"))}</w:txbxContent></${tag}>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${box("wps:txbx")}</mc:Choice><mc:Fallback>${box("v:textbox")}</mc:Fallback></mc:AlternateContent>`;
    const body = paragraph(`<w:r>${both}</w:r>${run("框外")}`);
    expect(await linesOf({ body })).toEqual(["框外", "框中"]);
  });

  it("breaks lines where staff did, and drops soft hyphens", async () => {
    const body = paragraph("<w:r><w:t>第一行</w:t><w:br/><w:t>第二</w:t><w:softHyphen/><w:t>行</w:t></w:r>");
    expect(await linesOf({ body })).toEqual(["第一行", "第二行"]);
  });

  it("tells of pictures, footnotes, hidden text and embedded files", async () => {
    const body = paragraph(
      `<w:r><w:drawing><pic:pic/></w:drawing></w:r><w:r><w:footnoteReference w:id="1"/></w:r>${run("看不见", "<w:vanish/>")}${run("看得见")}`,
    );
    const found = await read({ body: `${body}<w:altChunk r:id="x"/>` });
    expect(found).toMatchObject({ ok: true, value: "看得见\n" });
    expect(found.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ["document-embedded-unread", "warning"],
      ["document-hidden-text", "warning"],
      ["document-pictures", "note"],
      ["document-footnotes", "note"],
    ]);
  });

  it("reads a frame of one cell as its paragraphs, with their numbers", async () => {
    const body = `<w:tbl><w:tr><w:tc>${at(0)}${at(0)}</w:tc></w:tr></w:tbl>`;
    const lines = await linesOf({ body, numbering: list(0, officialLevels) + use(1, 0) });
    expect(lines).toEqual(["一、文", "二、文"]);
  });

  it("numbers the serial column of a table that Word counts", async () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`;
    const serial = cell(paragraph("", { list: 1, level: 2 }));
    const head = ["序号", "工作任务", "责任单位"].map((name) => cell(paragraph(run(name)))).join("");
    const rows = ["公开预算", "公开决算"].map(
      (task) => serial + cell(paragraph(run(task))) + cell(paragraph(run("市财政局"))),
    );
    const body = `<w:tbl>${[head, ...rows].map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;
    const lines = await linesOf({ body, numbering: list(0, officialLevels) + use(1, 0) });
    expect(lines).toEqual(["序号\t工作任务\t责任单位", "1\t公开预算\t市财政局", "2\t公开决算\t市财政局"]);
  });
});
