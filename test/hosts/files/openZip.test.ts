import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { openZip, ZipTooLarge } from "../../../src/hosts/files/zip/openZip.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const packed = zipSync({ "one.xml": bytesOf("一".repeat(100)), "two.xml": bytesOf("二".repeat(100)) });

describe("a zip", () => {
  it("lets a part be read again and again within the bound of its parts together", () => {
    const zip = openZip(packed, 600);
    for (const name of ["one.xml", "ONE.xml", "one.xml", "two.xml"]) expect(zip.bytes(name)).toHaveLength(300);
  });

  it("refuses the part that goes beyond the bound, however often it is asked for", () => {
    const zip = openZip(packed, 599);
    expect(zip.text("one.xml")).toBe("一".repeat(100));
    for (const name of ["two.xml", "TWO.xml"]) expect(() => zip.bytes(name)).toThrow(ZipTooLarge);
  });
});
