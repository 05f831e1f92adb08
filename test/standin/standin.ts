import { areaOf, lastColumn, lastRow, type Area } from "./addresses.ts";
import { enter, type Evaluate } from "./cells.ts";
import { eventMessages } from "./eventMessages.ts";
import { answerOf, execute } from "./executor.ts";
import { cellAt } from "./formats.ts";
import { noteChange, resolveAddress, type Acted, type Change, type Handle, type Host } from "./host.ts";
import { HostError, refuse } from "./hostError.ts";
import { changed, valueAt } from "./members/rangeGrid.ts";
import { createWorkbook, type CellValue, type Json, type SheetState, type WorkbookState } from "./model.ts";
import { requireWritable } from "./protection.ts";
import { activateSheet, sheetNamed } from "./sheets.ts";
import { snapshot, type SheetSnapshot } from "./snapshot.ts";
import { toHtml, type HtmlOptions } from "./toHtml.ts";
import type { BatchAnswer, BatchRequest, BridgeRequest } from "./wire.ts";

/** A failure to come: in the `nth` batch from now (1 = the next one). */
export interface ScriptedFailure {
  /** Before any action ran; after `actions` of them; after all of them, the answer being lost. */
  readonly at: "before" | "during" | "after";
  readonly nth?: number;
  readonly actions?: number;
  readonly code: string;
  readonly message?: string;
}

export interface StandinStats {
  /** Batches of the add-in; the runtime's own clean-up of references is not one. */
  syncs: number;
  /** UTF-8 bytes of the requests and of the answers. */
  bytesOut: number;
  bytesIn: number;
  /** How many actions each batch of the add-in had, in order. */
  actions: readonly number[];
  /** Members that were asked for and refused. */
  readonly unsupported: string[];
}

export interface StandinOptions {
  readonly workbook?: WorkbookState;
  readonly evaluate?: Evaluate;
  /** UTF-8 bytes of one request or answer; Excel on the web takes 5 MB. */
  readonly payloadLimit?: number;
  readonly strictProtection?: boolean;
  readonly acted?: Acted;
}

/** Sends one message to the runtime (an answer or an event). */
export type Deliver = (message: string) => void;

export interface Standin {
  /** Plain state: a test may read and change it at will. */
  readonly workbook: WorkbookState;
  readonly stats: StandinStats;
  /** Answers one message of the runtime. */
  readonly answer: (message: string) => string;
  /** Where events go; the loader sets it. */
  readonly connect: (deliver: Deliver) => void;
  /** Sends the events that waited for the answer to be out. */
  readonly deliverEvents: () => void;
  readonly failNext: (failure: ScriptedFailure) => void;
  readonly resetStats: () => void;
  /** A person types into a cell (or pastes a block); locked cells refuse. */
  readonly userEdit: (sheetName: string, address: string, value: CellValue | readonly (readonly CellValue[])[]) => void;
  readonly userActivate: (sheetName: string) => void;
  readonly userSelect: (sheetName: string, address: string) => void;
  /** Sends an event as it is; for cases `userEdit` does not cover. */
  readonly fire: (kind: Change["kind"], sheetName: string, detail?: Readonly<Record<string, Json>>) => void;
  /** Gives a formula cell the result Excel would have calculated. */
  readonly setResult: (sheetName: string, address: string, value: CellValue) => void;
  readonly snapshot: (sheetName: string) => SheetSnapshot;
  readonly toHtml: (sheetName?: string, options?: HtmlOptions) => string;
}

/** Docs: "Resource limits and performance optimization": 5 MB a request or answer in Excel on the web. */
const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** An Excel of our own behind Microsoft's runtime: a workbook in memory that answers batches. */
export function createStandin(options: StandinOptions = {}): Standin {
  const workbook = options.workbook ?? createWorkbook();
  const stats: StandinStats = { syncs: 0, bytesOut: 0, bytesIn: 0, actions: [], unsupported: [] };
  const failures: ScriptedFailure[] = [];
  const limit = options.payloadLimit ?? PAYLOAD_LIMIT;
  const host: Host = {
    workbook,
    evaluate: options.evaluate,
    acted: options.acted,
    strictProtection: options.strictProtection ?? true,
    references: new Map<string, Handle>(),
    liveRanges: new Set<Handle>(),
    subscriptions: new Set<string>(),
    changes: [],
  };
  let deliver: Deliver = () => undefined;
  const deliverEvents = (): void => {
    for (const message of eventMessages(workbook, host.changes.splice(0))) deliver(message);
  };

  const place = (sheetName: string, address: string): { sheet: SheetState; area: Area } =>
    resolveAddress(host, address, sheetNamed(workbook, sheetName));

  return {
    workbook,
    stats,
    connect: (to) => {
      deliver = to;
    },
    deliverEvents,
    failNext: (failure) => failures.push(failure),
    resetStats: () => Object.assign(stats, { syncs: 0, bytesOut: 0, bytesIn: 0, actions: [] }),
    answer: (message) => answerMessage(message, { host, stats, failures, limit }),
    userEdit: (sheetName, address, value) => {
      const { sheet, area } = place(sheetName, address);
      edit(sheet, area, value, host);
      deliverEvents();
    },
    userActivate: (sheetName) => {
      const before = workbook.activeSheetId;
      const sheet = sheetNamed(workbook, sheetName);
      activateSheet(workbook, sheet);
      noteChange(host, { kind: "deactivated", sheetId: before, detail: {} });
      noteChange(host, { kind: "activated", sheetId: sheet.id, detail: {} });
      deliverEvents();
    },
    userSelect: (sheetName, address) => {
      const { sheet, area } = place(sheetName, address);
      activateSheet(workbook, sheet);
      workbook.selection = area;
      noteChange(host, { kind: "selection", sheetId: sheet.id, detail: { address } });
      deliverEvents();
    },
    fire: (kind, sheetName, detail = {}) => {
      noteChange(host, { kind, sheetId: sheetNamed(workbook, sheetName).id, detail });
      deliverEvents();
    },
    setResult: (sheetName, address, value) => {
      const { sheet, area } = place(sheetName, address);
      cellAt(sheet, area.row, area.column).value = value;
    },
    snapshot: (sheetName) => snapshot(sheetNamed(workbook, sheetName)),
    toHtml: (sheetName, html) => toHtml(workbook, sheetName, html),
  };
}

