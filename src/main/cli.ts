#!/usr/bin/env node
import { randomBytes } from "node:crypto";
import { arch, platform, release, userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

import kaoping from "../../package.json";
import { runCli } from "../cli/runCli.ts";
import { disk } from "../hosts/files/disk.ts";
import { files } from "../hosts/files/files.ts";
import { ed25519 } from "./curve.ts";
import { fetchFrom } from "./fetchFrom.ts";
import { nodeHashes, nodeQueue } from "./nodeQueue.ts";

/** What the file of a large year holds at least; that of 60 units has 2 MB, that of 300 units and 200 criteria 17 MB. */
const large = 8_000_000;

/**
 * Where a machine has much memory, V8 lets its heap grow to several times what is in use before it clears it: a year of 300 units and 200
 * criteria then takes 1.2 GB where 750 MB do, at a tenth more processor time. The machines of offices have 4 to 8 GB.
 */
const read: typeof disk.read = async (path) => {
  const bytes = await disk.read(path);
  if (bytes.ok && bytes.value.length > large) setFlagsFromString("--heap-growing-percent=70");
  return bytes;
};

/** Some systems have no name for the user; then --as is asked for. */
const user = (): string => {
  try {
    return userInfo().username;
  } catch (error) {
    if (error instanceof Error && "code" in error) return "";
    throw error;
  }
};

// Whoever reads our output may stop early, as `head` does; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** A line on the terminal that the next one, or the answer, takes the place of; nobody watches a file. */
const progress = (step: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${step}`);
};

/** What is typed goes nowhere but to us. */
const passphrase = async (question: string): Promise<string | null> => {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asked = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await asked.question("");
  asked.close();
  process.stderr.write("\n");
  return answer;
};

process.exitCode = await runCli(process.argv.slice(2), {
  files,
  disk: { ...disk, read },
  ...nodeHashes,
  queueFor: nodeQueue,
  ed25519,
  version: kaoping.version,
  system: () =>
    `Node ${process.version}, OpenSSL ${process.versions.openssl}, ${platform()} ${release()} ${arch()}, ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
  random: (count) => new Uint8Array(randomBytes(count)),
  passphrase,
  now: () => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
  user,
  sampleFolder: fileURLToPath(new URL("../../sample", import.meta.url)),
  progress,
  fetch: fetchFrom,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
