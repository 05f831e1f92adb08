/** Commands of README and the guides that tests do not run as they stand, each with the reason (不在测试中运行的命令). */
export const notRun: ReadonlyMap<string, string> = new Map([
  [
    "npm ci && npm start",
    "npm ci replaces the modules that the tests run on; npm start is run by test/main/workbench/start.test.ts",
  ],
  ["npm ci && npm test", "it is what runs this test"],
  ["npm ci", "it replaces the modules that the tests run on"],
  ["npm run build", "a minute of processor time; the set-up of the browser tests builds the same targets"],
  ["npm run build && npm run start:excel", "needs Excel"],
]);
