import { describe, expect, it } from "vitest";

import { readJson } from "../../../src/hosts/files/readJson.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";

const read = (text: string) => readJson(new TextEncoder().encode(text), "scheme.json");

describe("a JSON file", () => {
  it("is read as it stands, fields of one name in different objects among them", () => {
    const text = '{"a":{"x":1},"b":[{"x":"x"},{"x":{"a":"\\"a\\":1,{"}}],"x":[[],{}]}';
    expect(valueOf(read(text))).toEqual(JSON.parse(text));
  });

  it("that says a field twice is refused, with every such place", () => {
    const result = read('{"a":[0,{"b":"1","c":2,"b":"3"}],"d":{"e":{},"\\u0065":[]},"a":1}');
    expect(refusedCodes(result)).toEqual(["field-repeated", "field-repeated", "field-repeated"]);
    expect(result.issues.map(({ place }) => place.kind === "field" && place.path)).toEqual(["a[1].b", "d.e", "a"]);
  });

  it("that is none is refused", () => {
    expect(refusedCodes(read('{"a":1,}'))).toEqual(["json-invalid"]);
  });
});