function edit(sheet: SheetState, area: Area, value: CellValue | readonly (readonly CellValue[])[], host: Host): void {
  const block = typeof value === "object" ? value : [[value]];
  const rows = block.length;
  const columns = block[0]?.length ?? 0;
  const target = areaOf(area.row, area.column, area.row + rows - 1, area.column + columns - 1);
  requireWritable(sheet, target);
  const before = rows * columns === 1 ? valueAt(sheet, target) : null;
  for (let row = target.row; row <= lastRow(target); row += 1) {
    for (let column = target.column; column <= lastColumn(target); column += 1) {
      enter(sheet, row, column, block[row - target.row]?.[column - target.column] ?? "", host.evaluate);
    }
  }
  noteChange(host, changed(sheet, target, before, "Unknown"));
}

interface Service {
  readonly host: Host;
  readonly stats: StandinStats;
  readonly failures: ScriptedFailure[];
  readonly limit: number;
}

const utf8 = new TextEncoder();
const bytes = (text: string): number => utf8.encode(text).length;

function answerMessage(text: string, service: Service): string {
  const { id, message } = JSON.parse(text) as BridgeRequest;
  const request = typeof message.body === "string" ? (JSON.parse(message.body) as BatchRequest) : message.body;
  const wrap = (statusCode: number, body: unknown): string =>
    JSON.stringify({ id, type: 2, message: { statusCode, headers: {}, body } });
  if (message.url !== "ProcessQuery")
    return wrap(404, { error: { code: "ApiNotFound", message: `stand-in: ${message.url}` } });
  if (isCleanUp(request) || isNotice(request)) return wrap(200, runBatch(request, service));
  const { stats } = service;
  stats.syncs += 1;
  stats.actions = [...stats.actions, request.Actions.length];
  const size = bytes(JSON.stringify(request));
  stats.bytesOut += size;
  const failed = (code: string, why: string): string => wrap(400, { error: { code, message: why } });
  if (size > service.limit) return failed("RequestPayloadSizeLimitExceeded", `the request has ${size} bytes`);
  const failure = dueFailure(service.failures);
  if (failure?.at === "before") return failed(failure.code, failure.message ?? "scripted failure");
  const answer = runBatch(request, service, failure);
  if (failure?.at === "after") return failed(failure.code, failure.message ?? "scripted failure");
  const answerSize = bytes(JSON.stringify(answer));
  // What is too large is never sent.
  if (answerSize > service.limit)
    return failed("ResponsePayloadSizeLimitExceeded", `the answer has ${answerSize} bytes`);
  stats.bytesIn += answerSize;
  return wrap(200, answer);
}

function runBatch(request: BatchRequest, { host, stats }: Service, failure?: ScriptedFailure): BatchAnswer {
  // Objects that nobody tracks end with their batch.
  host.liveRanges.clear();
  for (const handle of host.references.values()) host.liveRanges.add(handle);
  const stop =
    failure?.at === "during"
      ? { index: failure.actions ?? 0, error: new HostError(failure.code, failure.message ?? "scripted failure") }
      : undefined;
  if (stop && stop.index >= request.Actions.length)
    refuse("InvalidArgument", `the batch has ${request.Actions.length} actions`);
  const note = (member: string): void => {
    if (!stats.unsupported.includes(member)) stats.unsupported.push(member);
  };
  try {
    return execute(request, host, note, stop);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const fault = new HostError("GeneralException", `fault in the stand-in: ${reason}`);
    return { Results: [], TraceIds: [], Error: answerOf(fault, 0) };
  }
}

/** The runtime gives its tracked references back in a batch of its own after each run. */
const isCleanUp = ({ Actions }: BatchRequest): boolean =>
  Actions.some(({ Name }) => Name === "_RemoveReference") &&
  Actions.every(({ ActionType, Name }) => ActionType === 1 || Name === "_RemoveReference");

/** The runtime says by itself that it is ready: no `sync()` of anybody. */
const isNotice = ({ Actions }: BatchRequest): boolean =>
  Actions.some(({ Name }) => Name === "NotifyActionHandlerReady") &&
  Actions.every(({ ActionType, Name }) => ActionType === 1 || Name === "NotifyActionHandlerReady");

function dueFailure(failures: ScriptedFailure[]): ScriptedFailure | undefined {
  const waiting = failures.map((each) => ({ ...each, nth: (each.nth ?? 1) - 1 }));
  failures.splice(0, failures.length, ...waiting.filter((each) => each.nth > 0));
  return waiting.find((each) => each.nth === 0);
}
