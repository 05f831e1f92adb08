import { isHandle, type Handle, type Host } from "./host.ts";
import { notImplemented } from "./hostError.ts";
import type { Json } from "./model.ts";
import { findMember, typeOf } from "./typeTable.ts";
import type { QueryInfo } from "./wire.ts";

/** Answers `load()`: the selected properties as an object; a collection as `{ _Items }`, each with its id. */
export function query(handle: Handle, info: QueryInfo, host: Host): Json {
  const select = info.Select ?? [];
  const { items } = typeOf(handle.handle);
  if (!items) return queryObject(handle, select, host);
  const own = select.filter((path) => findMember(handle.handle, "get", path));
  const below = select.filter((path) => !own.includes(path));
  const all = items(handle, host);
  const from = info.Skip ?? 0;
  const page = all.slice(from, info.Top === undefined ? undefined : from + info.Top);
  const children = page.map((item) => ({ ...identity(item, host), ...queryObject(item, below, host) }));
  return own.length > 0 && below.length === 0
    ? queryObject(handle, own, host)
    : { ...(own.length > 0 ? queryObject(handle, own, host) : {}), _Items: children };
}

/** What an instantiated object is told about itself; the runtime addresses it by this from then on. */
export const identity = (handle: Handle, host: Host): Readonly<Record<string, Json>> =>
  typeOf(handle.handle).id?.(handle, host) ?? {};

function queryObject(handle: Handle, select: readonly string[], host: Host): Record<string, Json> {
  const paths = select.length === 0 || select.includes("*") ? Object.keys(typeOf(handle.handle).get ?? {}) : select;
  const answer: Record<string, Json> = {};
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const [head = "", ...rest] = path.split("/");
    const getter = rest.length === 0 ? findMember(handle.handle, "get", head) : null;
    if (getter) answer[wireName(handle, "get", head)] = getter(handle, host);
    else
      below.set(head.toLowerCase(), [
        ...(below.get(head.toLowerCase()) ?? []),
        ...(rest.length > 0 ? [rest.join("/")] : []),
      ]);
  }
  for (const [head, inner] of below) {
    const open = findMember(handle.handle, "navigate", head);
    if (!open) notImplemented(`${handle.handle}.${head}`);
    const child = open(handle, host);
    answer[wireName(handle, "navigate", head)] = isHandle(child) ? query(child, { Select: inner }, host) : null;
  }
  return answer;
}

function wireName(handle: Handle, kind: "get" | "navigate", name: string): string {
  const keys = Object.keys(typeOf(handle.handle)[kind] ?? {});
  const key = keys.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
  return key.charAt(0).toUpperCase() + key.slice(1);
}
