import { describe, expect, it } from "vitest";

import { readDocument } from "../../../../src/hosts/files/documents/readDocument.ts";
import { bytesOf, gb18030 } from "./otherFiles.ts";

const read = (html: string) => readDocument(bytesOf(html), "要点.html");

const linesOf = async (html: string): Promise<readonly string[]> => {
  const found = await read(`<html><body>${html}</body></html>`);
  expect(found.issues).toEqual([]);
  return found.ok ? found.value.trimEnd().split("\n") : [];
};

describe("a web page", () => {
  it.each([
    [
      "block elements are lines",
      "<h1>标题</h1><p>甲<b>乙</b></p><div>丙<div>丁</div></div>",
      ["标题", "甲乙", "丙", "丁"],
    ],
    ["breaks are lines", "<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"]],
    ["entities are characters", "<p>&lt;甲&gt;&amp;&#20057;&#x4e19;&ldquo;丁&rdquo;</p>", ["<甲>&乙丙“丁”"]],
    ["line breaks between Chinese characters are nothing", "<p>政务\n   公开</p>", ["政务公开"]],
    ["scripts, styles and menus are nothing", "<nav>首页</nav><script>1<2</script><style>a{}</style><p>甲</p>", ["甲"]],
    ["ordered lists are numbered", "<ol><li>甲</li><li><p>乙</p></li></ol>", ["1. 甲", "2. 乙"]],
    [
      "lists start where they say",
      '<ol start="3"><li>甲</li><li value="7">乙</li><li>丙</li></ol>',
      ["3. 甲", "7. 乙", "8. 丙"],
    ],
    ["Chinese lists have Chinese numbers", '<ol style="list-style-type:cjk-ideographic"><li>甲</li></ol>', ["一、甲"]],
    ["typed numbers are not numbered again", "<ol><li>（一）甲</li></ol>", ["（一）甲"]],
    ["bullets are nothing", "<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]],
    [
      "lists in lists count by themselves",
      "<ol><li>甲<ol type=a><li>乙</li></ol></li><li>丙</li></ol>",
      ["1. 甲", "a. 乙", "2. 丙"],
    ],
    [
      "bullets of lists in lists change with each step",
      "<ol><li>甲<ul><li>乙<ul><li>丙</li></ul></li><li>丁</li></ul></li></ol>",
      ["1. 甲", "● 乙", "◇ 丙", "● 丁"],
    ],
    [
      "a list that counts like the one around it says where it stands",
      "<ol><li>甲<ol><li>乙</li><li>丙<ol><li>丁</li></ol></li></ol></li><li>戊<ol><li>己</li></ol></li></ol>",
      ["1. 甲", "1.1、乙", "1.2、丙", "1.2.1、丁", "2. 戊", "2.1、己"],
    ],
    [
      "tables that lay out the page are its text",
      "<table><tr><td>甲</td></tr><tr><td><p>乙</p><p>丙</p></td></tr></table>",
      ["甲", "乙", "丙"],
    ],
    [
      "tables around tables are their text",
      "<table><tr><td>栏</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
      ["栏", "a\tb"],
    ],
    ["unclosed cells are cells", "<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", ["甲\t乙", "丙\t丁"]],
    [
      "empty spanned cells stay blank",
      "<table><tr><td rowspan=2>甲<td>乙<td>丙<tr><td>丁<td>戊</table>",
      ["甲\t乙\t丙", "\t丁\t戊"],
    ],
    ["unclosed paragraphs are lines", "<p>甲<p>乙", ["甲", "乙"]],
  ])("in which %s", async (_, html, lines) => {
    expect(await linesOf(html)).toEqual(lines);
  });

  it("tells of hidden text and leaves it out", async () => {
    const found = await read('<html><body><p>甲</p><p style="display: none">乙</p></body></html>');
    expect(found).toMatchObject({ ok: true, value: "甲\n" });
    expect(found.issues).toMatchObject([{ code: "document-hidden-text", severity: "warning", data: { count: 1 } }]);
  });

  it.each([
    ["states GBK", gb18030('<html><meta charset="gbk"><p>政务公开工作要点</p>')],
    ["states nothing and is GBK", gb18030("<html><p>政务公开工作要点</p>")],
    ["states GB2312 and is UTF-8", bytesOf('<html><meta charset="gb2312"><p>政务公开工作要点</p>')],
    ["states an encoding that there is not", bytesOf('<html><meta charset="x-none"><p>政务公开工作要点</p>')],
  ])("that %s has its characters", async (_, bytes) => {
    expect(await readDocument(bytes, "a.html")).toMatchObject({ ok: true, value: "政务公开工作要点\n" });
  });

  it("with a byte that fits no encoding keeps the rest and marks the place", async () => {
    const bytes = gb18030('<html><meta charset="gbk"><p>政务公开</p>');
    const broken = Uint8Array.from([...bytes.slice(0, -8), 0xff, ...bytes.slice(-8)]);
    const found = await readDocument(broken, "a.html");
    expect(found.ok && found.value).toContain("\ufffd");
  });

  it("is one under any name, and Markdown with elements in it is none", async () => {
    const page = bytesOf("<!DOCTYPE html><p>甲</p>");
    expect(await readDocument(page, "a.txt")).toMatchObject({ value: "甲\n" });
    expect(await readDocument(bytesOf("<div>甲</div>\n\n# 乙"), "a.md")).toMatchObject({
      value: "<div>甲</div>\n\n# 乙",
    });
  });
});
