import { describe, expect, it } from "vitest";

import { at } from "../../../src/domain/shared/at.ts";
import { byId } from "../../../src/domain/shared/byId.ts";
import { under } from "../../../src/domain/shared/under.ts";

describe("what must stand somewhere", () => {
  const units = [{ id: "czj" }, { id: "jyj" }];
  const places = new Map([["czj", 0]]);

  it("is what stands there, 0 too", () => {
    expect(at(units, 1)).toEqual({ id: "jyj" });
    expect(byId(units, "czj")).toEqual({ id: "czj" });
    expect(under(places, "czj")).toBe(0);
  });

  it("is never nothing: where it is lacking, the error says of what", () => {
    expect(() => at(units, 2)).toThrow(new RangeError("place 2: got nothing, want one of 2"));
    expect(() => at(units, -1)).toThrow(RangeError);
    expect(() => byId(units, "sjj")).toThrow(new RangeError("sjj: got nothing of this id, want one of 2"));
    expect(() => under(places, "jyj")).toThrow(new RangeError("jyj: got nothing, want one of 1"));
  });
});
