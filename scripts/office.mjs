import { runBuiltOr } from "./builtOr.mjs";

await runBuiltOr("dist/office/office.js", "src/main/office.ts");
