import { isAbsolute, join, relative } from "node:path";

import { issueForms } from "../../app/issueForms.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { filledPacks } from "../demo/filledPacks.ts";
import { breakdownInput, csvInput } from "../inputs.ts";
import { inventInputs, sampleInputs, sampleKey, type DemoInputs } from "../demo/demoInputs.ts";
import { drawnBytes } from "../demo/draw.ts";
import { fillForm } from "../demo/fillForm.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { stampOf, type StampOptions } from "../stamp.ts";
import { appeal } from "./appeal.ts";
import { collect } from "./collect.ts";
import { finding } from "./finding.ts";
import { issue } from "./issue.ts";
import { keys } from "./keys.ts";
import { lock } from "./lock.ts";
import { newAssessment } from "./new.ts";
import { packs } from "./packs.ts";
import { publish } from "./publish.ts";
import { rank } from "./rank.ts";
import { score } from "./score.ts";
import { verify } from "./verify.ts";

type DemoOptions = {
  readonly document?: string;
  readonly out: string;
  readonly at?: string;
  readonly holidays?: string;
};

/** By this file the demo knows a folder that it made itself and may make anew. */
const marker = ".kaoping-demo";
const ownFolders = ["inputs", "key", "forms", "returned", "packs", "scored", "rounds", "published"] as const;

const sampleKeyNote = (folder: string): readonly string[] => [
  `存证由样例密钥签名（${place(join(folder, sampleKey.key))}，口令在旁边的 ${sampleKey.passphrase}）：密钥和口令随程序公开，只供演示。正式考核请用 keys new 生成自己的密钥。`,
  "Signed by the sample key, whose passphrase everybody knows: for demonstration only; make your own by keys new.",
];

/** `demo`: the whole year on the shipped sample or on a document, each step by the command that staff would use. */
export const demo = async (machine: CliHost, { document, out, at, holidays }: DemoOptions): Promise<Outcome> => {
  // Everything is looked at before anything of an earlier demo is removed.
  if (document !== undefined) {
    const inside = !relative(out, document).startsWith("..") && !isAbsolute(relative(out, document));
    if (inside) return failed([errorAt({ kind: "file", name: document }, "document-inside-demo")]);
  }
  const sample = sampleInputs(machine.sampleFolder);
  const read = await breakdownInput(machine, document ?? sample.document, holidays === undefined ? {} : { holidays });
  if (!read.ok) return failed(read.issues);
  const stamped = stampOf(machine, at === undefined ? {} : { at });
  if (!stamped.ok) return failed(stamped.issues);
  const { time } = stamped.value;
  const host: CliHost = { ...machine, random: drawnBytes(machine.sha256), now: () => time };
  const cleared = await clearFolder(host, out);
  if (!cleared.ok) return failed(cleared.issues);
  const inputs = document === undefined ? done(sample) : await inventInputs(host, document, join(out, "inputs"));
  if (!inputs.ok) return failed(inputs.issues);
  const { scheme, units, reviewers } = inputs.value;
  const marked = await host.disk.write(join(out, marker), "");
  if (!marked.ok) return failed(marked.issues);
  const master = join(out, "assessment.xlsx");
  const signing = await copySampleKey(host, join(out, "key"));
  if (!signing.ok) return failed(signing.issues);
  const dated = holidays === undefined ? {} : { holidays };
  const stamp = { as: "演示", reason: "演示", ...(at === undefined ? {} : { at }) };
  const draws = { seed: "演示", each: 1 };
  const steps: readonly (() => Promise<Outcome>)[] = [
    () => newAssessment(host, inputs.value.document, { ...stamp, ...dated, scheme, units, reviewers, out: master }),
    () => returnForms(host, master, join(out, "returned")),
    () => issue(host, master, { ...stamp, out: join(out, "forms") }),
    () => collect(host, master, [join(out, "returned")], stamp),
    ...monitoring(host, master, inputs.value, stamp, join(out, "rounds")),
    () => scorePacks(host, master, inputs.value.observations, join(out, "scored"), draws),
    () => packs(host, master, { ...stamp, ...draws, out: join(out, "packs") }),
    () => score(host, master, [join(out, "scored")], stamp),
    () => appeal(host, master, inputs.value.appeals, stamp),
    () => appeal(host, master, inputs.value.decisions, { ...stamp, impact: true }),
    () => appeal(host, master, inputs.value.decisions, stamp),
    // Not before: a year made by the same commands without a key takes the same forms and packs back.
    () => keys(host, "use", master, { ...stamp, ...signing.value }),
    () => lock(host, master, stamp),
    () => publish(host, master, { ...stamp, ...signing.value, out: join(out, "published") }),
    () => rank(host, master),
    () => verify(host, master, { checkpoint: [join(out, "published", "checkpoint.txt")] }),
  ];
  const lines: string[] = [];
  const issues: Issue[] = [...inputs.issues];
  for (const step of steps) {
    const outcome = await step();
    lines.push(...outcome.lines);
    issues.push(...outcome.issues);
    if (!outcome.ok) return failed(issues, lines);
  }
  lines.push(
    "",
    ...sampleKeyNote(join(out, "key")),
    "",
    `总台账：${place(master)}`,
    `公布材料：${place(join(out, "published"))}`,
  );
  return succeeded(lines, issues);
};

