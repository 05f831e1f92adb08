import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync } from "node:fs";
import type { Server } from "node:http";
import { parseArgs } from "node:util";

import { serveFolder } from "./serveFolder.ts";

const folder = "dist/workbench";

/** What is kept in a browser belongs to the address: another port would show an empty list. */
const usualPort = 8420;

const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);

const run = async (...command: readonly string[]): Promise<boolean> => {
  const [status] = (await once(spawn(process.execPath, command, { stdio: "inherit" }), "exit")) as [number | null];
  return status === 0;
};

/** The page and the sample year, both at once, where they are not there of the same content. */
const build = async (): Promise<boolean> => {
  if (!existsSync(`${folder}/index.html`))
    say(
      "正在构建工作台和样例全年，第一次约半分钟……",
      "Building the workbench and the sample year, half a minute the first time…",
    );
  const built = await Promise.all([
    run("scripts/build.mjs", "workbench", "--quick"),
    run("--import", "tsx", "scripts/buildSample.ts", "--apart"),
  ]);
  if (!built.every(Boolean)) return false;
  copyFileSync("dist/sample.xlsx", `${folder}/sample.xlsx`);
  return true;
};

type Refusal = "EADDRINUSE" | "EACCES";
const isRefusal = (code: unknown): code is Refusal => code === "EADDRINUSE" || code === "EACCES";

/** The server, or why not: the port is taken, or only an administrator may have it. */
const serve = async (port: number): Promise<Server | Refusal> => {
  try {
    return await serveFolder(folder, port);
  } catch (error) {
    if (error instanceof Error && "code" in error && isRefusal(error.code)) return error.code;
    throw error;
  }
};

/** Whether what answers there is the workbench: it was started before and still runs. */
const isOurs = async (address: string): Promise<boolean> => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
    return (await answer.text()).includes("考评工作台");
  } catch (error) {
    // What has the port speaks another language, or says nothing.
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
};

/** Opens the address where there is a browser and somebody to look at it; where there is none, the printed address is enough. */
const openBrowser = (address: string): void => {
  const { platform, env } = process;
  if (env["CI"] || (platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"])) return;
  const [program, args]: readonly [string, readonly string[]] =
    platform === "win32"
      ? ["cmd", ["/c", "start", "", address]]
      : platform === "darwin"
        ? ["open", [address]]
        : ["xdg-open", [address]];
  const opened = spawn(program, [...args], { stdio: "ignore", detached: true });
  opened.on("error", () => undefined);
  opened.unref();
};

/** `npm start`: the workbench on this machine, with the sample year (启动工作台). */
const start = async (): Promise<number> => {
  const { values } = parseArgs({ options: { port: { type: "string" }, "no-open": { type: "boolean" } } });
  const port = Number(values.port ?? usualPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    say(`--port：要 1 到 65535 的整数，得到 ${values.port ?? ""}`, `--port: got ${values.port ?? ""}, want 1 to 65535`);
    return 2;
  }
  if (!(await build())) return 1;
  const address = `http://127.0.0.1:${port}/`;
  const server = await serve(port);
  if (server === "EACCES") {
    say(
      `端口 ${port} 只有管理员能用：换一个 1024 以上的，例如 npm start -- --port ${usualPort}。`,
      `Port ${port} is an administrator's: take one above 1024, such as npm start -- --port ${usualPort}.`,
    );
    return 1;
  }
  if (server === "EADDRINUSE" && !(await isOurs(address))) {
    say(
      `端口 ${port} 被别的程序占用：关掉它，或者 npm start -- --port ${port + 1}（换了端口，浏览器里保存的考核也换一套）。`,
      `Port ${port} is taken: end what has it, or npm start -- --port ${port + 1} (what a browser keeps belongs to the port).`,
    );
    return 1;
  }
  if (server === "EADDRINUSE") {
    say(`考评工作台已经在运行：${address}`, `The workbench runs already: ${address}`);
  } else {
    say(
      `考评工作台：${address}  （只有这台电脑能访问；按 Ctrl+C 结束）`,
      `The workbench: ${address}  (this machine only; press Ctrl+C to end)`,
    );
  }
  if (!values["no-open"]) openBrowser(address);
  return 0;
};

process.exitCode = await start();
