type Format = (value: number) => string;

const digits = "〇一二三四五六七八九";
const legalDigits = "零壹贰叁肆伍陆柒捌玖";

const digitByDigit =
  (shown: string): Format =>
  (value) =>
    Array.from(String(value), (digit) => shown[Number(digit)] ?? "").join("");

/** 一百零一: tens, hundreds and thousands named, a gap said as 零. */
const counted =
  (shown: string, units: readonly string[], zero: string): Format =>
  (value) => {
    if (value === 0) return zero;
    if (value > 9999) return digitByDigit(shown)(value);
    const written = String(value);
    const text = Array.from(written, (digit, i) => {
      const unit = units[written.length - 1 - i] ?? "";
      return digit === "0" ? "0" : `${shown[Number(digit)] ?? ""}${unit}`;
    })
      .join("")
      .replace(/0+$/u, "")
      .replace(/0+/gu, zero);
    return value < 20 && units[1] === "十" ? text.replace(/^一十/u, "十") : text;
  };

const cycle =
  (signs: string): Format =>
  (value) =>
    Array.from(signs)[(value - 1) % signs.length] ?? String(value);

/** Word repeats the letter after z: aa, bb. */
const letters =
  (first: string): Format =>
  (value) =>
    value < 1 || value > 780
      ? String(value)
      : String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

const roman: Format = (value) => {
  if (value < 1 || value > 3999) return String(value);
  const steps = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  const signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
  let rest = value;
  return steps
    .map((step, i) => {
      const times = Math.floor(rest / step);
      rest -= times * step;
      return (signs[i] ?? "").repeat(times);
    })
    .join("");
};

const circled: Format = (value) => (value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value));
const chinese = counted(digits, ["", "十", "百", "千"], "零");
const legal = counted(legalDigits, ["", "拾", "佰", "仟"], "零");

const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ["decimal", String],
  ["decimalZero", (value) => String(value).padStart(2, "0")],
  [
    "decimalFullWidth",
    (value) => Array.from(String(value), (digit) => "０１２３４５６７８９"[Number(digit)] ?? "").join(""),
  ],
  [
    "decimalFullWidth2",
    (value) => Array.from(String(value), (digit) => "０１２３４５６７８９"[Number(digit)] ?? "").join(""),
  ],
  ["decimalHalfWidth", String],
  ["decimalEnclosedCircle", circled],
  ["decimalEnclosedCircleChinese", circled],
  ["decimalEnclosedParen", (value) => `(${value})`],
  ["decimalEnclosedFullstop", (value) => `${value}.`],
  ["chineseCounting", chinese],
  ["chineseCountingThousand", chinese],
  ["taiwaneseCounting", chinese],
  ["taiwaneseCountingThousand", chinese],
  ["japaneseCounting", chinese],
  ["koreanDigital2", digitByDigit(digits)],
  ["ideographDigital", digitByDigit(digits)],
  ["taiwaneseDigital", digitByDigit("○一二三四五六七八九")],
  ["japaneseDigitalTenThousand", digitByDigit(digits)],
  ["chineseLegalSimplified", legal],
  ["ideographLegalTraditional", legal],
  ["ideographTraditional", cycle("甲乙丙丁戊己庚辛壬癸")],
  ["ideographZodiac", cycle("子丑寅卯辰巳午未申酉戌亥")],
  ["upperLetter", letters("A")],
  ["lowerLetter", letters("a")],
  ["upperRoman", roman],
  ["lowerRoman", (value) => roman(value).toLowerCase()],
  ["none", () => ""],
]);

/** A number as Word shows it in one of its formats (编号格式); a format that is not known shows plain digits. */
export const numberInFormat = (value: number, format: string): string => (formats.get(format) ?? String)(value);
