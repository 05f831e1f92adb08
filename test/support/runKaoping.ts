import { randomBytes } from "node:crypto";
import { resolve } from "node:path";

import { runCli, type ExitStatus } from "../../src/cli/runCli.ts";
import type { DiskPort } from "../../src/app/ports.ts";
import { disk } from "../../src/hosts/files/disk.ts";
import { fetchFrom } from "../../src/main/fetchFrom.ts";
import { files } from "../../src/hosts/files/files.ts";
import { nodeQueue } from "../../src/main/nodeQueue.ts";
import { ed25519 } from "./ed25519.ts";
import { sha256, sm3 } from "./sha256.ts";

/** Where it stands whatever folder a test goes into. */
const sampleFolder = resolve("sample");

export type Ran = { readonly status: ExitStatus; readonly out: string; readonly err: readonly string[] };

/** Runs a command line in this process, on the real disk and the real files, at a fixed time. */
export const runKaoping = (...argv: readonly string[]): Promise<Ran> => runKaopingOn(disk, ...argv);

/** Runs a command line on a disk that may fail. */
export const runKaopingOn = async (disk: DiskPort, ...argv: readonly string[]): Promise<Ran> => {
  let out = "";
  let err = "";
  const status = await runCli(argv, {
    files,
    disk,
    sha256,
    sm3,
    queueFor: nodeQueue,
    ed25519,
    version: "0.0.0-test",
    system: () => "test",
    random: (count) => new Uint8Array(randomBytes(count)),
    passphrase: () => Promise.resolve(null),
    now: () => "2026-11-22T08:30:00Z",
    user: () => "公开办",
    sampleFolder,
    progress: () => undefined,
    fetch: fetchFrom,
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { status, out, err: err.split("\n").filter((line) => line !== "") };
};
