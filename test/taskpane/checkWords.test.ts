import { expect, it } from "vitest";

import { checkEn } from "../../src/taskpane/checkWords.en.ts";
import { sentWordingIn } from "../../src/taskpane/sentWording.ts";
import { faultTexts, openText as notFilledIn } from "../../src/workbook/form/formChecks.ts";
import { packFaults } from "../../src/workbook/pack/packCheck.ts";
import { openText as notScored } from "../../src/workbook/pack/packWords.ts";

it("says in English whatever the live checks of forms and packs can say, and leaves what others put there", async () => {
  const said = [...Object.values(faultTexts), ...Object.values(packFaults), notFilledIn, notScored];
  for (const text of said) expect(checkEn(text), text).toMatch(/^[a-z][a-z0 ]+$/u);
  expect(checkEn("请看附件")).toBe("请看附件");
  const { form, pack } = await sentWordingIn("en");
  expect(form.gap("任务自评", "G5", "一/1", "缺佐证")).toBe("任务自评 G5 (一/1): evidence is missing");
  expect(pack.fault("扣分缺理由")).toBe("The sheet's check says: the reason for points taken off is missing");
  expect(["不适用", "较好"].map(pack.word)).toEqual(["不适用 (not applicable)", "较好"]);
  const zh = await sentWordingIn("zh");
  expect(zh.pack.fault("扣分缺理由")).toContain("扣分缺理由");
  expect(zh.pack.word("不适用")).toBe("不适用");
});
