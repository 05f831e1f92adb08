import { spawn } from "node:child_process";
import { once } from "node:events";

import { expect, it } from "vitest";

import { freePort } from "../../support/officeProcesses.ts";

it("npm start says where the workbench is, serves it with the sample year to this machine, and ends when it is told to", async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const started = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/start.ts", "--port", String(port), "--no-open"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    let said = "";
    for await (const text of started.stdout) {
      said += String(text);
      if (said.includes("The workbench:")) break;
    }
    expect(said).toContain(`考评工作台：${address}`);
    const page = await fetch(address);
    expect(await page.text()).toContain("考评工作台");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const sample = await fetch(`${address}sample.xlsx`);
    expect(new Uint8Array(await sample.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  } finally {
    const over = once(started, "exit");
    started.kill("SIGTERM");
    await over;
  }
});
