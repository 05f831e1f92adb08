/** What there is a filled example of. */
export const templateKinds = ["scheme", "units", "reviewers", "notice"] as const;
export type TemplateKind = (typeof templateKinds)[number];
