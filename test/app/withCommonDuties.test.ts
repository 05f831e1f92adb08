import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { withCommonDuties } from "../../src/app/withCommonDuties.ts";
import type { Duty } from "../../src/domain/breakdown/breakdown.ts";
import { checkScheme } from "../../src/domain/scheme/checkScheme.ts";
import { isLeaf } from "../../src/domain/scheme/criterion.ts";
import { checkFullMarks } from "../../src/domain/scoring/fullMarks.ts";
import { valueOf } from "../fixtures/issues.ts";

const raw: unknown = JSON.parse(readFileSync("templates/small.scheme.json", "utf8"));
const scheme = valueOf(checkScheme(raw, "small.scheme.json"));
const duty = (quote: string): Duty => ({ quote, who: "各单位", times: [], place: { start: 0, end: 1, line: 1 } });
const duties = [duty("每年至少听取一次政务公开工作汇报"), duty("在30个工作日内制定并公开本单位实施方案")];

describe("duties that become common criteria", () => {
  it("share the points of the criterion they join in hundredths, which keeps what is left over", () => {
    const made = withCommonDuties(scheme, "support", duties);
    const support = made.tables[0]?.criteria.find(({ id }) => id === "support");
    if (!support || isLeaf(support)) throw new RangeError("support: want a branch");
    // 10 ÷ 3 = 3.33…: 3.33 for each of the two duties, 3.34 for the rest.
    expect(support.children.map(({ maxPoints }) => maxPoints)).toEqual(["3.34", "3.33", "3.33"]);
    expect(support.children[1]?.clause).toBe("每年至少听取一次政务公开工作汇报");
  });

  it("leave a scheme that holds, and comes to its total at full marks, for up to twenty of them", () => {
    for (let count = 0; count <= 20; count++) {
      const many = Array.from({ length: count }, (_, index) => duty(`第${index + 1}件每个单位都要做的事`));
      const made = withCommonDuties(scheme, "support", many);
      expect(checkScheme(made, "made").issues).toEqual([]);
      expect(checkFullMarks(made, null, "made")).toEqual([]);
    }
  });
});
