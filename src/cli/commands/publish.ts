import { basename, join } from "node:path";

import { beijingDate } from "../../app/beijingDate.ts";
import { computeResults, publishedResults } from "../../app/computeResults.ts";
import { dispatch } from "../../app/dispatch.ts";
import { publication } from "../../app/publishing/publication.ts";
import { produceFile } from "../../app/publishing/produceFile.ts";
import { publishingCheck } from "../../app/publishing/publishingCheck.ts";
import { checkRedaction } from "../../app/publishing/redaction.ts";
import type { State } from "../../app/state.ts";
import { readNoticeTemplate, type NoticeTemplate } from "../../domain/notice/noticeTemplate.ts";
import { shippedTemplate } from "../../domain/notice/shippedTemplate.ts";
import { wholeAssessment, type Place } from "../../domain/shared/place.ts";
import type { Issue, Result } from "../../domain/shared/result.ts";
import { saltedResults } from "../../app/saltedResults.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile } from "../masterFile.ts";
import { signerFor, type KeyOptions } from "../officeKey.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

type PublishOptions = StampOptions & KeyOptions & { readonly out: string; readonly notice?: string };

/**
 * `publish A.xlsx --out DIR`: notice, tables, feedback and checkpoint. Everything is made and looked through before the first
 * file is written; the master learns of it when all are.
 */
export const publish = (host: CliHost, master: string, options: PublishOptions): Promise<Outcome> =>
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
    const produced: { readonly path: string; readonly content: Uint8Array | string }[] = [];
    const found: Issue[] = [];
    for (const file of made.files) {
      host.progress(`生成 ${produced.length + 1}/${made.files.length} ${file.path}`);
      const content = await produceFile(host.files, file, stamp.time);
      found.push(...lookThrough(host, file.path, content, opened.state));
      produced.push({ path: file.path, content });
    }
    if (found.length > 0) return failed(found);
    for (const { path, content } of produced) {
      const written = await host.disk.create(join(options.out, path), content);
      if (!written.ok) return failed(written.issues);
    }
    const issues = [...assessment.issues, ...signer.issues, ...publishingCheck(opened.state), ...made.issues];
    const outcome = succeeded(
      [`已公布：${produced.length} 个文件，在 ${options.out}；receipts 中的回执分别交给各单位，不要一起公布。`],
      issues,
    );
    return { ok: true, assessment: assessment.value, outcome };
  });

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

/** One file at a time: all parts of six hundred files would not be held at once. */
const lookThrough = (host: CliHost, file: string, content: Uint8Array | string, state: State): readonly Issue[] => {
  const parts = host.files.textParts(content).map((part) => ({ file, ...part }));
  const seen = new Set<string>();
  return checkRedaction(parts, state).filter((issue) => {
    const key = JSON.stringify(issue);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
