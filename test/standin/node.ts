import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers";
import { createContext, Script } from "node:vm";

import { runtimeFile } from "./runtimeFile.ts";
import { createStandin, type Standin, type StandinOptions } from "./standin.ts";

export interface NodeExcel {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly standin: Standin;
}

export interface NodeExcelOptions extends StandinOptions {
  /** The newest ExcelApi the add-in may use: "1.14" is Excel 2021. Newer members throw ApiNotFound. */
  readonly excelApi?: string;
  readonly displayLanguage?: string;
}

const RUNTIME = "excel-web-16.00.debug.js";

/** Classes of this side, so that errors, arrays and parsed answers are of the same kind as the tests'. */
const OUR_CLASSES = { Object, Array, Error, TypeError, RangeError, Promise, JSON, Date, Map, Set, RegExp, Symbol };

let compiled: Script | undefined;

/** Starts Microsoft's own runtime in Node and lets it talk to a new stand-in. */
export function startExcelInNode(options: NodeExcelOptions = {}): NodeExcel {
  const standin = createStandin(options);
  const bridge = bridgeTo(standin);
  const scope = browserScope();
  createContext(scope);
  compiled ??= new Script(readFileSync(runtimeFile(RUNTIME), "utf8"), { filename: RUNTIME });
  scope["_richApiNativeBridge"] = bridge;
  compiled.runInContext(scope);
  const runtime = scope as unknown as { Excel: typeof Excel; Office: object; OfficeExtension: RuntimeExtension };
  const supported = isSetSupported(options.excelApi ?? "1.14");
  // Two switches of the runtime itself: what the host grants, and to throw on what it does not.
  runtime.OfficeExtension.CommonUtility.isSetSupported = supported;
  runtime.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  return {
    Excel: runtime.Excel,
    Office: officeObject(runtime.Office, supported, options.displayLanguage ?? "zh-CN"),
    OfficeExtension: runtime.OfficeExtension,
    standin,
  };
}

type RuntimeExtension = typeof OfficeExtension & {
  CommonUtility: { isSetSupported: SetCheck; _doApiNotSupportedCheck: boolean };
};
type SetCheck = (name: string, version?: string) => boolean;

interface Bridge {
  sendMessageToHost(message: string): void;
  /** The runtime puts its own function here. */
  onMessageFromHost: (message: string) => void;
}

/** Answers come in a macrotask: in a microtask, timers and events would wait until the whole run is over. */
function bridgeTo(standin: Standin): Bridge {
  const bridge: Bridge = {
    sendMessageToHost: (message) => {
      setImmediate(() => {
        bridge.onMessageFromHost(standin.answer(message));
        setImmediate(standin.deliverEvents);
      });
    },
    onMessageFromHost: () => undefined,
  };
  standin.connect((message) => bridge.onMessageFromHost(message));
  return bridge;
}

function isSetSupported(excelApi: string): SetCheck {
  const newest = Number(excelApi.split(".")[1]);
  return (name, version = "1.1") => {
    const [major, minor] = version.split(".").map(Number);
    return name === "ExcelApi" && major === 1 && (minor ?? 0) <= newest;
  };
}

/** `Office.context` of the runtime belongs to a page and cannot be set: ours stands before it. */
function officeObject(office: object, supported: SetCheck, displayLanguage: string): typeof Office {
  const info = { host: "Excel", platform: "PC" };
  const onReady = async (callback?: (given: typeof info) => unknown): Promise<typeof info> => {
    await Promise.resolve();
    await callback?.(info);
    return info;
  };
  const context = {
    ...info,
    displayLanguage,
    contentLanguage: displayLanguage,
    requirements: { isSetSupported: supported },
    diagnostics: { ...info, version: "16.0.14332.20000" },
  };
  return Object.create(office, {
    onReady: { value: onReady },
    context: { value: context },
    HostType: { value: { Excel: "Excel" } },
    PlatformType: { value: { PC: "PC", OfficeOnline: "OfficeOnline", Mac: "Mac" } },
  }) as typeof Office;
}

/** The dozen names the runtime looks for in a page. */
function browserScope(): Record<string, unknown> {
  const nothing = (): void => undefined;
  const url = "http://localhost/";
  const scope: Record<string, unknown> = {
    ...OUR_CLASSES,
    ...{ console, setTimeout, clearTimeout, setInterval, clearInterval, URL, performance },
    location: {
      href: url,
      protocol: "http:",
      hostname: "localhost",
      host: "localhost",
      origin: url,
      search: "",
      hash: "",
    },
    navigator: { userAgent: "node", platform: "linux", language: "zh-CN" },
    document: {
      URL: url,
      readyState: "loading",
      cookie: "",
      addEventListener: nothing,
      getElementById: () => null,
      getElementsByTagName: () => [],
      createElement: () => ({ setAttribute: nothing, style: {} }),
    },
    name: "",
    opener: null,
    history: {},
    addEventListener: nothing,
    removeEventListener: nothing,
    attachEvent: nothing,
  };
  for (const self of ["window", "self", "globalThis", "parent", "top"]) scope[self] = scope;
  return scope;
}

const NAMES = ["Excel", "Office", "OfficeExtension"] as const;

/** Makes `Excel`, `Office` and `OfficeExtension` global, as in a task pane: product code runs unchanged. */
export function installGlobals(excel: NodeExcel): void {
  for (const name of NAMES) {
    Object.defineProperty(globalThis, name, { value: excel[name], configurable: true, writable: true });
  }
}

export function removeGlobals(): void {
  for (const name of NAMES) Reflect.deleteProperty(globalThis, name);
}
