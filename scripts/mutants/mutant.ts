/** One change to the source that a test should notice. */
export interface Mutant {
  readonly id: string;
  /** Its file, from the project's root. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly kind: string;
  readonly was: string;
  readonly became: string;
}

/**
 * What became of a mutant: killed, a test failed; endless, a loop ran on far beyond what it does otherwise; survived, every test
 * that reaches it passed; unreached, no test does; atImport, it runs as its file is imported only, and was not tried.
 */
export type Fate = "killed" | "endless" | "survived" | "unreached" | "atImport";

export interface Judged {
  readonly id: string;
  readonly fate: Fate;
  /** The test that failed, or the last that was tried. */
  readonly by?: string;
}

export type Tried = Mutant & Judged;

/** What the tests are given: sources with all mutants in them, each asleep until it is named. */
export interface Plan {
  /** Paths of the test files, from the project's root. */
  readonly tests: readonly string[];
  /** By absolute path. */
  readonly sources: Readonly<Record<string, string>>;
  /** In the order in which they are tried. */
  readonly mutants: readonly Mutant[];
  /** Of mutants that were judged before; they are not tried again. */
  readonly judged: readonly string[];
  /** Where a line of JSON is added for each mutant. */
  readonly out: string;
}
