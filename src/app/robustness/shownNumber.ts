import { exactText, fixedText, type Exact } from "../../domain/shared/exact.ts";

/** An exact number for people (显示用数): as it is where it has at most four decimals, else rounded to four with "≈" before it. */
export const shownNumber = (value: Exact): string => {
  const text = exactText(value);
  const [, decimals = ""] = text.split(".");
  return text.includes("/") || decimals.length > 4 ? `≈${fixedText(value, 4)}` : text;
};
