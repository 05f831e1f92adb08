import { runBuiltOr } from "./builtOr.mjs";

await runBuiltOr("dist/cli/kaoping.js", "src/main/cli.ts");
