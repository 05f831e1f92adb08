import { describe, expect, it } from "vitest";

import { isLagging, mirroredLedger, type Standing } from "../../src/app/ledgerMirror.ts";
import { ledgerText } from "../../src/domain/ledger/ledgerText.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { publishedAssessment } from "../fixtures/smallAssessment.ts";

const { ledger } = publishedAssessment();
const whole = ledgerText(ledger);
const upTo = (entries: number): string => ledgerText(ledger.slice(0, entries));
const said = (own: string, beside: string | null): readonly (string | number)[] => {
  const mirrored = mirroredLedger(own, beside, "考核.ledger");
  const entries = mirrored.issues.map(({ data }) => data["entries"] ?? "");
  return [...codesOf(mirrored.issues), ...entries.filter((count) => count !== "")];
};

describe("the ledger file beside a master", () => {
  it("may say the same, or not be there", () => {
    expect(valueOf(mirroredLedger(whole, whole, "考核.ledger"))).toEqual({ text: whole, standing: "same" });
    expect(valueOf(mirroredLedger(whole, null, "考核.ledger"))).toEqual({ text: whole, standing: "absent" });
  });

  it("counts where it has more entries, and the master where that has", () => {
    expect(said(upTo(4), whole)).toEqual(["mirror-ahead", ledger.length - 4]);
    expect(said(whole, upTo(4))).toEqual(["mirror-behind", ledger.length - 4]);
    expect(said(whole, "")).toEqual(["mirror-behind", ledger.length]);
  });

  it("that goes further and breaks off within an entry counts as far as its last whole entry", () => {
    const beside = upTo(6) + whole.slice(upTo(6).length, -5);
    const mirrored = mirroredLedger(upTo(4), beside, "考核.ledger");
    expect(codesOf(mirrored.issues)).toEqual(["mirror-torn", "mirror-ahead"]);
    expect(mirrored.ok && mirrored.value).toEqual({ text: upTo(ledger.length - 1), standing: "torn" });
  });

  it.each<[Standing, boolean]>([
    ["absent", false],
    ["same", false],
    ["torn", true],
    ["behind", true],
    ["ahead", true],
  ])("that is %s leaves the next save something to complete: %s", (standing, lags) => {
    expect(isLagging({ text: "", standing })).toBe(lags);
  });

  it("cut within an entry stands for the entries before it, wherever it was cut", () => {
    const last = upTo(ledger.length - 1);
    for (let end = last.length + 1; end < whole.length; end++) {
      const mirrored = mirroredLedger(last, whole.slice(0, end), "考核.ledger");
      expect(codesOf(mirrored.issues)).toEqual(["mirror-torn"]);
      expect(mirrored.ok && mirrored.value).toEqual({ text: last, standing: "torn" });
    }
  });

  it("that says another thing is refused at the first entry that differs", () => {
    const other = whole.replace(
      /("actor":")公开办经办人(","after":"[^"]+","before":[^,]+,"hash":"[^"]+","index":3,)/u,
      "$1他人$2",
    );
    expect(other).not.toBe(whole);
    for (const [own, beside] of [
      [whole, other],
      [other, whole],
      [whole, other.slice(0, -5)],
    ] as const) {
      const mirrored = mirroredLedger(own, beside, "考核.ledger");
      expect(codesOf(mirrored.issues)).toEqual(["mirror-apart"]);
      expect(mirrored.issues[0]?.place).toEqual({ kind: "entry", index: 3 });
    }
  });
});
