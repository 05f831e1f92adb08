import { describe, expect, it } from "vitest";

import { columnLines } from "../../../src/cli/comparison/columnLines.ts";

describe("rows as lines", () => {
  it("have their columns under each other, Chinese characters two wide, and nothing behind the last", () => {
    expect(
      columnLines([
        ["变动", "no.", "任务"],
        ["x", "一/（一）", "预算"],
      ]),
    ).toEqual(["变动  no.        任务", "x     一/（一）  预算"]);
  });

  it("are none where there are none", () => {
    expect(columnLines([])).toEqual([]);
  });
});
