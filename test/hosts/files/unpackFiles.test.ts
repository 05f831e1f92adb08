import { strFromU8, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { unpackFiles } from "../../../src/hosts/files/zip/unpackFiles.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";

const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** The zip with names in other bytes of the same length, as other packers write them. */
const renamed = (zip: Uint8Array, names: Readonly<Record<string, readonly number[]>>): Uint8Array => {
  const bytes = Uint8Array.from(zip);
  for (const [from, to] of Object.entries(names)) {
    const wanted = strToU8(from);
    for (let at = 0; at + wanted.length <= bytes.length; at++)
      if (wanted.every((byte, index) => bytes[at + index] === byte)) bytes.set(to, at);
  }
  return bytes;
};

const unpacked = (zip: Uint8Array) =>
  valueOf(unpackFiles(zip, "收回.zip")).map(({ name, bytes }) => [name, strFromU8(bytes)]);

describe("files that somebody packed into one zip", () => {
  it("come out by their own names, in whatever folders they lie", () => {
    expect(
      unpacked(zipOf({ "收回/市教育局.xlsx": "a", "收回/迟到/市财政局.xlsx": "b", "市审计局.xlsx": "c" })),
    ).toEqual([
      ["市教育局.xlsx", "a"],
      ["市财政局.xlsx", "b"],
      ["市审计局.xlsx", "c"],
    ]);
  });

  it("leave behind what systems put beside them", () => {
    const beside = ["__MACOSX/收回/._市教育局.xlsx", "收回/.DS_Store", "Thumbs.db", "收回/~$市教育局.xlsx"];
    const files = Object.fromEntries(beside.map((name) => [name, "x"]));
    expect(unpacked(zipOf({ ...files, "收回/市教育局.xlsx": "a" }))).toEqual([["市教育局.xlsx", "a"]]);
  });

  it("keep two files of the same name in two folders apart", () => {
    expect(unpacked(zipOf({ "一/自评表.xlsx": "a", "二/自评表.xlsx": "b" }))).toEqual([
      ["自评表.xlsx", "a"],
      ["自评表.xlsx", "b"],
    ]);
  });

  it("bear names in GB 18030 as Chinese Windows packs them", () => {
    // 市财政局 and 市审计局 by the table of GBK; as UTF-8 both would be the same eight unreadable characters.
    const zip = renamed(zipOf({ "AAAAAAAA.xlsx": "a", "BBBBBBBB.xlsx": "b" }), {
      AAAAAAAA: [0xca, 0xd0, 0xb2, 0xc6, 0xd5, 0xfe, 0xbe, 0xd6],
      BBBBBBBB: [0xca, 0xd0, 0xc9, 0xf3, 0xbc, 0xc6, 0xbe, 0xd6],
    });
    expect(unpacked(zip)).toEqual([
      ["市财政局.xlsx", "a"],
      ["市审计局.xlsx", "b"],
    ]);
  });

  it("are refused where the zip is empty, holds only folders, is no zip, is cut off, locked or leads outside", () => {
    const refusal = (zip: Uint8Array) => refusedCodes(unpackFiles(zip, "收回.zip"));
    expect(refusal(zipOf({}))).toEqual(["file-empty"]);
    expect(refusal(zipOf({ "收回/": "" }))).toEqual(["file-empty"]);
    expect(refusal(strToU8("不是压缩包"))).toEqual(["book-damaged"]);
    const whole = zipOf({ "市教育局.xlsx": "a".repeat(5000) });
    expect(refusal(whole.subarray(0, whole.length - 30))).toEqual(["book-damaged"]);
    const locked = Uint8Array.from(whole);
    const central = locked.findIndex((_, at) => locked[at] === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 1);
    locked[central + 8] = 1 | (locked[central + 8] ?? 0);
    expect(refusal(locked)).toEqual(["document-encrypted"]);
    expect(refusal(zipOf({ "../市教育局.xlsx": "a" }))).toEqual(["book-damaged"]);
  });
});
