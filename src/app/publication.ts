import { checkpointText, printed, signedCheckpoint, type Checkpoint } from "../domain/ledger/checkpoint.ts";
import type { Hashes } from "../domain/ledger/digest.ts";
import { keyText, noteKeyOf, type Ed25519 } from "../domain/ledger/signedNote.ts";
import { feedbackText } from "../domain/notice/feedbackText.ts";
import { noticeText } from "../domain/notice/noticeText.ts";
import { notFinal, performanceText, writeNotice } from "../domain/notice/writeNotice.ts";
import { exact } from "../domain/shared/exact.ts";
import { assessmentCheckpoint } from "./assessmentCheckpoint.ts";
import type { Results } from "./computeResults.ts";
import { fileNameOf } from "./fileNameOf.ts";
import type { CsvTable } from "./ports.ts";
import type { Assessment } from "./state.ts";

/** A file to publish: its path within the folder, and its content as text or as a table for CSV. */
export type PublishedFile = { readonly path: string } & (
  | { readonly kind: "text"; readonly content: string }
  | { readonly kind: "table"; readonly content: Pick<CsvTable, "header" | "rows"> }
);

/** What signs (签名): the office's secret key, and the means. */
export type Signer = { readonly secret: Uint8Array; readonly ed25519: Ed25519 };

/** A checkpoint in one line, as it is printed on paper (存证一行). */
export const checkpointLine = ({ origin, size, root, sm3 }: Checkpoint): string =>
  `${origin}，${size} 条记录，根 ${printed(root)}` + (sm3 === null ? "" : `，SM3 根 ${printed(sm3)}`);

/**
 * Everything that is published of an assessment (公布材料): notice, ranking as table and as data, one feedback a unit, and
 * the checkpoint that pins the ledger down.
 *
 * @param assessment after its results were recorded as published
 * @param signer signs the checkpoint; null where the office's key is not at hand
 */
export const publication = (
  assessment: Assessment,
  results: Results,
  hashes: Hashes,
  signer: Signer | null,
): readonly PublishedFile[] => {
  const { state, ledger } = assessment;
  const { scheme, units, breakdown } = state;
  if (!scheme) throw new RangeError("a publication: got no scheme, want results that came from one");
  const checkpoint = assessmentCheckpoint(ledger, hashes);
  const publicKey = state.keys.at(-1)?.publicKey;
  const line = checkpointLine(checkpoint) + (publicKey === undefined ? "" : `，公钥 ${publicKey}`);
  const written = writeNotice(scheme, breakdown?.jurisdiction ?? "", units, results.ranking, line);
  const notice = state.locked.length > 0 ? written : notFinal(written);
  return [
    { path: "notice.txt", kind: "text", content: noticeText(notice) },
    { path: "ranking.csv", kind: "table", content: rankingTable(assessment) },
    { path: "ranking.json", kind: "text", content: `${JSON.stringify(rankingData(assessment), null, 2)}\n` },
    {
      path: "checkpoint.txt",
      kind: "text",
      content: signer
        ? signedCheckpoint(checkpoint, signer.secret, signer.ed25519, hashes.sha256)
        : checkpointText(checkpoint),
    },
    ...(publicKey === undefined
      ? []
      : [
          {
            path: "office.pub",
            kind: "text",
            content: `${keyText(noteKeyOf(checkpoint.origin, publicKey), hashes.sha256)}\n`,
          } as const,
        ]),
    ...feedbackFiles(assessment, results),
  ];
};

const rankingTable = ({ state }: Assessment): Pick<CsvTable, "header" | "rows"> => {
  const names = namesOf(state);
  return {
    header: ["分组", "名次", "单位", "总分", "等次", "绩效得分"],
    rows: state.published.map(({ unit, group, total, rank, grade, contribution }) => [
      names.group(group),
      rank === null ? "不排名" : String(rank),
      names.unit(unit),
      total ?? "无",
      grade,
      contribution === null ? "无" : performanceText(exact(contribution)),
    ]),
  };
};

const rankingData = ({ state }: Assessment) => {
  const names = namesOf(state);
  return {
    format: "kaoping-ranking/1",
    title: state.scheme?.title,
    year: state.scheme?.year,
    locked: state.locked.length > 0,
    results: state.published.map((result) => ({
      ...result,
      unitName: names.unit(result.unit),
      groupName: names.group(result.group),
    })),
  };
};

const namesOf = ({ units, scheme }: Assessment["state"]) => ({
  unit: (id: string): string => units.find((unit) => unit.id === id)?.name ?? id,
  group: (id: string): string => scheme?.groups.find((group) => group.id === id)?.name ?? id,
});

const feedbackFiles = ({ state }: Assessment, { scores, ranking }: Results): readonly PublishedFile[] => {
  const { scheme, units, observations, findings } = state;
  if (!scheme) return [];
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  const rowOf = new Map(ranking.groups.flatMap(({ rows }) => rows.map((row) => [row.unit, row] as const)));
  return units.flatMap((unit): readonly PublishedFile[] => {
    const score = scoreOf.get(unit.id);
    const row = rowOf.get(unit.id);
    if (!score || !row) return [];
    const own = {
      observations: observations.filter((observation) => observation.unit === unit.id),
      findings: findings.filter((finding) => finding.unit === unit.id),
    };
    const content = feedbackText(scheme, unit, score, row, own);
    return [{ path: `feedback/${fileNameOf(unit.name, unit.id, "txt")}`, kind: "text", content }];
  });
};
