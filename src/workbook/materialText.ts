import type { Material, SelfEvaluation, Subject } from "../domain/selfEvaluation/selfEvaluation.ts";

/** A piece of evidence on one line (佐证文字): 标题（文号，日期）网址. */
export const materialText = ({ title, number, date, url }: Material): string => {
  const named = [number, date ?? ""].filter((part) => part !== "").join("，");
  return [title, named === "" ? "" : `（${named}）`, url === "" ? "" : ` ${url}`].join("").trim();
};

/** The evidence that a unit gave for something, a piece a line. */
export const materialsOn = ({ materials = [] }: SelfEvaluation, about: Subject): string =>
  materials
    .filter(({ about: { kind, id } }) => kind === about.kind && id === about.id)
    .map(materialText)
    .join("\n");
