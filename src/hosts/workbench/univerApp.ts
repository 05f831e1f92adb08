import "./univer.css";

import {
  CanceledError,
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
  UniverInstanceType,
  type ILocales,
  type IWorkbookData,
} from "@univerjs/core";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import { defaultTheme } from "@univerjs/themes";
import { IClipboardInterfaceService, UniverUIPlugin } from "@univerjs/ui";

import type { Language } from "../../app/wording/issueText.ts";
import { keepFocus } from "./keepFocus.ts";
import { ValuesClipboard, withoutLooks } from "./valuesClipboard.ts";
import { ValuesEnginePlugin } from "./valuesEngine.ts";

/** Univer's grid in a page (Univer 表格): what shows a workbook, and through which all that people do with it goes. */
export type UniverApp = {
  readonly open: (data: Omit<IWorkbookData, "id">) => void;
  /** Does something of our own on a sheet, which no gate holds up. */
  readonly run: (id: string, sheet: string, params: object) => void;
  /** Does something on a sheet as a person would. */
  readonly ask: (id: string, sheet: string, params: object) => Promise<boolean>;
  readonly forgetUndo: () => void;
  readonly dispose: () => void;
};

/** Says of an action that it is our own. */
const own = { kaoping: true } as const;

export type UniverHearing = {
  /** Before anything is done: false keeps it from being done. */
  readonly may: (id: string, params: object) => boolean;
  /** After it was done. */
  readonly did: (id: string, params: object) => void;
};

const localesOf = async (language: Language): Promise<ILocales> => {
  const parts =
    language === "en"
      ? await Promise.all([
          import("@univerjs/design/locale/en-US"),
          import("@univerjs/ui/locale/en-US"),
          import("@univerjs/docs-ui/locale/en-US"),
          import("@univerjs/sheets/locale/en-US"),
          import("@univerjs/sheets-ui/locale/en-US"),
          import("@univerjs/sheets-formula-ui/locale/en-US"),
        ])
      : await Promise.all([
          import("@univerjs/design/locale/zh-CN"),
          import("@univerjs/ui/locale/zh-CN"),
          import("@univerjs/docs-ui/locale/zh-CN"),
          import("@univerjs/sheets/locale/zh-CN"),
          import("@univerjs/sheets-ui/locale/zh-CN"),
          import("@univerjs/sheets-formula-ui/locale/zh-CN"),
        ]);
  const words = mergeLocales(...parts.map((part) => part.default));
  return { [language === "en" ? LocaleType.EN_US : LocaleType.ZH_CN]: words };
};

const pasteByKey = "sheet.command.paste-by-short-key";
type Pasted = { htmlContent?: string } | undefined;

export const startUniver = async (
  container: HTMLElement,
  language: Language,
  hearing: UniverHearing,
): Promise<UniverApp> => {
  const univer = new Univer({
    theme: defaultTheme,
    locale: language === "en" ? LocaleType.EN_US : LocaleType.ZH_CN,
    locales: await localesOf(language),
    logLevel: LogLevel.ERROR,
  });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(ValuesEnginePlugin);
  // What is seldom done, or what we do not save, has no menu: values are typed, copied and pasted by the keyboard.
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    toolbar: false,
    footer: true,
    contextMenu: false,
    headerMenu: false,
    disableAutoFocus: true,
    override: [[IClipboardInterfaceService, { useClass: ValuesClipboard }]],
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    disableAutoFocus: true,
    disableForceStringAlert: true,
    disableForceStringMark: true,
    formulaBar: true,
    clipboardConfig: { hidePasteOptions: true },
    footer: {
      sheetBar: true,
      statisticBar: false,
      menus: false,
      zoomSlider: true,
      addSheetButtonConfig: { show: false },
    },
  });
  // The editor within a cell is part of these; no cell holds a formula that they could compute.
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin, { functionScreenTips: false });
  univer.registerPlugin(UniverSheetsNumfmtPlugin, { disableTextFormatAlert: true, disableTextFormatMark: true });
  const freeFocus = keepFocus(container, container.closest<HTMLElement>("#root") ?? container);
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  commands.beforeCommandExecuted(({ id, params }, options) => {
    const pasted = params as Pasted;
    if (id === pasteByKey && pasted?.htmlContent !== undefined) pasted.htmlContent = withoutLooks(pasted.htmlContent);
    if (options?.["kaoping"] !== true && !hearing.may(id, params ?? {})) throw new CanceledError();
  });
  commands.onCommandExecuted(({ id, params }, options) => {
    if (options?.["kaoping"] !== true) hearing.did(id, params ?? {});
  });
  const instances = injector.get(IUniverInstanceService);
  let unitId = "";
  let opened = 0;
  return {
    open: (data) => {
      const former = unitId;
      opened++;
      unitId = `kaoping-${opened}`;
      univer.createUnit(UniverInstanceType.UNIVER_SHEET, { ...data, id: unitId });
      // Univer draws the workbook that has the focus, and no other.
      instances.focusUnit(unitId);
      if (former !== "") instances.disposeUnit(former);
    },
    run: (id, sheet, params) => void commands.syncExecuteCommand(id, { unitId, subUnitId: sheet, ...params }, own),
    ask: (id, sheet, params) => commands.executeCommand(id, { unitId, subUnitId: sheet, ...params }),
    forgetUndo: () => injector.get(IUndoRedoService).clearUndoRedo(unitId),
    dispose: () => {
      freeFocus();
      univer.dispose();
    },
  };
};
