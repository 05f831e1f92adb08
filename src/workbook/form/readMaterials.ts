import { plainName } from "../../domain/scheme/unit.ts";
import type { Material } from "../../domain/selfEvaluation/selfEvaluation.ts";
import { errorAt, warningAt } from "../../domain/shared/result.ts";
import { readDay, readWords } from "../returned/readCell.ts";
import { formSheetNames, materialHeaders } from "./formHeaders.ts";
import { subjectsByCode, type FormPlan } from "./formPlan.ts";
import type { Reader } from "./formReader.ts";

/** Reads the evidence of a form back (读取佐证材料), a piece a row; the issues are listed at `readForm`. */
export const readMaterials = (reader: Reader, plan: FormPlan): readonly Material[] => {
  const names = materialHeaders;
  const needed = [names.about, names.title, names.number, names.date, names.url];
  const rows = reader.table({ sheet: formSheetNames.materials, headers: Object.values(names), needed }) ?? [];
  const subjects = subjectsByCode(plan);
  const seen = new Set<string>();
  return rows.flatMap((row): readonly Material[] => {
    // A row that holds no more than its check is empty.
    if (needed.every((header) => String(row.cell(header).value ?? "").trim() === "")) return [];
    const place = row.cell(names.about).place;
    const code = readWords(row.cell(names.about), reader.complain);
    const title = readWords(row.cell(names.title), reader.complain);
    const number = readWords(row.cell(names.number), reader.complain);
    const url = readWords(row.cell(names.url), reader.complain);
    const day = readDay(row.cell(names.date), reader.from1904, reader.complain);
    const about = subjects.get(plainName(code));
    if (!about) {
      reader.complain(errorAt(place, "material-about-nothing", { code }));
      return [];
    }
    if (title === "") reader.complain(warningAt(place, "material-without-title", { code }));
    if (/^\s*(?:javascript|vbscript|data|file):/iu.test(url)) {
      reader.complain(errorAt(row.cell(names.url).place, "material-address-unfit", { url: url.slice(0, 60) }));
    }
    const date = day === null || day === "" ? null : day;
    if (date !== null && plan.year !== null && !date.startsWith(String(plan.year))) {
      reader.complain(warningAt(row.cell(names.date).place, "material-out-of-year", { date, year: plan.year }));
    }
    const key = [plainName(code), title, number, url].join("\n");
    if (seen.has(key)) reader.complain(warningAt(place, "material-repeated", { code, title }));
    seen.add(key);
    return [{ about, title, number, date, url }];
  });
};
