import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Selectors forbidden everywhere; a later block replaces the whole rule, so each block repeats them. */
const everywhere = [
  { selector: "ExportDefaultDeclaration", message: "Named exports only: a name says what a file is for." },
  { selector: "ExportAllDeclaration", message: "No barrels: import from the file that holds the thing." },
];
const pure = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "domain/ has no clock." },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "domain/ has no clock." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "domain/ has no randomness." },
];

export default defineConfig(
  globalIgnores(["dist", "coverage", "reports", "node_modules", "kaoping-demo"]),
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/prefer-readonly-parameter-types": "off",
      "no-irregular-whitespace": ["error", { skipStrings: true, skipTemplates: true, skipRegExps: true }],
      "no-console": "error",
      "max-lines": ["error", { max: 300 }],
      "no-restricted-syntax": ["error", ...everywhere],
    },
  },
  { files: ["*.config.ts"], rules: { "no-restricted-syntax": ["error", everywhere[1]] } },
  { files: ["**/*.tsx"], extends: [reactHooks.configs.flat.recommended] },
  { files: ["src/domain/**/*.ts"], rules: { "no-restricted-syntax": ["error", ...everywhere, ...pure] } },
  {
    files: ["src/{domain,app,workbook,taskpane,cli}/**/*.{ts,tsx}", "src/hosts/files/**/*.ts"],
    rules: { "no-restricted-globals": ["error", "Office", "Excel", "OfficeExtension"] },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        ["process", "console", "URL", "Buffer", "setTimeout"].map((name) => [name, "readonly"]),
      ),
    },
    rules: { "no-restricted-syntax": ["error", everywhere[1]] },
  },
);
