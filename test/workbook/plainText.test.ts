import { describe, expect, it } from "vitest";

import { plainText } from "../../src/workbook/plainText.ts";

describe("a document's words in a cell", () => {
  it.each([
    ["have no Markdown marks", "**公开预算。** 按月公开。", "公开预算。 按月公开。"],
    ["have no heading marks", "## 公开预算", "公开预算"],
    ["join what a full page broke", "积极\n\n  融入平台", "积极融入平台"],
    ["keep a new line after a sentence", "公开预算。\r\n按月公开；\n逐条说明", "公开预算。\n按月公开；\n逐条说明"],
    ["have no page numbers", "稳岗返\n\n- 1 -\n\n还", "稳岗返还"],
    ["keep Latin words apart", "PPP\nproject", "PPP project"],
    ["have nothing around them", " \n公开\n ", "公开"],
  ])("%s", (_, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });
});
