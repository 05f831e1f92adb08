import { describe, expect, it } from "vitest";

import { ledgerActionText } from "../../../src/app/wording/ledgerActionText.ts";

describe("what an entry of the ledger did", () => {
  it("is said in the language of the pane", () => {
    expect(ledgerActionText("observations-recorded", "zh")).toBe("录入评分");
    expect(ledgerActionText("observations-recorded", "en")).toBe("Scores recorded");
  });

  it("is said by its code where another version wrote it", () => {
    expect(ledgerActionText("budget-set", "zh")).toBe("budget-set");
    expect(ledgerActionText("budget-set", "en")).toBe("budget-set");
  });
});
