import { expect, it } from "vitest";

import { nameOf } from "../../src/app/nameOf.ts";

it("something is called by its name, and by its id where the list does not know it", () => {
  const units = [{ id: "czj", name: "市财政局" }];
  expect(["czj", "qxj"].map((id) => nameOf(units, id))).toEqual(["市财政局", "qxj"]);
});
