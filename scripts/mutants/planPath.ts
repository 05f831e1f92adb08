/** Where the plan of a run lies, for the tests that read it in a process of their own. */
export const planPath = process.env["KAOPING_MUTANTS"] ?? "reports/mutation/ledger.plan.json";
