import { noticeText } from "../../domain/notice/noticeText.ts";
import type { OfficialPage } from "../../domain/notice/pagePiece.ts";
import { roundNotice } from "../../domain/notice/roundNotice.ts";
import { summarizeRound } from "../../domain/notice/roundSummary.ts";
import { printed, readCheckpoint, type KeptCheckpoint } from "../../domain/ledger/checkpoint.ts";
import type { Hashes } from "../../domain/ledger/digest.ts";
import { readNoticeTemplate } from "../../domain/notice/noticeTemplate.ts";
import { shippedTemplate } from "../../domain/notice/shippedTemplate.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import { beijingDate } from "../beijingDate.ts";
import { changeBook } from "../bookCommands.ts";
import type { BookOutcome } from "../openedBook.ts";
import { publishedResults, type Results } from "../computeResults.ts";
import { dispatch } from "../dispatch.ts";
import type { PlacedChange } from "../dispatchAll.ts";
import { fileNameOf } from "../fileNameOf.ts";
import { checkSignature, keyTerms } from "../keptCheckpoints.ts";
import { masterLedgerText, readyToOpen } from "../openMaster.ts";
import type { Signer } from "../publishing/checkpointFiles.ts";
import { keyInForce, keySigner, unsignedIssues } from "../publishing/keySigner.ts";
import { producePublication } from "../publishing/producePublication.ts";
import { noticePreview } from "../publishing/noticePreview.ts";
import { publication } from "../publishing/publication.ts";
import type { PublishingTerms } from "../publishing/yearNotice.ts";
import { saltedResults } from "../saltedResults.ts";
import type { Assessment, State } from "../state.ts";
import { verifyMaster } from "../verifyMaster.ts";
import type { Changed, OfferedFile, WithFiles } from "./paneSession.ts";
import { seen, stampBy, withZip, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";
import { resultsOf } from "./yearView.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Ends a round and writes its summary (结束轮次). */
export const closeOneRound = async (
  host: SessionHost,
  at: Seen,
  round: string,
  actor: string,
): Promise<BookOutcome<WithFiles>> => {
  const stamp = stampBy(host, actor);
  const row = { round, date: beijingDate(stamp.time) };
  const closed = await changeBook(host.open, [{ change: { kind: "round-closed", rows: [row] } }], stamp, "封面");
  const year = seen(at, closed);
  if (year.kind !== "done") return year;
  const { scheme, units, breakdown, findings, closedRounds } = at.current.state;
  if (!scheme) throw new RangeError("a closed round: got no scheme, want the one it was closed by");
  const earlier = closedRounds.filter((one) => one.round !== round);
  const summary = summarizeRound(scheme, units, findings, row, earlier);
  const text = noticeText(roundNotice(scheme, breakdown?.jurisdiction ?? "", units, summary));
  const files = [{ name: fileNameOf(summary.round, round, "txt"), bytes: utf8(text) }];
  return { ...year, value: { year: year.value, files } };
};

/** Closes the year on the results as they then are (锁定全年). */
export const lockYear = async (host: SessionHost, at: Seen, actor: string) =>
  seen(at, await changeBook(host.open, resultsAsLocked(host), stampBy(host, actor), "排名"));

/** Opens a locked year again (解锁): two people and a reason. */
export const unlockYear = async (
  host: SessionHost,
  at: Seen,
  second: string,
  reason: string,
  actor: string,
): Changed => {
  const change = { kind: "year-unlocked", rows: [{ first: actor, second, reason }] } as const;
  return seen(at, await changeBook(host.open, [{ change }], stampBy(host, actor, reason), "封面"));
};

const resultsAsLocked =
  ({ random }: SessionHost) =>
  ({ state }: Assessment): Result<readonly PlacedChange[]> => {
    const results = resultsOf(state);
    if (!results.ok) return results;
    const rows = saltedResults(publishedResults(results.value), state, random);
    return done([{ change: { kind: "year-locked", rows } }]);
  };

/**
 * Records the results as published and makes the files to publish (公布). As on the command line each file is looked through for what
 * must not leave the office before anything is recorded.
 */
export const publishYear = async (
  host: SessionHost,
  at: Seen,
  key: PublishingKey | null,
  actor: string,
): Promise<BookOutcome<WithFiles>> => {
  const stamp = stampBy(host, actor);
  const made: OfferedFile[] = [];
  const notes: Issue[] = [];
  const changes = async (assessment: Assessment): Promise<Result<readonly PlacedChange[]>> => {
    const results = resultsOf(assessment.state);
    if (!results.ok) return results;
    const rows = saltedResults(publishedResults(results.value), assessment.state, host.random);
    const change = { kind: "results-published", rows } as const;
    const after = dispatch(assessment, change, stamp, host.open.sha256);
    if (!after.ok) return after;
    const signer = key
      ? await signerBy(host, assessment.state, key)
      : done<Signer | null>(null, unsignedIssues(assessment.state));
    if (!signer.ok) return signer;
    const produced = await produceAll(host, after.value, results.value, stamp.time, signer.value);
    if (!produced.ok) return produced;
    made.push(...produced.value);
    notes.push(...signer.issues, ...produced.issues);
    return done([{ change }]);
  };
  const year = seen(at, await changeBook(host.open, changes, stamp, "排名"));
  if (year.kind !== "done") return year;
  const files = await withZip(host, "公布材料.zip", made);
  return { ...year, issues: [...year.issues, ...notes], value: { year: year.value, files } };
};

/** The office's key file as a person chose it, and its passphrase as typed: neither is kept (公布用密钥). */
export type PublishingKey = { readonly file: NamedBytes; readonly passphrase: string };

const signerBy = async (
  host: SessionHost,
  state: State,
  { file, passphrase }: PublishingKey,
): Promise<Result<Signer | null>> => {
  const json = (await host.files()).readJson(file.bytes, file.name);
  const key = json.ok ? keyInForce(state, json.value, file.name) : json;
  return key.ok ? keySigner(key.value, passphrase, file.name, await host.ed25519()) : key;
};

/** Every file to publish, made and looked through. */
const produceAll = async (
  host: SessionHost,
  assessment: Assessment,
  results: Results,
  time: string,
  signer: Signer | null,
): Promise<Result<readonly OfferedFile[]>> => {
  const port = await host.files();
  const publishing = publication(assessment, results, termsAt(time), await hashesOf(host), signer);
  const produced = await producePublication(port, publishing, assessment.state, time, host.progress);
  if (!produced.ok) return produced;
  const offered = produced.value.map(({ path: name, content }) => ({
    name,
    bytes: typeof content === "string" ? utf8(content) : content,
  }));
  return done(offered, produced.issues);
};

/** The notice as pages before it is published, of the year as it was last read (预览). */
export const previewYear = ({ now }: SessionHost, { current }: Seen): Result<readonly OfficialPage[]> => {
  const results = resultsOf(current.state);
  return results.ok ? noticePreview(current, results.value, termsAt(now())) : results;
};

const termsAt = (time: string): PublishingTerms => {
  const template = readNoticeTemplate(shippedTemplate, () => wholeAssessment);
  if (!template.ok) throw new RangeError("the shipped template: got one with faults, want one without");
  return { template: template.value, placeOf: () => wholeAssessment, date: beijingDate(time) };
};

const hashesOf = async ({ open: { sha256 }, sm3 }: SessionHost): Promise<Hashes> => ({ sha256, sm3: await sm3() });

/** Replays the workbook's ledger, compares every cell and formula, and the checkpoint and its signature where one is given (核验). */
export const verifyYear = async (
  host: SessionHost,
  checkpoint: NamedBytes | null,
): Promise<BookOutcome<{ readonly size: number; readonly root: string }>> => {
  const kept = checkpoint ? await keptIn(host, checkpoint) : done([]);
  if (!kept.ok) return { kind: "refused", issues: kept.issues };
  const { book, name } = host.open;
  const read = await book.read("texts");
  if (!read.ok) return { kind: "host-refused", failure: read.failure };
  await readyToOpen(read.value);
  const hashes = await hashesOf(host);
  const ledger = masterLedgerText(read.value, name, hashes.sha256);
  const held = ledger.ok ? await host.storedRoots(utf8(ledger.value)) : null;
  const verified = verifyMaster(read.value, name, hashes, kept.value, held);
  if (!verified.ok) return { kind: "refused", issues: verified.issues };
  const { verify } = await host.ed25519();
  const keys = keyTerms(verified.value.assessment.ledger);
  const place = { kind: "file", name: checkpoint?.name ?? name } as const;
  const signatures = kept.value.flatMap((one) => checkSignature(one, keys, place, verify, hashes));
  const all = judged(() => verified.value.checkpoint, [...verified.issues, ...signatures]);
  if (!all.ok) return { kind: "refused", issues: all.issues };
  const { size, root } = all.value;
  return { kind: "done", value: { size, root: printed(root) }, issues: all.issues };
};

const keptIn = async (host: SessionHost, { name, bytes }: NamedBytes): Promise<Result<readonly KeptCheckpoint[]>> => {
  const files = await host.files();
  const text = files.readText(bytes, name);
  if (!text.ok) return text;
  const read = readCheckpoint(text.value, name);
  return read.ok ? done([read.value], read.issues) : read;
};
