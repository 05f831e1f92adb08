import { basename, dirname, join } from "node:path";

import { beijingDate } from "../../app/beijingDate.ts";
import { computeResults, publishedResults } from "../../app/computeResults.ts";
import { dispatch } from "../../app/dispatch.ts";
import { publication } from "../../app/publishing/publication.ts";
import { producePublication } from "../../app/publishing/producePublication.ts";
import { readNoticeTemplate, type NoticeTemplate } from "../../domain/notice/noticeTemplate.ts";
import { shippedTemplate } from "../../domain/notice/shippedTemplate.ts";
import { wholeAssessment, type Place } from "../../domain/shared/place.ts";
import { errorAt, type Issue, type Result } from "../../domain/shared/result.ts";
import { saltedResults } from "../../app/saltedResults.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile } from "../masterFile.ts";
import { signerFor, type KeyOptions } from "../officeKey.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

type PublishOptions = StampOptions & KeyOptions & { readonly out: string; readonly notice?: string };

/**
 * `publish A.xlsx --out DIR`: notice, tables, feedback and checkpoint. Everything is made and looked through before the first
 * file is written, and nothing that stands in their place; the master learns of it when all are. Where it cannot, they are
 * taken back: a checkpoint that no ledger has must not go out.
 */
export const publish = async (host: CliHost, master: string, options: PublishOptions): Promise<Outcome> => {
  const written: string[] = [];
  const outcome = await publishInto(host, master, options, written);
  if (outcome.ok) return outcome;
  const issues = [...outcome.issues];
  for (const path of written) {
    const removed = await host.disk.remove(path);
    if (!removed.ok) issues.push(...removed.issues);
  }
  return { ...outcome, issues };
};

/** @param done the files that were written, as they are */
const publishInto = (host: CliHost, master: string, options: PublishOptions, done: string[]): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const template = await templateOf(host, options.notice);
    if (!template.ok) return failed(template.issues);
    const results = computeResults(opened.state);
    if (!results.ok) return failed(results.issues);
    const change = {
      kind: "results-published",
      rows: saltedResults(publishedResults(results.value), opened.state, host.random),
    } as const;
    const assessment = dispatch(opened, change, stamp, host.sha256);
    if (!assessment.ok) return failed(assessment.issues);
    const signer = await signerFor(host, opened.state, options);
    if (!signer.ok) return failed(signer.issues);
    const hashes = { sha256: host.sha256, sm3: host.sm3 };
    const terms = {
      template: template.value,
      placeOf: placeIn(options.notice),
      date: beijingDate(stamp.time),
    };
    const made = publication(assessment.value, results.value, terms, hashes, signer.value);
    const produced = await producePublication(host.files, made, opened.state, stamp.time, (count, all, next) => {
      host.progress(`生成 ${count + 1}/${all} ${next}`);
    });
    const taken = await standing(
      host,
      made.files.map(({ path }) => join(options.out, path)),
    );
    if (!produced.ok) return failed([...produced.issues, ...taken]);
    if (taken.length > 0) return failed(taken);
    for (const { path: within, content } of produced.value) {
      const path = join(options.out, within);
      const written = await host.disk.create(path, content);
      if (!written.ok) return failed(written.issues);
      done.push(path);
    }
    const issues = [...assessment.issues, ...signer.issues, ...produced.issues];
    const outcome = succeeded(
      [`已公布：${produced.value.length} 个文件，在 ${options.out}；receipts 中的回执分别交给各单位，不要一起公布。`],
      issues,
    );
    return { ok: true, assessment: assessment.value, outcome };
  });

/** `file-exists` for the first file that stands where another is to be written. */
const standing = async (host: CliHost, paths: readonly string[]): Promise<readonly Issue[]> => {
  const there = new Set<string>();
  for (const folder of new Set(paths.map(dirname))) {
    const listed = await host.disk.list(folder);
    if (listed.ok) for (const path of listed.value) there.add(path.toLowerCase());
  }
  const taken = paths.find((path) => there.has(path.toLowerCase()));
  return taken === undefined ? [] : [errorAt({ kind: "file", name: taken }, "file-exists")];
};

const placeIn =
  (path: string | undefined) =>
  (line: number): Place =>
    path === undefined ? wholeAssessment : { kind: "row", file: basename(path), row: line };

const templateOf = async (host: CliHost, path: string | undefined): Promise<Result<NoticeTemplate>> => {
  if (path === undefined) return readNoticeTemplate(shippedTemplate, placeIn(path));
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return bytes;
  const text = host.files.readText(bytes.value, basename(path));
  return text.ok ? readNoticeTemplate(text.value, placeIn(path)) : text;
};
