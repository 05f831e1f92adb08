import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** The process is no more: nothing after this reaches the disk. */
class Stopped extends Error {}

/** Where a process ends (断点): at its n-th change of the disk, from 1, which is not done, or done by half where it writes bytes. */
export type StopAt = { readonly step: number; readonly half: boolean };

/** What was changed on the disk up to the end, and whether the process ended before it was done. */
export type Run<T> = { readonly steps: readonly string[]; readonly done: T | null };

/** A process that is no more; whoever is broken off leaves its number behind. */
const goneProcess = spawnSync(process.execPath, ["-e", ""]).pid;

const changing = ["writeFile", "rename", "link", "rm", "mkdir", "chmod"] as const;

/**
 * Lets something run whose process ends at one change of the real disk (进程中断): Node's own functions are stood before, for every
 * module that imports them, and put back afterwards.
 *
 * @param stop null lets it run to its end
 */
export const runUntil = async <T>(stop: StopAt | null, work: () => Promise<T>): Promise<Run<T>> => {
  const steps: string[] = [];
  const isGone = (): boolean => stop !== null && steps.length >= stop.step;
  /** Does a change, or ends the process at it; `half` does half of it. */
  const step = async (name: string, act: () => Promise<unknown>, half?: () => Promise<unknown>): Promise<unknown> => {
    if (isGone()) throw new Stopped(name);
    steps.push(half ? `${name} bytes` : name);
    if (!isGone()) return act();
    if (stop?.half === true) await half?.();
    throw new Stopped(name);
  };
  const own = process.pid;
  const [open, ...others] = [fs.open, ...changing.map((name) => fs[name])];
  const probe = await open(process.execPath, "r");
  const handles = Object.getPrototypeOf(probe) as { writeFile: (this: unknown, content: unknown) => Promise<unknown> };
  await probe.close();
  const { writeFile: writeWhole } = handles;
  try {
    Object.defineProperty(process, "pid", { value: goneProcess, configurable: true });
    changing.forEach((name, at) => {
      const act = others[at] as (...given: unknown[]) => Promise<unknown>;
      fs[name] = ((...given: unknown[]) =>
        name === "writeFile"
          ? step(
              name,
              () => act(...given),
              () => act(given[0], halfOf(given[1]), given[2]),
            )
          : step(name, () => act(...given))) as never;
    });
    fs.open = ((...given: Parameters<typeof open>) =>
      given[1] === "r" ? open(...given) : step("open", () => open(...given))) as never;
    handles.writeFile = function (content) {
      return step(
        "write",
        () => writeWhole.call(this, content),
        () => writeWhole.call(this, halfOf(content)),
      );
    };
    syncBuiltinESMExports();
    return { steps, done: await work() };
  } catch (error) {
    if (!isGone()) throw error;
    return { steps, done: null };
  } finally {
    Object.defineProperty(process, "pid", { value: own, configurable: true });
    changing.forEach((name, at) => (fs[name] = others[at] as never));
    fs.open = open;
    handles.writeFile = writeWhole;
    syncBuiltinESMExports();
  }
};

const halfOf = (content: unknown): Uint8Array => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : (content as Uint8Array);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
};
