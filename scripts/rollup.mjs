import { runBuiltOr } from "./builtOr.mjs";

await runBuiltOr("dist/office/rollup.js", "src/main/rollup.ts");
