import type { LeadMode } from "./breakdown.ts";
import type { RoleGroup } from "./attributionClauses.ts";
import type { AttributionRoles } from "./attributionRoles.ts";
import type { Role } from "./attributionLabel.ts";

/** Who leads, who supports and how the leads share it (牵头、配合、方式). */
export type Responsible = {
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly leadMode: LeadMode;
  /** Names that do not look like units; they are kept, and a person should look. */
  readonly unlikely: readonly string[];
};

/**
 * Decides the lead (牵头): 牵头单位 where there is one, else 责任单位, 负责 and 落实, else those who 组织 or 承办.
 * @param firstLeads true where the document says that the first unit of a list leads
 */
export const responsibleUnits = (roles: AttributionRoles, firstLeads = false): Responsible => {
  const leading = (["strong", "weak", "aux"] as const).find((role) => has(roles.groups, role)) ?? null;
  const bare = leading === "weak" && !roles.hasVerbs;
  const leads: string[] = [];
  const others: string[] = [];
  const unlikely: string[] = [];
  for (const { role, units } of roles.groups) {
    const names = role === leading ? leads : isUnitRole(role) ? others : null;
    for (const { name, likely } of units) {
      names?.push(name);
      if (!likely) unlikely.push(name);
    }
  }
  const distinctLeads = distinct(leads);
  const split = firstLeads && bare ? 1 : distinctLeads.length;
  const lead = distinctLeads.slice(0, split);
  const leadNames = new Set(lead);
  const support = [...distinctLeads.slice(split), ...distinct(others)].filter((name) => !leadNames.has(name));
  return { lead, support, leadMode: modeOf(lead, roles), unlikely };
};

const has = (groups: readonly RoleGroup[], wanted: Role): boolean =>
  groups.some(({ role, units }) => role === wanted && units.length > 0);

const isUnitRole = (role: Role): boolean =>
  role === "strong" || role === "weak" || role === "support" || role === "aux";

const distinct = (names: readonly string[]): readonly string[] => {
  if (names.length > fewNames) return [...new Set(names)];
  return names.filter((name, i) => names.indexOf(name) === i);
};
/** So few that looking through them is faster than a set. */
const fewNames = 12;

const modeOf = (lead: readonly string[], roles: AttributionRoles): LeadMode => {
  if (lead.length === 0) return "unstated";
  if (roles.each) return "each";
  if (roles.together || roles.jointly) return "joint";
  return lead.length > 1 || lead.some((name) => name.includes("各")) ? "each" : "sole";
};
