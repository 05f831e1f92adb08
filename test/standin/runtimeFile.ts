import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of Microsoft's runtime: read where npm put it, never copied or changed. */
export function officeDistDirectory(): string {
  return dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/dist/office.js"));
}

export const runtimeFile = (name: string): string => join(officeDistDirectory(), name);
