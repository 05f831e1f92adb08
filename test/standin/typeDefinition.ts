import type { Argument, Handle, Host } from "./host.ts";
import type { Json } from "./model.ts";

/** One Excel class: its members as the add-in writes them (camelCase). What is missing is refused. */
export interface TypeDefinition {
  /** What the runtime is told when it meets the object: `{ Id }` for identified objects. */
  readonly id?: (handle: Handle, host: Host) => Readonly<Record<string, Json>>;
  readonly get?: Readonly<Record<string, (handle: Handle, host: Host) => Json>>;
  readonly set?: Readonly<Record<string, (handle: Handle, value: Argument, host: Host) => void>>;
  /** Properties that are objects; null is a null object. */
  readonly navigate?: Readonly<Record<string, (handle: Handle, host: Host) => Handle | null>>;
  /** Methods that answer an object; null is a null object. */
  readonly open?: Readonly<Record<string, (handle: Handle, args: readonly Argument[], host: Host) => Handle | null>>;
  /** Methods that answer a value (`ClientResult`) or nothing (null). */
  readonly call?: Readonly<Record<string, (handle: Handle, args: readonly Argument[], host: Host) => Json>>;
  /** The members of a collection, in order. */
  readonly items?: (handle: Handle, host: Host) => readonly Handle[];
  /** `collection.getItem(key)`. */
  readonly item?: (handle: Handle, key: Argument, host: Host) => Handle;
}

/** A navigation that stays on the same cells, sheet or table: only the type changes. */
export const into =
  (type: string) =>
  (handle: Handle): Handle => ({ ...handle, handle: type });
