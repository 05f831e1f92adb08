import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { readText } from "../../../src/hosts/files/readText.ts";

const chinese = "政务公开，一、（一）";
/** 政务 in GB18030. Source: GB 18030-2022, the two-byte area, which equals GBK's. */
const gb18030 = Uint8Array.of(0xd5, 0xfe, 0xce, 0xf1);

const utf16 = (text: string, order: "le" | "be"): Uint8Array => {
  const little = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(order === "le" ? little : little.swap16());
};

const codesOf = (bytes: Uint8Array): readonly string[] => readText(bytes, "f.txt").issues.map(({ code }) => code);

describe("a plain text", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(chinese)],
    ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${chinese}`)],
    ["UTF-16, little end first", utf16(chinese, "le")],
    ["UTF-16, big end first", utf16(chinese, "be")],
  ])("is read from %s", (_, bytes) => {
    expect(readText(bytes, "f.txt")).toEqual({ ok: true, value: chinese, issues: [] });
  });

  it("is read from GB18030", () => {
    expect(readText(gb18030, "f.txt")).toMatchObject({ ok: true, value: "政务" });
  });

  it.each([
    ["nothing", new Uint8Array(0), "file-empty"],
    ["blanks only", new TextEncoder().encode(" \n\t　"), "file-empty"],
    ["a picture", new Uint8Array(readFileSync("assets/icon-16.png")), "file-not-text"],
    ["a zipped document", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "file-not-text"],
    ["an old Word document", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "file-not-text"],
    ["a PDF", new TextEncoder().encode("%PDF-1.7\n"), "file-not-text"],
    ["bytes with a NUL among them", Uint8Array.of(65, 66, 0, 67), "file-not-text"],
    ["bytes that no encoding has", Uint8Array.of(0xd5, 0xff, 0xff, 0x20), "text-undecodable"],
  ])("is not read from %s", (_, bytes, code) => {
    expect(codesOf(bytes)).toEqual([code]);
  });

  it("that begins with BM is no bitmap", () => {
    expect(readText(new TextEncoder().encode("BMW 是车"), "f.txt").ok).toBe(true);
  });

  it("above the bound is refused before it is decoded", () => {
    expect(codesOf(new Uint8Array(50 * 1024 * 1024 + 1).fill(65))).toEqual(["file-too-large"]);
  });
});
