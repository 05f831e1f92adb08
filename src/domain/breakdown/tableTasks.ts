import type { RoleGroup } from "./attributionClauses.ts";
import { contentOf } from "./attributionContent.ts";
import type { AttributionRoles, Reference } from "./attributionRoles.ts";
import type { Role } from "./attributionLabel.ts";
import { attributionsIn } from "./attribution.ts";
import type { Script, Stretch } from "./script.ts";
import type { TableRow, TaskTable } from "./tableRows.ts";
import { confidence, type TaskDraft } from "./taskDraft.ts";

type Filled = { readonly stretch: Stretch; readonly roles: AttributionRoles };

/** Turns a table's rows into tasks: one a row, a blank unit cell standing for the merged one above it. */
export const tableTasks = (script: Script, table: TaskTable): readonly TaskDraft[] => {
  let above: AttributionRoles | null = null;
  let before: TableRow | undefined;
  return table.rows.map((row) => {
    if (before && (row.sectionLabel !== before.sectionLabel || row.section !== before.section)) above = null;
    before = row;
    const inText = row.units.length === 0 ? attributionsIn(script, row.text).found.at(-1) : undefined;
    const filled = inText
      ? { stretch: { start: inText.start, end: inText.end }, roles: inText.roles }
      : filledRoles(script, row, table.hasLeadColumn);
    const roles = filled ? withLeads(filled.roles, above, table.hasLeadColumn) : above;
    if (roles?.reference === null) above = roles;
    return draftOf(row, filled, roles, inText?.start ?? row.text.end);
  });
};

const draftOf = (row: TableRow, filled: Filled | null, roles: AttributionRoles | null, textEnd: number): TaskDraft => ({
  id: [row.sectionLabel, row.serial].filter((part) => part !== "").join("/"),
  number: [row.sectionLabel, row.serial],
  headingLabel: row.headingLabel,
  section: row.section,
  heading: row.heading,
  text: { start: row.text.start, end: textEnd },
  attribution: filled?.stretch ?? null,
  roles,
  inherited: filled === null && roles !== null,
  timed: [{ ...row.text, inTimeField: false }, ...row.times.map((time) => ({ ...time, inTimeField: true }))],
  confidence: confidenceOf(filled, roles),
});

const confidenceOf = (filled: Filled | null, roles: AttributionRoles | null): number => {
  if (filled)
    return filled.roles.groups.every(({ units }) => units.every(({ likely }) => likely))
      ? confidence.stated
      : confidence.doubtful;
  return roles ? confidence.inherited : confidence.unattributed;
};

const filledRoles = (script: Script, row: TableRow, hasLeadColumn: boolean): Filled | null => {
  const { units } = row;
  const read = units.map(({ column, cell }) => inColumn(column as Role, contentOf(script, cell).roles));
  const first = units[0];
  const last = units.at(-1);
  if (!first || !last) return null;
  const start = units.reduce((least, { cell }) => Math.min(least, cell.start), first.cell.start);
  const end = units.reduce((most, { cell }) => Math.max(most, cell.end), last.cell.end);
  return {
    stretch: { start, end },
    roles: {
      groups: read.flatMap(({ groups }) => groups),
      labelled: true,
      hasVerbs: read.some(({ hasVerbs }) => hasVerbs),
      each: read.some(({ each }) => each),
      jointly: read.some(({ jointly }) => jointly),
      together: read.some(({ together }) => together),
      reference: referenceOf(row, read, hasLeadColumn),
    },
  };
};

/** 同上 in one column leaves the other what it says itself; beside a blank it means the whole row above. */
const referenceOf = (
  { units, unsupported }: TableRow,
  read: readonly AttributionRoles[],
  hasLeadColumn: boolean,
): Reference | null => {
  const isLead = (i: number): boolean => units[i]?.column === (hasLeadColumn ? "strong" : "weak");
  const first = read.findIndex(({ reference }) => reference !== null);
  const reference = read[first]?.reference ?? null;
  if (reference === null) return null;
  const others = read.filter((_, i) => isLead(i) !== isLead(first));
  const speaks = others.some(({ groups }) => groups.length > 0);
  if (isLead(first)) return speaks || unsupported ? { ...reference, takes: "lead" } : reference;
  return speaks ? { ...reference, takes: "support" } : reference;
};

/** A cell without verbs takes its column's role; 牵头 and 配合 written into the cell say more than the column. */
const inColumn = (column: Role, roles: AttributionRoles): AttributionRoles => {
  if (roles.labelled || roles.groups.some(({ role }) => role === "strong")) return roles;
  const inOwnWords = (role: Role): boolean => roles.hasVerbs && role !== "weak";
  const groups = roles.groups.map((group): RoleGroup => (inOwnWords(group.role) ? group : { ...group, role: column }));
  return { ...roles, groups };
};

/** Only the lead's cell was merged: the row has its own other units and the leads from above. */
const withLeads = (
  roles: AttributionRoles,
  above: AttributionRoles | null,
  hasLeadColumn: boolean,
): AttributionRoles => {
  const leads = (role: Role): boolean => role === "strong" || (!hasLeadColumn && (role === "weak" || role === "aux"));
  if (above === null || roles.reference !== null || roles.groups.some(({ role }) => leads(role))) return roles;
  return { ...roles, groups: [...above.groups.filter(({ role }) => leads(role)), ...roles.groups] };
};
