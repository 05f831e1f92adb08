import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";

import { fileOf, typeOf } from "./paneFiles.ts";

/** Where office-addin-dev-certs puts what it makes; the address is the one in manifest.xml. */
const certificates = join(homedir(), ".office-addin-dev-certs");
const [keyFile, certificateFile] = [join(certificates, "localhost.key"), join(certificates, "localhost.crt")];
const port = 3000;
const folder = "dist/pane";

const say = (zh: string, en: string): void => void process.stderr.write(`${zh}\n${en}\n`);

/** Runs an Office tool that weighs too much to be a dependency; npx fetches it when it is first asked for. */
const office = (...command: readonly string[]): Promise<void> =>
  new Promise((ended) => {
    const tool = spawn("npx", ["--yes", ...command], { stdio: "inherit", shell: process.platform === "win32" });
    // Where there is no npx, what it was to make is missed in the next line.
    tool.on("error", () => ended());
    tool.on("exit", () => ended());
  });

const hasCertificate = (): boolean => existsSync(keyFile) && existsSync(certificateFile);

/** The pane over https, or null where that cannot be; what is in the way was said. */
const serve = (): Promise<Server | null> =>
  new Promise((ready) => {
    const server = createServer(
      { key: readFileSync(keyFile), cert: readFileSync(certificateFile) },
      (request, response) => {
        const file = fileOf(folder, new URL(request.url ?? "/", "https://localhost").pathname);
        if (file === null) {
          response.writeHead(404).end();
          return;
        }
        response.writeHead(200, { "content-type": typeOf(file), "cache-control": "no-cache" }).end(readFileSync(file));
      },
    );
    server.on("error", ({ message }) => {
      say(
        `端口 ${port} 用不了（${message}）：关掉占用它的程序后再运行。`,
        `Port ${port} cannot be used (${message}): end what holds it and run this again.`,
      );
      ready(null);
    });
    server.listen(port, "localhost", () => ready(server));
  });

/** What to do where Excel did not open with the add-in in it: the tool says that it went well even where it did not. */
const sayByHand = (): void =>
  say(
    "Excel 如果没有打开：窗格仍在上面的地址，请按 docs/deployment.md“开发时”一节手工加载 manifest.xml，或运行 npm start 打开工作台。",
    "Should Excel not have opened: the pane stays at the address above; sideload manifest.xml by hand as in docs/deployment.md, or run npm start for the workbench.",
  );

/**
 * Serves the built pane over https and opens Excel with the manifest sideloaded (在 Excel 里打开开发中的加载项).
 * With `--serve` it only serves, for Excel on the web or one on which the manifest was loaded by hand.
 */
const start = async (): Promise<number> => {
  const serveOnly = process.argv.includes("--serve");
  if (!existsSync(join(folder, "pane.html"))) {
    say("没有 dist/pane：先运行 npm run build。", "No dist/pane: run npm run build first.");
    return 1;
  }
  if (!serveOnly && process.platform !== "win32" && process.platform !== "darwin") {
    say(
      "这个系统没有桌面版 Excel。运行 npm run start:excel -- --serve，再在网页版 Excel 上传 manifest.xml（docs/deployment.md）；或运行 npm start 打开工作台。",
      "There is no desktop Excel for this system. Run npm run start:excel -- --serve and upload manifest.xml in Excel on the web (docs/deployment.md), or run npm start for the workbench.",
    );
    return 1;
  }
  if (!hasCertificate()) await office("office-addin-dev-certs", "install");
  if (!hasCertificate()) {
    say(
      "没有本机证书：联网后运行 npx office-addin-dev-certs install，再来一次。",
      "No certificate for this machine: run npx office-addin-dev-certs install with a network, then this again.",
    );
    return 1;
  }
  const server = await serve();
  if (!server) return 1;
  const address = `https://localhost:${port}/pane.html`;
  say(`${address}，按 Ctrl+C 结束。`, `${address}, press Ctrl+C to end.`);
  process.once("SIGINT", () => {
    server.close();
    server.closeAllConnections();
    if (!serveOnly) void office("office-addin-debugging", "stop", "manifest.xml");
  });
  if (!serveOnly) {
    await office("office-addin-debugging", "start", "manifest.xml", "desktop");
    sayByHand();
  }
  return 0;
};

process.exitCode = await start();
