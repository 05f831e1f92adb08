import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fileNameOf } from "../../src/app/fileNameOf.ts";
import { runs, seed } from "../soak.ts";

describe("a file's name", () => {
  it("is the unit's name, its id and the ending", () => {
    expect(fileNameOf("市教育局", "jyj", "xlsx")).toBe("市教育局-jyj.xlsx");
  });

  it("has nothing that a system refuses or that turns the reading direction", () => {
    expect(fileNameOf('a\\b/c:d*e?f"g<h>i|j', "u", "txt")).toBe("a_b_c_d_e_f_g_h_i_j-u.txt");
    expect(fileNameOf("../../etc\u0000\n\u202Egpj", "u", "txt")).toBe(".._.._etc___gpj-u.txt");
  });

  it("does not cut a character in two where it is too long", () => {
    expect(fileNameOf(`${"局".repeat(59)}😀`, "u", "txt")).toBe(`${"局".repeat(59)}_-u.txt`);
    expect(fileNameOf("😀".repeat(40), "u", "txt")).toBe(`${"😀".repeat(30)}-u.txt`);
  });

  // ext4, NTFS and APFS take 255 bytes or UTF-16 units.
  it("stays within 255 bytes and is well-formed for any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        const file = fileNameOf(name, "x".repeat(40), "xlsx");
        expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(255);
        expect(file).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]/u);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
