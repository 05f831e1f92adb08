import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";

import { findBrowser } from "../standin/findBrowser.ts";
import { asFile, closePane, dragOnto, openPane, pasteText, points, type OpenPane } from "./paneHands.ts";

const browser = await findBrowser();

describe.skipIf(browser === null)("a document comes into the built pane", () => {
  let open: OpenPane;
  const pane = () => open.pane;
  const button = (name: string) => open.button(name);
  const task = (title: string) => open.task(title);
  const folder = mkdtempSync(join(tmpdir(), "kaoping-import-"));
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  beforeEach(async () => {
    open = await openPane();
  });
  afterEach(() => closePane(open));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("by a file that is dragged onto the pane", async () => {
    await dragOnto(open.excel, [file("要点.txt", points)], async () => {
      await pane().getByText("松开即可读取").waitFor();
    });
    await pane().getByText("读到 5 项任务、2 条普遍要求、4 个单位").waitFor();
    expect(open.sheets()).toEqual(["Sheet1"]);
  });

  it("by text pasted outside of any field", async () => {
    await pasteText(open.excel, points);
    await pane().getByText("读到 5 项任务").waitFor();
    await pane().getByText("（粘贴的文字）").waitFor();
  });

  it("by text pasted into the field for it, with the keyboard alone", async () => {
    await button("粘贴文字").press("Enter");
    await pasteText(open.excel, points);
    await open.excel.page.keyboard.press("Tab");
    await open.excel.page.keyboard.press("Enter");
    await pane().getByText("读到 5 项任务").waitFor();
    expect(await open.focused()).toBe("核对读取结果");
  });

  it("not by Escape in that field, which gives the button back", async () => {
    await button("粘贴文字").press("Enter");
    await open.excel.page.keyboard.type("随便");
    await open.excel.page.keyboard.press("Escape");
    expect(await open.focused()).toBe("粘贴文字");
    expect(await pane().getByLabel("工作要点的文字").count()).toBe(0);
  });

  it.each([
    ["a picture", () => [join("assets", "icon-32.png")], "document-format-unknown", "请换成 .docx"],
    ["two files", () => [file("甲.txt", points), file("乙.txt", points)], "files-several", "请只给一个"],
    ["a folder", () => [folder], "file-is-folder", "请给出其中的文件"],
    ["an empty file", () => [file("空.txt", "")], "file-empty", "请换成有内容的文件"],
    [
      "a letter without tasks",
      () => [file("信.txt", "你好，收到请回复。")],
      "document-without-tasks",
      "请换用工作要点",
    ],
    [
      "an old Word file",
      () => [file("旧.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"))],
      "document-old-or-encrypted",
      "另存为 .docx",
    ],
  ])("not as %s, and the pane says why and what to do", async (_, paths, code, advice) => {
    await dragOnto(open.excel, paths());
    const said = pane().getByText(code);
    await said.waitFor();
    expect(await said.textContent()).toContain(advice);
    expect(open.sheets()).toEqual(["Sheet1"]);
    expect(await pane().getByRole("heading", { name: "核对读取结果" }).count()).toBe(0);
  });

  it("and a wrong file after it leaves it as it is", async () => {
    await open.readPoints();
    await task("公开国土空间规划").getByRole("button", { name: "确认" }).click();
    await open.pick("assets/icon-32.png");
    await pane().getByText("document-format-unknown").waitFor();
    await pane().getByText("已处理（1）").waitFor();
  });

  it("and another one asks before it takes the place of decisions that are not written", async () => {
    await open.readPoints();
    await task("公开国土空间规划").getByRole("button", { name: "确认" }).click();
    await open.pick(asFile("新.txt", points));
    await pane().getByRole("alertdialog").waitFor();
    await button("留着现在的").click();
    await pane().getByText("已处理（1）").waitFor();
    await open.pick(asFile("新.txt", points));
    await button("换成新的").click();
    await pane().getByText("已处理（0）").waitFor();
    await pane().getByText("（新.txt）").waitFor();
  });
});
