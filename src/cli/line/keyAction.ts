/** What `keys` can do. */
export const keyActions = ["new", "show", "use", "recover"] as const;
export type KeyAction = (typeof keyActions)[number];
