import { at } from "../shared/at.ts";
import { labelSource, labelStarts, roleOfLabel, type Role } from "./attributionLabel.ts";
import { readClauses, type ClauseReading, type RoleGroup } from "./attributionClauses.ts";
import { charTable } from "./charTable.ts";
import { scopeLength } from "./scopeOpening.ts";
import { sliceOf, type Written } from "./written.ts";

/** An attribution taken apart (责任落实), before who leads is decided. */
export type AttributionRoles = {
  readonly groups: readonly RoleGroup[];
  readonly labelled: boolean;
  readonly hasVerbs: boolean;
  /** 分别 or 按职责分工 beside the leads, 共同 or 联合 beside the leads, 会同 anywhere. */
  readonly each: boolean;
  readonly jointly: boolean;
  readonly together: boolean;
  /** 同上 or 同第N项. */
  readonly reference: Reference | null;
};

/** `takes`: in a column of its own 同上 means that column alone, where the other one says something itself. */
export type Reference = ({ readonly kind: "above" } | { readonly kind: "item"; readonly number: string }) & {
  readonly takes: "all" | "lead" | "support";
};

const labelAhead = new RegExp(
  `(?:^|[,;。、()/]|(?<=[\\u4e00-\\u9fff)]))(${labelSource})(?:\\([^()]{0,12}\\))?(?::|(?<=单位|部门|科室)[为是](?!了)|(?<=(?:^|[,;。])\\1)(?<=单位|部门|科室)(?=各|省|市|区|县|州))`,
  "uy",
);
/** 【责任单位】市教育局【完成时限】6月: where the first label stands in brackets all do. */
const bracketedLabel = new RegExp(`\\((${labelSource})\\):?`, "uy");
const beforeLabel = charTable(",;。、()/");
const mayHoldLabel = /:|单位|部门|科室/u;
const labelOpening = new RegExp(`^(?:的)?(${labelSource})(?=各|省|市|区|县|州)`, "u");
const whose = "(?:(?:牵头|责任|落实|配合|承办)?(?:单位|部门|科室|处室)?(?:均|都)?:?)";
const above = new RegExp(
  `^${whose}(?:同上|同前|[同与]上(?:一|面)?[项条款行栏]?(?:相同|一致)?|同前(?:一)?[项条款]|(?:同|与)(?:上|前)一?(?:项|条)任务(?:相同|一致)?|[″〃])[。.]?$`,
  "u",
);
const digits = "(?:[一二三四五六七八九十百〇零]{1,5}|\\d{1,3}(?:\\.\\d{1,3}){0,3})";
const sameAsItem = new RegExp(
  `^${whose}[同与](?:上述|本表|序号|任务|编号)?(?:第?[一二三四五六七八九十\\d]{1,3}(?:部分|章|大项|类|、)(?:第)?)?第?(?<number>\\(${digits}\\)|${digits})(?:项|条|款|点|号|类)?(?:任务|工作|事项)?(?:的?(?:牵头|责任)?(?:单位|部门|科室))?(?:相同|一致)?[。.]?$`,
  "u",
);

/** Reads an attribution's content without its brackets. Groups are empty when it holds nothing but time limits. */
export const attributionRoles = (whole: Written): AttributionRoles => {
  const reference = referenceIn(whole.folded);
  if (reference) return { ...noRoles, reference };
  const ahead = scopeLength(whole.folded);
  const content = ahead === 0 ? whole : sliceOf(whole, ahead, whole.folded.length);
  const labelled = labelledParts(content);
  const parts = labelled.length > 0 ? labelled : [{ role: null, text: content }];
  let prefix: string | null = null;
  const read = parts.map(({ role, text }) => {
    const reading = readPart(role, text, prefix);
    prefix = reading.prefix;
    return reading;
  });
  const named = read.filter(({ part }) => part !== "support" && part !== "time");
  return {
    groups: read.flatMap(({ groups }) => groups),
    labelled: labelled.length > 0,
    hasVerbs: read.some(({ verbs }) => verbs),
    each: named.some(({ each }) => each),
    jointly: named.some(({ jointly }) => jointly),
    together: read.some(({ together }) => together),
    reference: referenceOf(read),
  };
};

