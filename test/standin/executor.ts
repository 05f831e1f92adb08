import { isHandle, type Argument, type Handle, type Host } from "./host.ts";
import { HostError, NotImplementedError, notImplemented, refuse } from "./hostError.ts";
import { newId, type Json } from "./model.ts";
import { identity, query } from "./query.ts";
import { findMember, member, typeOf } from "./typeTable.ts";
import type { Action, ArgumentInfo, BatchAnswer, BatchError, BatchRequest, ObjectPath } from "./wire.ts";

/** Calls, and properties that are set: all else only names and asks. */
const changing: ReadonlySet<number> = new Set([3, 4, 9]);

/** Told of each member that was asked for and is not known. */
export type OnUnsupported = (member: string) => void;

/**
 * Runs one batch, action by action. What ran before a failing action stays done, what follows is not run, as in Excel.
 * @param stopBefore a scripted failure: the index of the action that fails, and how
 */
export function execute(
  request: BatchRequest,
  host: Host,
  onUnsupported: OnUnsupported,
  stopBefore?: { readonly index: number; readonly error: HostError },
): BatchAnswer {
  const results: { ActionId: number; Value: Json }[] = [];
  const traces: number[] = [];
  const batch = new Map<number, Handle | null>();
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (stopBefore?.index === index) throw stopBefore.error;
      if (action.ActionType === 5) traces.push(action.Id);
      const value = action.ActionType === 5 ? null : run(action, request, batch, host);
      results.push({ ActionId: action.Id, Value: value });
      host.acted?.(index, changing.has(action.ActionType));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (error instanceof NotImplementedError) onUnsupported(error.member);
      return { Results: results, TraceIds: traces, Error: answerOf(error, index, locationOf(action, request, batch)) };
    }
  }
  return { Results: results, TraceIds: traces };
}

export const answerOf = (error: HostError, index: number, location = ""): BatchError => ({
  Code: error.code,
  Message: error.message,
  ActionIndex: index,
  Location: location,
  HttpStatusCode: 400,
});

/** `Range.values`, `WorksheetCollection.getItem`: what the add-in wrote, for `debugInfo.errorLocation`. */
function locationOf(action: Action, request: BatchRequest, batch: Batch): string {
  const path = request.ObjectPaths[String(action.ObjectPathId)];
  const owner = action.ActionType === 1 ? path?.ParentObjectPathId : action.ObjectPathId;
  const name = action.ActionType === 1 ? (path?.ObjectPathType === 5 ? "GetItem" : (path?.Name ?? "")) : action.Name;
  const type = batch.get(owner ?? 0)?.handle ?? "";
  return `${type}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

type Batch = Map<number, Handle | null>;

function run(action: Action, request: BatchRequest, batch: Batch, host: Host): Json {
  const target = resolve(action.ObjectPathId, request, batch, host);
  switch (action.ActionType) {
    case 1:
      return target === null ? null : identity(target, host);
    case 2:
    case 7:
      return target === null ? null : query(target, action.QueryInfo ?? {}, host);
    case 3:
      return target === null ? null : call(target, action, request, batch, host);
    case 4:
      if (target !== null) set(target, action.Name, args(action.ArgumentInfo, request, batch, host)[0] ?? null, host);
      return null;
    case 9:
      if (target !== null) update(target, action, request, batch, host);
      return null;
    default:
      return notImplemented(`action type ${action.ActionType}`);
  }
}

function call(target: Handle, action: Action, request: BatchRequest, batch: Batch, host: Host): Json {
  const parameters = args(action.ArgumentInfo, request, batch, host);
  if (action.Name === "_KeepReference") {
    target.referenceId ??= newId(host.workbook, "reference");
    host.references.set(target.referenceId, target);
    return null;
  }
  return member(target.handle, "call", action.Name)(target, parameters, host);
}

function set(target: Handle, name: string, value: Argument, host: Host): void {
  member(target.handle, "set", name)(target, value, host);
}

/** `object.set({ … })` in one action: nested objects are properties of navigations. */
function update(target: Handle, action: Action, request: BatchRequest, batch: Batch, host: Host): void {
  const apply = (handle: Handle, state: Readonly<Record<string, Json>>): void => {
    for (const [name, value] of Object.entries(state)) {
      const inner = findMember(handle.handle, "navigate", name)?.(handle, host);
      if (inner && isRecord(value)) apply(inner, value);
      else set(handle, name, withObjects(value, request, batch, host), host);
    }
  };
  apply(target, action.ObjectState ?? {});
}

/** The object of a path: evaluated once a batch, so that `worksheets.add` adds once. */
function resolve(id: number, request: BatchRequest, batch: Batch, host: Host): Handle | null {
  const known = batch.get(id);
  if (known !== undefined) return known;
  const path = request.ObjectPaths[String(id)];
  if (!path) return refuse("InvalidObjectPath", `no object path ${id}`);
  const handle = open(path, request, batch, host);
  batch.set(id, handle);
  return handle;
}

function open(path: ObjectPath, request: BatchRequest, batch: Batch, host: Host): Handle | null {
  switch (path.ObjectPathType) {
    case 1:
      return { handle: "Workbook" };
    case 2:
      typeOf(path.Name);
      return { handle: path.Name };
    case 6:
      return host.references.get(path.Name) ?? refuse("InvalidReference", `no reference ${path.Name}`);
    case 7:
      return null;
    default:
  }
  const parent = resolve(path.ParentObjectPathId ?? 0, request, batch, host);
  // Whatever hangs on a null object is a null object (docs: "*OrNullObject methods and properties").
  if (parent === null) return null;
  const parameters = args(path.ArgumentInfo, request, batch, host);
  switch (path.ObjectPathType) {
    case 3:
      return member(parent.handle, "open", path.Name)(parent, parameters, host);
    case 4:
      return member(parent.handle, "navigate", path.Name)(parent, host);
    case 5: {
      const { item } = typeOf(parent.handle);
      return item ? item(parent, parameters[0] ?? null, host) : notImplemented(`${parent.handle}.getItem`);
    }
    default:
      return notImplemented(`object path type ${path.ObjectPathType}`);
  }
}

function args(info: ArgumentInfo | undefined, request: BatchRequest, batch: Batch, host: Host): readonly Argument[] {
  const ids = info?.ReferencedObjectPathIds ?? [];
  return (info?.Arguments ?? []).map((value, index) => {
    const id = ids[index];
    if (typeof id !== "number" || id === 0) return withObjects(value, request, batch, host);
    return resolve(id, request, batch, host) ?? refuse("InvalidArgument", "a null object as an argument");
  });
}

/** Objects inside plain arguments come as `{ _ObjectPathId }` (a validation rule's source range). */
function withObjects(value: Json, request: BatchRequest, batch: Batch, host: Host): Argument {
  if (!isRecord(value)) return value;
  const id = value["_ObjectPathId"];
  if (typeof id === "number") return resolve(id, request, batch, host);
  const inner = Object.entries(value).map(([key, each]) => [key, withObjects(each, request, batch, host)] as const);
  return inner.some(([, each]) => isHandle(each) || isRecord(each)) ? (Object.fromEntries(inner) as Json) : value;
}

const isRecord = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
