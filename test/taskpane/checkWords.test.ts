import { expect, it } from "vitest";

import { checkEn } from "../../src/taskpane/checkWords.en.ts";
import { sentWordingIn } from "../../src/taskpane/sentWording.ts";
import { faultTexts, openText as notFilledIn } from "../../src/workbook/form/formChecks.ts";
import { packFaults } from "../../src/workbook/pack/packCheck.ts";
import { openText as notScored } from "../../src/workbook/pack/packWords.ts";

it("says in English whatever the live checks of forms and packs can say, and leaves what others put there", () => {
  const said = [...Object.values(faultTexts), ...Object.values(packFaults), notFilledIn, notScored];
  for (const text of said) expect(checkEn(text), text).toMatch(/^[a-z][a-z0 ]+$/u);
  expect(checkEn("请看附件")).toBe("请看附件");
  const { form, pack } = sentWordingIn("en");
  expect(form.gap("任务自评", "G5", "一/1", "缺佐证")).toBe("任务自评 G5 (一/1): evidence is missing");
  expect(pack.fault("扣分缺理由")).toBe("The sheet's check says: the reason for points taken off is missing");
  expect(sentWordingIn("zh").pack.fault("扣分缺理由")).toContain("扣分缺理由");
});
