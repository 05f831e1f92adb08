import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { writeBook } from "../../../../src/hosts/files/xlsx/writeBook.ts";
import { markedSheet } from "../../../fixtures/markedSheet.ts";

/** The style of a cell: the attributes of the format that its number names. */
const styleOf = (parts: Readonly<Record<string, Uint8Array>>, address: string) => {
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  const number = new RegExp(`<c r="${address}" s="(\\d+)"`, "u").exec(text("xl/worksheets/sheet1.xml"))?.[1];
  const styles = text("xl/styles.xml");
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/su.exec(styles)?.[1]?.match(/<xf [^>]*>/gu) ?? [];
  const format = formats[Number(number)] ?? "";
  const fills = /<fills[^>]*>(.*?)<\/fills>/su.exec(styles)?.[1]?.match(/<fill>.*?<\/fill>/gsu) ?? [];
  const code = /numFmtId="(\d+)"/u.exec(format)?.[1] ?? "";
  return {
    fill: /rgb="(\w+)"/u.exec(fills[Number(/fillId="(\d+)"/u.exec(format)?.[1])] ?? "")?.[1] ?? null,
    dates: styles.includes(`<numFmt numFmtId="${code}" formatCode="yyyy-mm-dd"/>`),
  };
};

describe("a table written to a file", () => {
  it("fills the cells to look at, and shows days as dates", () => {
    const parts = unzipSync(writeBook([markedSheet], "2026-11-22T08:30:00Z"));
    expect(styleOf(parts, "A4")).toEqual({ fill: "FFFFEB9C", dates: false });
    expect(styleOf(parts, "A3").fill).toBeNull();
    expect(styleOf(parts, "B3")).toEqual({ fill: null, dates: true });
  });

  it("has its header on every page and the pages numbered", () => {
    const parts = unzipSync(writeBook([markedSheet], "2026-11-22T08:30:00Z"));
    expect(new TextDecoder().decode(parts["xl/worksheets/sheet1.xml"])).toContain("第 &amp;P 页，共 &amp;N 页");
    expect(new TextDecoder().decode(parts["xl/workbook.xml"])).toMatch(/_xlnm\.Print_Titles[^<]*>[^<]*\$2:\$2</u);
  });
});
