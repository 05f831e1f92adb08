import { join } from "node:path";

import { proposedUnitTable, proposeUnits } from "../../app/proposeUnits.ts";
import { observationTable } from "../../app/tables/readObservations.ts";
import { errorAt, done, refused, type Result } from "../../domain/shared/result.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { CliHost } from "../cliHost.ts";
import { breakdownInput, reviewersInput, schemeInput } from "../inputs.ts";
import { draw } from "./draw.ts";
import { inventFindings } from "./inventFindings.ts";
import { inventObservations } from "./inventObservations.ts";
import type { Draw } from "./inventWords.ts";

/** The files a year is made of: what it starts from, then what comes in, in the order of the year. */
export type DemoInputs = Readonly<
  Record<
    | ("document" | "scheme" | "units" | "reviewers")
    | ("observations" | "findings" | "laterFindings" | "appeals" | "decisions"),
    string
  >
>;

/**
 * The key that signs demos (样例密钥), and the file of its passphrase: both are shipped and so known to everybody. No year that counts
 * may be signed by it.
 */
export const sampleKey = { key: "office-key.json", passphrase: "office-passphrase.txt" } as const;

const sampleNames = {
  document: "work-points.txt",
  scheme: "scheme.json",
  units: "units.csv",
  reviewers: "reviewers.csv",
  observations: "observations.csv",
  findings: "findings.csv",
  laterFindings: "findings-q3.csv",
  appeals: "appeals.csv",
  decisions: "decisions.csv",
} as const;

/** The shipped sample year, as it stands. */
export const sampleInputs = (folder: string): DemoInputs => ({
  document: join(folder, sampleNames.document),
  scheme: join(folder, sampleNames.scheme),
  units: join(folder, sampleNames.units),
  reviewers: join(folder, sampleNames.reviewers),
  ...happenings(folder),
});

/** What comes in during the year. */
const happenings = (folder: string) => ({
  observations: join(folder, sampleNames.observations),
  findings: join(folder, sampleNames.findings),
  laterFindings: join(folder, sampleNames.laterFindings),
  appeals: join(folder, sampleNames.appeals),
  decisions: join(folder, sampleNames.decisions),
});

/**
 * Makes a year around a document (为文件配一套演示数据): units from its lead units, the sample's scheme and reviewers for
 * the document's year, invented observations, findings and an appeal; written to `folder` for people to look at.
 *
 * @returns the files, or the readers' issues, or `document-without-leads`
 */
export const inventInputs = async (host: CliHost, document: string, folder: string): Promise<Result<DemoInputs>> => {
  const sample = sampleInputs(host.sampleFolder);
  const breakdown = await breakdownInput(host, document);
  if (!breakdown.ok) return breakdown;
  const base = await schemeInput(host, sample.scheme);
  if (!base.ok) return base;
  const reviewers = await reviewersInput(host, sample.reviewers, base.value);
  if (!reviewers.ok) return reviewers;
  const [group] = base.value.groups;
  const units = proposeUnits(breakdown.value, group?.id ?? "");
  if (units.length === 0) return refused([errorAt({ kind: "file", name: document }, "document-without-leads")]);
  const scheme: Scheme = {
    ...base.value,
    title: "演示考核方案",
    year: breakdown.value.year ?? base.value.year,
    groups: base.value.groups.slice(0, 1),
  };
  const inputs: DemoInputs = {
    document,
    scheme: join(folder, sampleNames.scheme),
    units: join(folder, sampleNames.units),
    reviewers: sample.reviewers,
    ...happenings(folder),
  };
  const { files, disk, sha256 } = host;
  const assessed = { scheme, units, reviewers: reviewers.value.rows };
  const drawn: Draw = (key, n) => draw(sha256, key, n);
  const observations = inventObservations(assessed, breakdown.value, drawn);
  const found = inventFindings(scheme, units, drawn);
  const contents = [
    [inputs.scheme, `${JSON.stringify(scheme, null, 2)}\n`],
    [inputs.units, files.writeCsv(proposedUnitTable(breakdown.value, units))],
    [inputs.observations, files.writeCsv(observationTable(observations))],
    [inputs.findings, files.writeCsv(found.first)],
    [inputs.laterFindings, files.writeCsv(found.second)],
    [inputs.appeals, files.writeCsv(found.appeals)],
    [inputs.decisions, files.writeCsv(found.decisions)],
  ] as const;
  for (const [path, content] of contents) {
    const written = await disk.write(path, content);
    if (!written.ok) return written;
  }
  return done(inputs);
};
