/** What people call one of a list (名称): its name, or its id where the list does not know it. */
export const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  list.find((one) => one.id === id)?.name ?? id;
