#!/usr/bin/env node
import { createHash } from "node:crypto";
import { userInfo } from "node:os";
import { fileURLToPath } from "node:url";

import { runCli } from "../cli/runCli.ts";
import { disk } from "../hosts/files/disk.ts";
import { files } from "../hosts/files/files.ts";

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

process.exitCode = await runCli(process.argv.slice(2), {
  files,
  disk,
  sha256: (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest()),
  now: () => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
  user,
  sampleFolder: fileURLToPath(new URL("../../sample", import.meta.url)),
  progress,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
