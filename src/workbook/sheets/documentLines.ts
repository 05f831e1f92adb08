import type { Breakdown } from "../../domain/breakdown/breakdown.ts";

/** What a document says of itself (文件信息), a line each, as documents write it; none for what it does not say. */
export const documentLines = ({ number, date }: Pick<Breakdown, "number" | "date">): readonly string[] => [
  ...(number === "" ? [] : [number]),
  ...(date === "" ? [] : [`成文日期：${chineseDate(date)}`]),
];

/** 2026年3月18日 of 2026-03-18. */
export const chineseDate = (date: string): string => date.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2})$/u, "$1年$2月$3日");
