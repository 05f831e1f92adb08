const fields =
  "财政 教育 民政 司法 审计 统计 水利 交通运输 农业农村 商务 卫生健康 应急管理 生态环境 自然资源 公安 科技 体育 医疗保障 信访 气象".split(
    " ",
  );

/** The same numbers each time (mulberry32), in [0, 1). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/**
 * Work points again and again, each time with other numbers, other units and other words, so that hardly anything that
 * was read once is met again: what a year's documents of many offices are like.
 *
 * @param sample a document whose sections are varied; years stay
 */
export const variedText = (sample: string, megabytes: number): string => {
  const next = seeded(2026);
  const below = (limit: number): number => Math.floor(next() * limit);
  const field = (): string => fields[below(fields.length)] ?? "";
  const unit = (): string => `市${field()}${next() < 0.5 ? "" : `和${field()}`}局`;
  const word = (): string => String.fromCharCode(0x4e00 + below(5000), 0x4e00 + below(5000));
  const pieces: string[] = [];
  for (let size = 0; size < megabytes * 1_000_000;) {
    const piece = sample
      .replace(/\d+/gu, (digits) => (digits.length > 3 ? digits : String(1 + below(digits.length > 1 ? 28 : 9))))
      .replace(/市[\u4e00-\u9fff]{2,6}?局/gu, unit)
      .replace(/[\u4e00-\u9fff]{2}(?=公开|信息)/gu, word);
    pieces.push(piece);
    size += Buffer.byteLength(piece);
  }
  return pieces.join("");
};
