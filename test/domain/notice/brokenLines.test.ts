import { describe, expect, it } from "vitest";

import { brokenLines, titleLines, typeWidth } from "../../../src/domain/notice/brokenLines.ts";

/** Ten characters of 16 pt to the line. */
const type = { size: 32, spacing: 0 };
const broken = (text: string, first = 0) => brokenLines(text, type, 3200, first);

describe("a text broken into lines", () => {
  it("is as wide as its characters are high, figures and letters half of that", () => {
    expect(typeWidth("政务2026", type)).toBe(2 * 320 + 4 * 160);
  });

  it("breaks between any two Chinese characters, the first line less by what it stands in", () => {
    expect(broken("一二三四五六七八九十一二三")).toEqual(["一二三四五六七八九十", "一二三"]);
    expect(broken("一二三四五六七八九十", 640)).toEqual(["一二三四五六七八", "九十"]);
    expect(broken("")).toEqual([""]);
  });

  it("lets a full stop hang behind a full line, but begins no line with a closing bracket", () => {
    expect(broken("一二三四五六七八九十。一")).toEqual(["一二三四五六七八九十。", "一"]);
    expect(broken("一二三四五六七八（十）一")).toEqual(["一二三四五六七八", "（十）一"]);
    expect(broken("一二三四五六七（九十）一")).toEqual(["一二三四五六七（九", "十）一"]);
  });

  it("ends no line with an opening bracket", () => {
    expect(broken("一二三四五六七八九（一）")).toEqual(["一二三四五六七八九", "（一）"]);
  });

  it("breaks a title that does not fit on a line behind 关于, where both parts fit", () => {
    expect(titleLines("甲市关于考核的通报", type, 3200)).toEqual(["甲市关于考核的通报"]);
    expect(titleLines("甲市政府关于考核的通报", type, 3200)).toEqual(["甲市政府关于", "考核的通报"]);
    expect(titleLines("甲市政府关于二〇二六年全市考核的通报", type, 3200)).toEqual([
      "甲市政府关于二〇二六年全市考核的通报",
    ]);
    expect(titleLines("关于二〇二六年考核的通报", type, 3200)).toEqual(["关于二〇二六年考核的通报"]);
  });

  it("parts no number or word, unless it is longer than a line", () => {
    expect(broken("一二三四五六七八九2026年")).toEqual(["一二三四五六七八九", "2026年"]);
    expect(broken("根abcdefghijklmnopqrstuvwxyz")).toEqual(["根abcdefghijklmnopqr", "stuvwxyz"]);
  });
});