/** 牵头单位：同上；配合单位：县财政局 takes over the lead alone. */
const referenceOf = (read: readonly Reading[]): Reference | null => {
  const reading = read.find(({ reference }) => reference !== null);
  if (!reading?.reference) return null;
  const isSupport = reading.part === "support";
  const others = read.some(({ part, groups }) => groups.length > 0 && (part === "support") !== isSupport);
  return others ? { ...reading.reference, takes: isSupport ? "support" : "lead" } : reading.reference;
};

/** True where it names units, and nothing that does not look like one. */
export const namesOnlyUnits = ({ groups }: AttributionRoles): boolean =>
  groups.some(({ units }) => units.length > 0) && groups.every(({ units }) => units.every(({ likely }) => likely));

/** What an empty attribution says: nobody, in no way. */
export const noRoles: AttributionRoles = {
  groups: [],
  labelled: false,
  hasVerbs: false,
  each: false,
  jointly: false,
  together: false,
  reference: null,
};

const referenceIn = (folded: string): Reference | null => {
  if (folded.length > 30 || !(folded.includes("同") || folded.includes("与"))) return null;
  if (above.test(folded)) return { kind: "above", takes: "all" };
  const number = sameAsItem.exec(folded)?.groups?.["number"];
  return number === undefined ? null : { kind: "item", number, takes: "all" };
};

type Part = { readonly role: Role | null; readonly text: Written };

const labelledParts = (content: Written): readonly Part[] => {
  const { folded } = content;
  const marks: { role: Role; start: number; end: number }[] = [];
  if (!mayHoldLabel.test(folded)) return [];
  bracketedLabel.lastIndex = 0;
  const inBrackets = folded.startsWith("(") && bracketedLabel.test(folded);
  for (let place = 0; place < folded.length; place++) {
    const code = folded.charCodeAt(place);
    if (labelStarts[code] !== 1 && (beforeLabel[code] !== 1 || labelStarts[folded.charCodeAt(place + 1)] !== 1))
      continue;
    const shape = inBrackets ? bracketedLabel : labelAhead;
    shape.lastIndex = place;
    const match = shape.exec(folded);
    if (!match) continue;
    const label = at(match, 1);
    const role = roleOfLabel(label);
    const end = place + match[0].length;
    if (role) marks.push({ role, start: inBrackets ? place : place + match[0].indexOf(label), end });
    place = end - 1;
  }
  if (marks.length === 0) {
    const opening = labelOpening.exec(folded);
    const role = opening ? roleOfLabel(at(opening, 1)) : null;
    if (opening && role) marks.push({ role, start: 0, end: opening[0].length });
  }
  return marks.map(({ role, end }, i) => ({
    role,
    text: sliceOf(content, end, marks[i + 1]?.start ?? folded.length),
  }));
};

type Reading = ClauseReading & { readonly part: Role | null; readonly reference: Reference | null };

const readPart = (role: Role | null, text: Written, prefix: string | null): Reading => {
  if (role === "time" || role === "person" || role === "ignored") return silent(role, prefix, null);
  const trimmed = withoutMarks(text.folded);
  const reference = referenceIn(trimmed);
  if (reference) return silent(role, prefix, reference);
  const list = trimmed.length === text.folded.length ? text : sliceOf(text, 0, trimmed.length);
  const { groups, verbs, each, jointly, together, prefix: after } = readClauses(role, list, prefix);
  return { part: role, groups, verbs, each, jointly, together, reference: null, prefix: after };
};

const silent = (part: Role | null, prefix: string | null, reference: Reference | null): Reading => ({
  part,
  groups: [],
  verbs: false,
  each: false,
  jointly: false,
  together: false,
  reference,
  prefix,
});

const closingMarks = charTable(",;。、.");

/** A list without the marks behind it; a pattern that looks for its end would try each of many marks anew. */
const withoutMarks = (folded: string): string => {
  let end = folded.length;
  while (end > 0 && closingMarks[folded.charCodeAt(end - 1)] === 1) end--;
  return folded.slice(0, end);
};
