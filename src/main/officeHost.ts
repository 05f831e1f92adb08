import type { Language } from "../app/wording/issueText.ts";
import type { BookDriver } from "../app/driven/bookDriver.ts";
import { excelDriver } from "../hosts/excel/excelDriver.ts";

/** The Excel that the pane stands in (宿主): the way to its workbook, language and colours; or why there is none. */
export type OfficeHost =
  | { readonly kind: "excel"; readonly driver: BookDriver; readonly language: Language; readonly dark: boolean }
  | { readonly kind: "unsupported"; readonly language: Language }
  | { readonly kind: "absent" };

/** The requirement set of Excel 2021. */
const leastApi = "1.14";

/** Office.js answers within a second or two; where it was not loaded it never does. */
const patience = 20_000;

/** Waits for Office.js and looks at what it says of its host (识别宿主). The pane is drawn long before. */
export const findOffice = async (): Promise<OfficeHost> => {
  await documentRead();
  if (!("Office" in globalThis)) return { kind: "absent" };
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  const ready = await Promise.race([Office.onReady(), late]);
  if (!ready) return { kind: "absent" };
  const { context } = Office;
  const tongue = typeof context.displayLanguage === "string" ? context.displayLanguage : navigator.language;
  const language: Language = tongue.startsWith("en") ? "en" : "zh";
  const isExcel = ready.host === Office.HostType.Excel;
  if (!isExcel || !context.requirements.isSetSupported("ExcelApi", leastApi)) return { kind: "unsupported", language };
  return { kind: "excel", driver: excelDriver(), language, dark: isDark(context) };
};

/** Office.js stands last in the page, deferred: it has run once the page is read, or could not be had. */
const documentRead = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState === "complete") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });

/** Office says the colour of its own background, where it says anything. */
const isDark = (context: Office.Context): boolean => {
  const colour = (context.officeTheme as Partial<Office.OfficeTheme> | undefined)?.bodyBackgroundColor ?? "#ffffff";
  const [red = 255, green = 255, blue = 255] = (/^#?(..)(..)(..)/u.exec(colour)?.slice(1) ?? []).map((part) =>
    parseInt(part, 16),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
};