/** Two rounds of monitoring: what was found, the summary, then what was put right and found next. */
const monitoring = (
  host: CliHost,
  master: string,
  { findings, laterFindings }: DemoInputs,
  stamp: StampOptions,
  folder: string,
): readonly (() => Promise<Outcome>)[] => [
  () => finding(host, master, [findings], stamp),
  () => lock(host, master, { ...stamp, round: "q1", out: join(folder, "q1.txt") }),
  () => finding(host, master, [laterFindings], stamp),
  () => lock(host, master, { ...stamp, round: "q3", out: join(folder, "q3.txt") }),
];

const place = (path: string): string => relative(process.cwd(), path) || path;

/** The forms as they will be issued, filled: their identities follow from the ledger as it stands before issuing. */
const returnForms = async (host: CliHost, master: string, folder: string): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const prepared = issueForms(opened.value, host.sha256);
  if (!prepared.ok) return failed(prepared.issues);
  for (const { unit, fileName, sheets, properties } of prepared.value.forms) {
    const book = await host.files.writeBook(fillForm(sheets, unit, host.sha256), host.now(), properties);
    const written = await host.disk.write(join(folder, fileName), book);
    if (!written.ok) return failed(written.issues);
  }
  return succeeded([]);
};

/** The packs as they will be sent out, filled in; what no pack asks for, such as events, in a table beside them. */
const scorePacks = async (
  host: CliHost,
  master: string,
  observations: string,
  folder: string,
  draws: { readonly seed: string; readonly each: number },
): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const table = await csvInput(host, observations);
  if (!table.ok) return failed(table.issues);
  const filled = filledPacks(opened.value, table.value, draws, host.sha256);
  if (!filled.ok) return failed(filled.issues);
  for (const { fileName, sheets, properties } of filled.value.packs) {
    const book = await host.files.writeBook(sheets, host.now(), properties);
    const written = await host.disk.write(join(folder, fileName), book);
    if (!written.ok) return failed(written.issues);
  }
  if (filled.value.rest.rows.length === 0) return succeeded([]);
  const rest = await host.disk.write(join(folder, "observations.csv"), host.files.writeCsv(filled.value.rest));
  return rest.ok ? succeeded([]) : failed(rest.issues);
};

/** The sample's key and its passphrase, put where whoever tries the demo finds them. */
const copySampleKey = async (
  host: CliHost,
  folder: string,
): Promise<Result<{ readonly key: string; readonly passphraseFile: string }>> => {
  for (const name of Object.values(sampleKey)) {
    const bytes = await host.disk.read(join(host.sampleFolder, name));
    const written = bytes.ok ? await host.disk.write(join(folder, name), bytes.value) : bytes;
    if (!written.ok) return written;
  }
  return done({ key: join(folder, sampleKey.key), passphraseFile: join(folder, sampleKey.passphrase) });
};

const clearFolder = async (host: CliHost, out: string): Promise<Result<null>> => {
  const listed = await host.disk.list(out);
  if (!listed.ok) return listed.issues.every(({ code }) => code === "file-absent") ? done(null) : listed;
  if (listed.value.length > 0 && !(await host.disk.read(join(out, marker))).ok) {
    return refused([errorAt({ kind: "file", name: out }, "folder-not-empty")]);
  }
  for (const name of ownFolders) {
    const removed = await host.disk.removeFolder(join(out, name));
    if (!removed.ok) return removed;
  }
  for (const name of ["assessment.xlsx", "assessment.ledger"]) {
    const removed = await host.disk.removeFolder(join(out, name));
    if (!removed.ok) return removed;
  }
  return done(null);
};
