/** Puts the keyboard on an element by its id; where it is not drawn, nothing happens. */
export const focusOn = (id: string): void => document.getElementById(id)?.focus();
