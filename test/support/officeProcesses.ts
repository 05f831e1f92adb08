import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

/** An office's process that can be killed and started again. */
export type OfficeProcess = {
  /** Kills it without a word, as a machine that stops, and starts it again at once. */
  readonly kill: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Starts `office` with some arguments, and again whenever it was killed. */
export const officeProcess = (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): OfficeProcess => {
  const start = (): ChildProcess =>
    spawn(process.execPath, ["scripts/office.mjs", ...args], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
  let child = start();
  const stop = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await over;
  };
  return {
    kill: async () => {
      await stop("SIGKILL");
      child = start();
    },
    end: () => stop("SIGTERM"),
  };
};

/** Waits until an address answers. */
export const untilServing = async (base: string): Promise<void> => {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      if ((await fetch(`${base}/health`)).ok) return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new RangeError(`${base}: got no answer in two minutes, want one`);
};
