import type { ValuesDriver } from "../../../src/app/driven/valuesBook.ts";

/** A driver whose next write breaks off where `broken` says: 0 before anything is written, 1 with the answer lost. */
export const breaking = (driver: ValuesDriver, broken: { step: number | null }): ValuesDriver => ({
  ...driver,
  run: async (...args) => {
    const { step } = broken;
    broken.step = null;
    const failure = { kind: "host-failure", action: "write", code: "broken-off", detail: "" } as const;
    if (step === 0) return { ok: false, failure };
    const outcome = await driver.run(...args);
    return step === 1 ? { ok: false, failure } : outcome;
  },
});
