import { useEffect, useState, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

import { stepIds } from "../app/session/stepIds.ts";
import type { Language } from "../app/wording/issueText.ts";
import { Shell } from "../taskpane/Shell.tsx";
import { shellWordingEn } from "../taskpane/shellWording.en.ts";
import { shellWordingZh } from "../taskpane/shellWording.zh.ts";
import { inPieces, type PieceDriver } from "./driverInPieces.ts";
import { findOffice, type OfficeHost } from "./officeHost.ts";
import { startCore } from "./startCore.ts";
import "../taskpane/pane.css";

const office = findOffice();

/** The way to the workbook once Excel is there; where it never is, whoever waits for it waits on, and the pane says why. */
const driver = new Promise<PieceDriver>((resolve) => {
  void office.then((host) => host.kind === "excel" && resolve(inPieces(host.driver)));
});

const actions = startCore(() => new Worker(new URL("./paneWorker.ts", import.meta.url)), driver, {
  rows: async () => (await driver).rows(),
  give: async (...args: Parameters<PieceDriver["give"]>) => (await driver).give(...args),
});

/** A button of the ribbon may ask for a step by the pane's address: pane.html?step=ranking. */
const asked = new URLSearchParams(location.search).get("step");
const first = stepIds.find((id) => id === asked) ?? null;

const guessed: Language = navigator.language.startsWith("en") ? "en" : "zh";

/** The pane is drawn before Office.js answers; what its host says is taken over when it comes. */
const Root = (): ReactNode => {
  const [host, setHost] = useState<OfficeHost | null>(null);
  useEffect(() => void office.then(setHost), []);
  useEffect(() => void performance.mark("kaoping-interactive"), []);
  const language = host && host.kind !== "absent" ? host.language : guessed;
  const words = language === "en" ? shellWordingEn : shellWordingZh;
  useEffect(() => {
    document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  }, [language]);
  if (host && host.kind !== "excel") {
    return (
      <main className="pane">
        <h1>{words.title}</h1>
        <p role="alert">{host.kind === "absent" ? words.noHost : words.unsupported}</p>
      </main>
    );
  }
  return <Shell actions={actions} words={words} language={language} dark={host?.dark ?? false} first={first} />;
};

const root = document.getElementById("root");
if (!root) throw new RangeError("the page: got no #root, want one");
createRoot(root).render(<Root />);
