import { subscriptionKey, type Host } from "../host.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

type Calls = NonNullable<TypeDefinition["call"]>;

/** Wire name of a registration → the stand-in's word; other events are refused. */
const EVENTS: Readonly<Record<string, string>> = {
  DataChanged: "changed",
  Activated: "activated",
  Deactivated: "deactivated",
  SelectionChanged: "selection",
};
const COLLECTION_ONLY: Readonly<Record<string, string>> = { Added: "added", Deleted: "deleted" };

function registrations(
  events: Readonly<Record<string, string>>,
  target: (sheetId: string | undefined) => string,
): Calls {
  const calls: Record<string, Calls[string]> = {};
  for (const [name, event] of Object.entries(events)) {
    calls[`_Register${name}Event`] = (handle, _args, host) => change(host, "add", event, target(handle.sheetId));
    calls[`_Unregister${name}Event`] = (handle, _args, host) => change(host, "delete", event, target(handle.sheetId));
  }
  return calls;
}

function change(host: Host, how: "add" | "delete", event: string, target: string): null {
  host.subscriptions[how](subscriptionKey(event, target));
  return null;
}

/** Docs: "Work with events using the Excel JavaScript API". */
export const sheetEvents: Calls = registrations(EVENTS, (sheetId) => sheetId ?? "");
export const collectionEvents: Calls = registrations({ ...EVENTS, ...COLLECTION_ONLY }, () => "Workbook");
