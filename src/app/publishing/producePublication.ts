import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import type { FilesPort } from "../ports.ts";
import type { State } from "../state.ts";
import { produceFile } from "./produceFile.ts";
import type { Publication } from "./publication.ts";
import { publishingCheck } from "./publishingCheck.ts";
import { checkRedaction, eachOnce } from "./redaction.ts";

/** A file to publish as it stands on disk. */
export type ProducedFile = { readonly path: string; readonly content: Uint8Array | string };

/**
 * Makes every file to publish and looks through each (生成并检查公布文件): one at a time, since all parts of six hundred files would not
 * be held at once.
 *
 * @param at the time of publication, UTC
 * @param progress hears how many files are done, of how many, and which one is next
 * @returns the files with what whoever publishes should know, or why nothing may be published: the issues of `checkRedaction`,
 *   each once
 */
export const producePublication = async (
  port: FilesPort,
  { files, issues }: Publication,
  state: State,
  at: string,
  progress: (made: number, all: number, next: string) => void,
): Promise<Result<readonly ProducedFile[]>> => {
  const produced: ProducedFile[] = [];
  const found: Issue[] = [];
  const check = checkRedaction(state);
  for (const file of files) {
    progress(produced.length, files.length, file.path);
    const content = await produceFile(port, file, at);
    const parts = port.textParts(content).map((part) => ({ file: file.path, ...part }));
    found.push(...check(parts));
    produced.push({ path: file.path, content });
  }
  if (found.length > 0) return refused(eachOnce(found));
  return done(produced, [...publishingCheck(state), ...issues]);
};
