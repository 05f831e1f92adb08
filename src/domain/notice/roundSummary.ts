import { leavesOf } from "../scheme/criterion.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Finding } from "../scoring/finding.ts";
import { add, exact, exactText, isZero, zero } from "../shared/exact.ts";

/** A round that was closed (轮次结束), and on which day. */
export type ClosedRound = { readonly round: string; readonly date: string };

/** How far what was found has been put right (整改情况), in numbers of findings. */
export type Remedies = {
  readonly found: number;
  readonly rectified: number;
  /** Rechecked and nothing left. */
  readonly cleared: number;
  /** Rechecked and something left. */
  readonly remaining: number;
  /** Due before the day and not rectified. */
  readonly overdue: readonly Finding[];
};

/** What a round found (轮次小结), as plain data; every number is counted from the findings. */
export type RoundSummary = {
  readonly round: string;
  readonly date: string;
  /** By criterion and kind of fault, in the scheme's order: how many findings, and how many faults in all. */
  readonly kinds: readonly {
    readonly criterion: string;
    readonly kind: string;
    readonly findings: number;
    readonly count: string;
  }[];
  /** Units with findings, in the list's order. */
  readonly units: readonly { readonly unit: string; readonly findings: number; readonly count: string }[];
  readonly findings: number;
  /** The round that was closed before this one, and how its findings were put right; null for the first. */
  readonly last: ({ readonly round: string } & Remedies) | null;
};

/** Sums a round up on the day it is closed. @param before the rounds that were closed before it, in order */
export const summarizeRound = (
  scheme: Scheme,
  units: readonly Unit[],
  findings: readonly Finding[],
  { round, date }: ClosedRound,
  before: readonly ClosedRound[],
): RoundSummary => {
  const own = findings.filter((finding) => finding.round === round);
  const kinds = kindsOf(scheme).flatMap(({ criterion, kind, criterionName, kindName }) => {
    const same = own.filter((finding) => finding.criterion === criterion && finding.kind === kind);
    return same.length === 0
      ? []
      : [{ criterion: criterionName, kind: kindName, findings: same.length, count: countOf(same) }];
  });
  const last = before.at(-1);
  return {
    round: roundName(scheme, round),
    date,
    kinds,
    units: units.flatMap(({ id, name }) => {
      const same = own.filter(({ unit }) => unit === id);
      return same.length === 0 ? [] : [{ unit: name, findings: same.length, count: countOf(same) }];
    }),
    findings: own.length,
    last: last
      ? {
          round: roundName(scheme, last.round),
          ...remediesOf(
            findings.filter((finding) => finding.round === last.round),
            date,
          ),
        }
      : null,
  };
};

const roundName = ({ rounds }: Scheme, round: string): string => rounds.find(({ id }) => id === round)?.name ?? round;

const countOf = (findings: readonly Finding[]): string =>
  exactText(findings.reduce((all, { count }) => add(all, exact(count)), zero));

const remediesOf = (findings: readonly Finding[], date: string): Remedies => ({
  found: findings.length,
  rectified: findings.filter(({ rectified }) => rectified !== null).length,
  cleared: findings.filter(({ recheck }) => recheck && isZero(exact(recheck.count))).length,
  remaining: findings.filter(({ recheck }) => recheck && !isZero(exact(recheck.count))).length,
  overdue: findings.filter(({ due, rectified }) => rectified === null && due !== null && due < date),
});

/** Every kind of fault that findings can be of, once, in the scheme's order. */
const kindsOf = ({ tables }: Scheme) => {
  const seen = new Set<string>();
  return tables.flatMap(({ criteria }) =>
    leavesOf(criteria).flatMap(({ id, name, rule }) =>
      rule.kind !== "findings"
        ? []
        : rule.kinds.flatMap((kind) => {
            const key = `${id}\n${kind.id}`;
            if (seen.has(key)) return [];
            seen.add(key);
            return [{ criterion: id, kind: kind.id, criterionName: name, kindName: kind.name }];
          }),
    ),
  );
};
