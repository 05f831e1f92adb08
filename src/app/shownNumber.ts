import { dateOfDay } from "../workbook/dayNumber.ts";

/**
 * What a cell that holds a number shows by a number format (显示值), as far as it is read as a number: signs, quoted words, sections,
 * conditions, percentages, thousands and days; fractions and powers are shown as near as their digits go, and stand for themselves.
 *
 * @param code as files have it, such as `0.00`, `#,##0;[Red]-#,##0` or `"99.5"`
 * @returns what people read; null where the format is none that is told here
 * @source ECMA-376 part 1, 18.8.31
 */
export const shownNumber = (value: number, code: string): string | null => {
  const { text, isAbsolute } = sectionFor(value, code);
  const parts = partsOf(text);
  if (parts.some(({ kind, text: said }) => kind === "rest" && /^(?:general|g\/通用格式)/iu.test(said)))
    return String(value);
  const rest = parts.map((part) => (part.kind === "rest" ? part.text : "")).join("");
  if (rest.includes("@")) return String(value);
  if (/[ymdhs年月日]/iu.test(rest)) return dateOfDay(Math.floor(value)) ?? "####";
  if (/[/E]/u.test(rest)) return null;
  const digits = /[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+/u.exec(rest)?.[0];
  const words = (part: Part): string => (part.kind === "word" ? part.text : part.text.replaceAll(/[0#?.,]/gu, ""));
  if (digits === undefined) return parts.map(words).join("");
  const places = (digits.split(".")[1] ?? "").replaceAll(",", "").length;
  const thousands = /,*$/u.exec(digits)?.[0].length ?? 0;
  const percents = rest.split("%").length - 1;
  const sized = Math.abs(value) * 100 ** percents * 1000 ** -thousands;
  const number = `${value < 0 && !isAbsolute ? "-" : ""}${fixed(sized, places)}`;
  // The digits stand where the first of their places does.
  let isPlaced = false;
  return parts
    .map((part) => {
      if (part.kind === "word" || isPlaced || !/[0#?]/u.test(part.text)) return words(part);
      isPlaced = true;
      const at = part.text.search(/[0#?.]/u);
      return `${part.text.slice(0, at)}${number}${words({ ...part, text: part.text.slice(at) })}`;
    })
    .join("");
};

/** Rounded half up on the fifteen digits that programs keep. */
const fixed = (value: number, places: number): string => {
  const kept = Number(value.toPrecision(15));
  return (Math.round(Number(`${kept}e${places}`)) / 10 ** places).toFixed(places);
};

type Part = { readonly kind: "word" | "rest"; readonly text: string };

/** The words of a section that stand for themselves, and the rest; colours, fillers and spaces as wide as a letter are left out. */
const partsOf = (section: string): readonly Part[] =>
  [...section.matchAll(/"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|[^"\\_*[]+/gu)].flatMap(([whole, quoted, escaped]): Part[] => {
    if (whole.startsWith('"')) return [{ kind: "word", text: quoted ?? "" }];
    if (whole.startsWith("\\")) return [{ kind: "word", text: escaped ?? "" }];
    return /^[_*[]/u.test(whole) ? [] : [{ kind: "rest", text: whole }];
  });

/** The section of a format that a number is shown by; one of its own for negative numbers says itself what stands before them. */
const sectionFor = (value: number, code: string): { readonly text: string; readonly isAbsolute: boolean } => {
  const sections = code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])+|(?<=;|^)(?=;|$)/gu) ?? [code];
  const conditions = sections.map((one) => /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/u.exec(one));
  if (conditions.some(Boolean)) {
    const fits = conditions.findIndex((one) => !one || holds(value, one[1] ?? "", Number(one[2])));
    return { text: sections[Math.max(fits, 0)] ?? "", isAbsolute: false };
  }
  if (value < 0 && sections.length > 1) return { text: sections[1] ?? "", isAbsolute: true };
  return { text: sections[value === 0 && sections.length > 2 ? 2 : 0] ?? "", isAbsolute: false };
};

const holds = (value: number, sign: string, bound: number): boolean => {
  if (sign === "<") return value < bound;
  if (sign === ">") return value > bound;
  if (sign === "<=") return value <= bound;
  if (sign === ">=") return value >= bound;
  return (value === bound) === (sign === "=");
};
