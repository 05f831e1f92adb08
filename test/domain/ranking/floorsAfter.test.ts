import { describe, expect, it } from "vitest";

import type { WeightFloor } from "../../../src/domain/breakdown/breakdown.ts";
import { highestFloor } from "../../../src/domain/ranking/floorsAfter.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { smallScheme } from "../../fixtures/smallYear.ts";

const floor = (percent: string, subject: string): WeightFloor => ({
  percent,
  subject,
  quote: `${subject}分值权重不低于${percent}%`,
  place: { start: 0, end: 10, line: 1 },
});

describe("the highest floor under open-government work", () => {
  const highest = (...floors: readonly WeightFloor[]) => {
    const found = highestFloor(smallScheme, floors);
    return found && exactText(found);
  };

  it("is the statute's 4, or what the document asks for beyond it", () => {
    expect([highest(), highest(floor("3", "政务公开")), highest(floor("5", "政务公开"))]).toEqual(["4", "4", "5"]);
    expect(highest(floor("6", "政务公开"), floor("5", "政务公开"))).toBe("6");
  });

  it("is none that the document states for other work", () => {
    expect(highest(floor("20", "其他工作"))).toBe("4");
    expect(highest(floor("5", "政务公开"), floor("20", "其他工作"))).toBe("5");
  });
});
