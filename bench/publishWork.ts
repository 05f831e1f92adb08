import { createHash } from "node:crypto";

import { computeResults, publishedResults } from "../src/app/computeResults.ts";
import { dispatchAll } from "../src/app/dispatchAll.ts";
import { produceFile } from "../src/app/publishing/produceFile.ts";
import { publication } from "../src/app/publishing/publication.ts";
import { checkRedaction } from "../src/app/publishing/redaction.ts";
import { emptyAssessment } from "../src/app/state.ts";
import { readNoticeTemplate } from "../src/domain/notice/noticeTemplate.ts";
import { shippedTemplate } from "../src/domain/notice/shippedTemplate.ts";
import { wholeAssessment } from "../src/domain/shared/place.ts";
import { files } from "../src/hosts/files/files.ts";
import { designSizeYear, sixtyUnitYear } from "../test/fixtures/largeYear.ts";
import { salted } from "../test/fixtures/salted.ts";
import { tell } from "./figure.ts";

/**
 * Publishes a year in a process of its own (公布): notice, tables and the feedback of 300 units, or of 60 for a quick look, each
 * file looked through. Recording the year is not counted.
 */
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const stamp = { time: "2026-11-22T08:30:00Z", actor: "公开办", reason: "录入" };
const { scheme, units, reviewers, observations, findings } =
  Number(process.argv[2] ?? "1") < 1 ? sixtyUnitYear() : designSizeYear();
const made = dispatchAll(
  emptyAssessment,
  [
    { change: { kind: "scheme-set", rows: [scheme] } },
    { change: { kind: "units-set", rows: units } },
    { change: { kind: "reviewers-set", rows: reviewers } },
    ...(findings.length > 0 ? [{ change: { kind: "findings-recorded", rows: findings } } as const] : []),
    { change: { kind: "observations-recorded", rows: observations } },
  ],
  stamp,
  sha256,
);
if (!made.ok) throw new RangeError(`the year: got ${made.issues[0]?.code ?? ""}, want it recorded`);
const start = process.hrtime.bigint();
const results = computeResults(made.value.state);
if (!results.ok) throw new RangeError(`the results: got ${results.issues[0]?.code ?? ""}, want them`);
const change = { kind: "results-published", rows: salted(publishedResults(results.value)) } as const;
const published = dispatchAll(made.value, [{ change }], { ...stamp, time: "2026-12-05T08:30:00Z" }, sha256);
if (!published.ok) throw new RangeError(`publishing: got ${published.issues[0]?.code ?? ""}, want it recorded`);
const template = readNoticeTemplate(shippedTemplate, () => wholeAssessment);
if (!template.ok) throw new RangeError("the shipped template: got a refusal, want it read");
const terms = { template: template.value, placeOf: () => wholeAssessment, date: "2026-12-05" };
const all = publication(published.value, results.value, terms, { sha256, sm3: sha256 }, null).files;
const check = checkRedaction(published.value.state);
for (const file of all) {
  const content = await produceFile(files, file, "2026-12-05T08:30:00Z");
  const parts = files.textParts(content).map((part) => ({ file: file.path, ...part }));
  if (check(parts).length > 0) throw new RangeError(`${file.path}: got a name, want none`);
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const megabytes = process.resourceUsage().maxRSS / 1024;
const name = `publish ${units.length} units, ${observations.length} observations, ${all.length} files`;
tell({ name, unit: "s", ours: seconds, peer: null, bar: null, rounds: 1 });
tell({ name: `${name}: most memory`, unit: "MB", ours: megabytes, peer: null, bar: null, rounds: 1 });
