import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";

import { fileOf, typeOf } from "./paneFiles.ts";

/** Where office-addin-dev-certs puts what it makes; the address is the one in manifest.xml. */
const certificates = join(homedir(), ".office-addin-dev-certs");
const port = 3000;
const folder = "dist/pane";

/** Runs an Office tool that weighs too much to be a dependency; npx fetches it when it is first asked for. */
const office = (...command: readonly string[]): boolean =>
  spawnSync("npx", ["--yes", ...command], { stdio: "inherit", shell: process.platform === "win32" }).status === 0;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Serves the built pane over https and opens Excel with the manifest sideloaded (在 Excel 里打开开发中的加载项). */
const start = (): number => {
  if (!existsSync(join(folder, "pane.html"))) {
    say("没有 dist/pane：先运行 npm run build。No dist/pane: run npm run build first.");
    return 1;
  }
  const key = join(certificates, "localhost.key");
  if (!existsSync(key) && !office("office-addin-dev-certs", "install")) {
    say(
      "没有本机证书：运行 npx office-addin-dev-certs install。No certificate: run npx office-addin-dev-certs install.",
    );
    return 1;
  }
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(join(certificates, "localhost.crt")) },
    (request, response) => {
      const file = fileOf(folder, new URL(request.url ?? "/", "https://localhost").pathname);
      if (file === null) response.writeHead(404).end();
      else
        response.writeHead(200, { "content-type": typeOf(file), "cache-control": "no-cache" }).end(readFileSync(file));
    },
  );
  server.listen(port, "localhost", () => {
    say(`https://localhost:${port}/pane.html，按 Ctrl+C 结束 press Ctrl+C to end`);
    if (!office("office-addin-debugging", "start", "manifest.xml", "desktop")) {
      say(
        "Excel 没有打开：按 docs/deployment.md 手工加载 manifest.xml。Sideload manifest.xml by hand: docs/deployment.md.",
      );
    }
  });
  process.once("SIGINT", () => {
    office("office-addin-debugging", "stop", "manifest.xml");
    server.close();
  });
  return 0;
};

process.exitCode = start();
