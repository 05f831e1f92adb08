import { refuse, shown } from "./hostError.ts";

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
};

/** `#rrggbb` or an HTML name; Excel answers upper case (docs: `RangeFill.color`). */
export function hexColor(value: unknown): string {
  const given = typeof value === "string" ? value : "";
  const color = NAMED_COLORS[given.toLowerCase()] ?? given.toUpperCase();
  return /^#[0-9A-F]{6}$/.test(color) ? color : refuse("InvalidArgument", `not a color: ${shown(value)}`);
}
