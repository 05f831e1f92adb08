import { at } from "../shared/at.ts";
import type { Role } from "./attributionLabel.ts";
import { clausesIn, type Clause, type VerbKind } from "./attributionVerbs.ts";
import { unitNames, type UnitName } from "./unitNames.ts";
import { sliceOf, type Written } from "./written.ts";

/** Units with the role that they have in an attribution, in order. */
export type RoleGroup = { readonly role: Role; readonly units: readonly UnitName[] };

/** What the clauses of an attribution say (牵头、会同、配合), before who leads is decided. */
export type ClauseReading = {
  readonly groups: readonly RoleGroup[];
  readonly verbs: boolean;
  readonly each: boolean;
  readonly jointly: boolean;
  readonly together: boolean;
  /** The prefix that the next list of units may share. */
  readonly prefix: string | null;
};

type State = {
  groups: RoleGroup[];
  pending: Written[];
  prefix: string | null;
  /** After 会同 or 商, until a verb closes it. */
  infix: boolean;
  strongSeen: boolean;
  leadSeen: boolean;
  verbs: boolean;
  each: boolean;
  jointly: boolean;
  together: boolean;
};

/**
 * Reads an attribution's clauses from left to right.
 * @param label the role of the label before them, null where there is none
 * @param before the prefix that the units before left behind
 */
export const readClauses = (label: Role | null, text: Written, before: string | null): ClauseReading => {
  const state: State = {
    groups: [],
    pending: [],
    prefix: before,
    infix: false,
    strongSeen: false,
    leadSeen: false,
    verbs: false,
    each: false,
    jointly: false,
    together: false,
  };
  const clauses = clausesIn(text);
  const laterRoles = rolesAfter(clauses);
  clauses.forEach((clause, i) => {
    readClause(state, clause, label, { next: verbRole(clauses[i + 1]?.kinds ?? []), later: laterRoles[i] ?? null });
  });
  flush(state, state.infix || state.leadSeen ? "support" : (label ?? "weak"));
  const { groups, verbs, each, jointly, together, prefix } = state;
  return { groups, verbs, each, jointly, together, prefix };
};

/** The role that the verbs of the next clause give, and the highest of all clauses after it. */
type Ahead = { readonly next: Role | null; readonly later: Role | null };

const readClause = (state: State, { units, kinds }: Clause, label: Role | null, ahead: Ahead): void => {
  const marked = markedRole(units);
  if (marked) {
    flush(state, state.leadSeen ? "support" : (label ?? "weak"));
    state.pending = [marked.units];
    flush(state, marked.role);
    state.verbs = true;
    state.strongSeen ||= marked.role === "strong";
    state.leadSeen ||= state.strongSeen;
    return;
  }
  if (units.folded !== "") state.pending.push(units);
  if (kinds.includes("together") || kinds.includes("consult")) openInfix(state, kinds, ahead, label);
  else closeClause(state, kinds, label);
};

/** 会同 and 商: who stands before leads, who stands after supports; in A会同B指导，C负责 both support C. */
const openInfix = (state: State, kinds: readonly VerbKind[], { next, later }: Ahead, label: Role | null): void => {
  if (next === "aux" && (later === "strong" || later === "weak")) {
    flush(state, "aux");
    state.infix = true;
    state.verbs = true;
    return;
  }
  const role = (later ?? label) === "strong" ? "strong" : "weak";
  flush(state, state.strongSeen ? "support" : role);
  state.infix = true;
  state.strongSeen ||= role === "strong" && state.groups.length > 0;
  state.leadSeen = true;
  state.verbs = true;
  state.together ||= kinds.includes("together");
  state.each ||= kinds.includes("each");
};

const closeClause = (state: State, kinds: readonly VerbKind[], label: Role | null): void => {
  const own = verbRole(kinds);
  const leads = own === null ? !state.leadSeen : own !== "support" && !state.strongSeen;
  const each = kinds.includes("each");
  state.each ||= each && (leads || (own !== null && state.together && state.infix));
  state.jointly ||= kinds.includes("jointly") && leads && !state.infix;
  if (own === null) return;
  const role = state.infix ? "support" : own;
  if (role === "support" && !state.leadSeen && state.groups.length === 0) flushLeads(state, label);
  flush(state, role);
  state.verbs = true;
  state.infix = false;
  state.strongSeen ||= role === "strong";
  state.leadSeen ||= role === "strong" || role === "weak";
};

/** In "责任单位：A，B配合" only the last list supports; one list "A、B、C配合" behind such a label leaves its first unit the lead. */
const flushLeads = (state: State, label: Role | null): void => {
  const last = state.pending.at(-1);
  const before = state.pending.slice(0, -1);
  const role = label === "strong" ? "strong" : "weak";
  if (before.length > 0) {
    state.pending = before;
    flush(state, role);
    state.leadSeen = true;
    state.pending = last ? [last] : [];
    return;
  }
  const comma = label === null || label === "support" || !last ? -1 : firstComma(last.folded);
  if (comma < 0 || !last) return;
  state.pending = [sliceOf(last, 0, comma)];
  flush(state, role);
  state.leadSeen = true;
  state.pending = [sliceOf(last, comma + 1, last.folded.length)];
};

const firstComma = (folded: string): number => {
  const at = folded.indexOf("、");
  return folded.lastIndexOf("(", at) > folded.lastIndexOf(")", at) ? -1 : at;
};

const flush = (state: State, role: Role): void => {
  const run = unitNames(joined(state.pending), state.prefix);
  if (run.names.length > 0) state.groups.push({ role, units: run.names });
  state.prefix = run.prefix;
  state.pending = [];
};

/** 市财政局（牵头） names the lead inside a list. */
const markedRole = (units: Written): { role: Role; units: Written } | null => {
  if (!units.folded.endsWith(")")) return null;
  const match = /\((?:为)?(?<role>牵头|主办|配合|协办|协助|参与)(?:单位|部门)?\)$/u.exec(units.folded);
  if (!match) return null;
  const role = /牵头|主办/u.test(match[0]) ? "strong" : "support";
  return { role, units: sliceOf(units, 0, match.index) };
};

const joined = (lists: readonly Written[]): Written => {
  const [first, second] = lists;
  if (first && !second) return first;
  return { folded: lists.map(({ folded }) => folded).join("、"), ink: lists.map(({ ink }) => ink).join("、") };
};

/** For each clause the role that the verbs of all clauses after it give; null where they give none. */
const rolesAfter = (clauses: readonly Clause[]): readonly (Role | null)[] => {
  const roles = new Array<Role | null>(clauses.length).fill(null);
  let later: Role | null = null;
  for (let i = clauses.length - 1; i >= 0; i--) {
    roles[i] = later;
    later = higherRole(verbRole(at(clauses, i).kinds), later);
  }
  return roles;
};

const rolesByRank = ["strong", "support", "weak", "aux"] as const;

const verbRole = (kinds: readonly VerbKind[]): Role | null => rolesByRank.find((role) => kinds.includes(role)) ?? null;

const higherRole = (first: Role | null, second: Role | null): Role | null =>
  rolesByRank.find((role) => role === first || role === second) ?? null;
