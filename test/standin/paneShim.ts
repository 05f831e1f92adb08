/** The names under which the page reaches the stand-in outside the browser. */
export const BINDINGS = {
  answer: "standinAnswer",
  answered: "standinAnswered",
  violation: "standinViolation",
} as const;

export interface ShimOptions {
  readonly locale: string;
  readonly excelApi: string;
  /**
   * Batches go over HTTP, which costs the page's thread as little as Excel's own channel does: as bytes, since of a text the
   * browser's debugger is given a copy. Else through the browser's debugger.
   */
  readonly overHttp?: boolean;
}

export const ANSWER_PATH = "/__standin__/answer";

/**
 * The script that stands before office.js in the pane: who the host is, what it grants, and the bridge. It plays the
 * part of Excel's own web view; no file of Microsoft's is changed.
 */
export const paneShim = ({ locale, excelApi, overHttp = false }: ShimOptions): string => `(function () {
  "use strict";
  window.name = "";
  sessionStorage.setItem("hostInfoValue", "Excel$Win32$16.01$${locale}$standin$$disableLogging$0");
  var always = function (value) { return function () { return value; }; };
  var context = {
    GetAppType: always(1), GetSolutionRef: always("standin"), GetAppVersionMajor: always(16),
    GetAppVersionMinor: always(1), GetAppUILocale: always("${locale}"), GetAppDataLocale: always("${locale}"),
    GetDocUrl: always("工作簿1.xlsx"), GetAppCapabilities: always(2), GetActivationMode: always(0),
    GetControlIntegrationLevel: always(0), GetSolutionToken: always(""), GetCorrelationId: always("c"),
    GetInstanceId: always("i"), GetTouchEnabled: always(false), GetOfficeThemeInfo: always("{}"),
    GetCommerceAllowed: always(false), GetHostCustomMessage: always(0), GetHostFullVersion: always("16.0.14332.20000"),
    GetSupportedMatrix: always(JSON.stringify({ ExcelApi: "${excelApi}", RibbonApi: "1.1", SharedRuntime: "1.1" })),
    GetSettings: always({
      Read: function () {}, // asked at start: no settings
      Write: function () { throw new Error("stand-in: document settings are not implemented"); }
    })
  };
  var refuse = function (what) {
    return function (id) { throw new Error("stand-in: " + what + " " + id + " is not implemented"); };
  };
  Object.defineProperty(window, "external", {
    configurable: true,
    writable: true,
    value: {
      GetContext: always(context),
      Execute: refuse("the host call"),
      RegisterEvent: function (id, target, handler, done) { if (done) done(0); },
      UnregisterEvent: function (id, target, done) { if (done) done(0); }
    }
  });
  var bridge = {
    onMessageFromHost: function () {},
    sendMessageToHost: function (text) {
      ${
        overHttp
          ? `fetch("${ANSWER_PATH}", { method: "POST", body: new Blob([text]) }).then(function (reply) { return reply.text(); })`
          : `window.${BINDINGS.answer}(text)`
      }.then(function (answer) {
        bridge.onMessageFromHost(answer);
        window.${BINDINGS.answered}();
      });
    }
  };
  window._richApiNativeBridge = bridge;
})();
`;
