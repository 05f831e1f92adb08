/** Radicals of the supplement that look like whole characters, each before the character that was meant. */
const supplement =
  "⺊卜⺒巳⺟母⺠民⺩王⺬示⺻聿⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";

const meant: ReadonlyMap<string, string> = new Map(
  Array.from({ length: supplement.length / 2 }, (_, i) => [supplement[2 * i] ?? "", supplement[2 * i + 1] ?? ""]),
);

/**
 * Puts characters in the place of radicals (部首还原): PDFs often name the glyph 工 as the radical U+2F2F. Only the
 * Kangxi radicals U+2F00 to U+2FD5 and those of the supplement are touched.
 */
export const withoutRadicals = (text: string): string =>
  text
    .replace(/[\u2f00-\u2fd5]/gu, (radical) => radical.normalize("NFKC"))
    .replace(/[\u2e80-\u2ef3]/gu, (radical) => meant.get(radical) ?? radical);
