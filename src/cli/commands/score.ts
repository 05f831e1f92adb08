import { chosenScores } from "../../app/chosenScores.ts";
import { dispatchAll } from "../../app/dispatchAll.ts";
import { isPackFile, scoreFile } from "../../app/scoreFile.ts";
import type { Assessment } from "../../app/state.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import type { FromOptions } from "../fromOffice.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { returnedSources } from "../returnedSources.ts";
import type { StampOptions } from "../stamp.ts";

export type ScoreOptions = StampOptions &
  FromOptions & {
    readonly replace?: true;
    /** "REVIEWER=first eight digits of the file's digest", or "REVIEWER=已录": which of a reviewer's scores count. */
    readonly keep?: readonly string[];
  };

/**
 * `score A.xlsx FILE…`: observations from tables, all of a table or, where anything is wrong, none; packs one by one, what is refused is
 * named and stays outside. Folders stand for the files in them, `--from` for the packs at a collection office. What says otherwise than
 * is recorded is kept beside it until a person says which counts.
 */
export const score = (
  host: CliHost,
  master: string,
  paths: readonly string[],
  options: ScoreOptions,
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const keep = options.keep ?? [];
    const wanted = paths.length > 0 || options.from !== undefined;
    if (!wanted && keep.length === 0) return failed([errorAt(wholeAssessment, "nothing-given")]);
    const sources = wanted ? await returnedSources(host, paths, opened.ledger, "packs", options) : nothing;
    if (!sources.ok || sources.issues.some(({ severity }) => severity === "error")) return failed(sources.issues);
    const listed = sources.value.files.filter(({ sha256 }) => !isTaken(opened, sha256));
    const again = options.replace === true ? "replace" : "ask";
    const books = listed.filter(({ name }) => isPackFile(name));
    const issues: Issue[] = [...sources.issues];
    let assessment = opened;
    let [count, taken] = [0, 0];
    for (const { name, read: readBytes } of listed) {
      host.progress(`读取 ${name} reading`);
      const bytes = await readBytes();
      const read = bytes.ok
        ? scoreFile(assessment, { name, bytes: bytes.value, again }, host.files, stamp, host.sha256)
        : bytes;
      issues.push(...read.issues);
      const next = read.ok ? dispatchAll(assessment, read.value.changes, stamp, host.sha256) : read;
      if (read.ok) issues.push(...(next.ok ? read.value.kept : []), ...next.issues);
      if (next.ok && read.ok) {
        assessment = next.value;
        count += read.value.rows;
        if (isPackFile(name)) taken++;
      } else if (!isPackFile(name)) return failed(issues);
    }
    const chosen = chosenScores(assessment.state, keep);
    const settled = dispatchAll(assessment, chosen.changes, stamp, host.sha256);
    issues.push(...chosen.issues, ...settled.issues);
    if (!settled.ok || chosen.issues.length > 0) return failed(issues);
    const ofPacks =
      books.length > 0 ? `收到 ${books.length} 个评审包，接收 ${taken} 个，退回 ${books.length - taken} 个。` : "";
    const kept = settled.value.state.rivalScores.map(({ reviewer }) => reviewer);
    const open = kept.length > 0 ? `有 ${new Set(kept).size} 人的评分前后不同，待确定（score --keep）。` : "";
    const none = options.from !== undefined && listed.length === 0 ? "没有新的评审包。" : "";
    const lines = [`${none}${ofPacks}${none === "" ? `已录入 ${count} 项评分。` : ""}${open}`];
    const ok = !issues.some(({ severity }) => severity === "error");
    if (settled.value === opened) return { ...succeeded(lines, issues), ok };
    return { ok: true, assessment: settled.value, outcome: { ...succeeded(lines, issues), ok } };
  });

/** Where staff only say which scores count, nothing is to be read. */
const nothing: Awaited<ReturnType<typeof returnedSources>> = {
  ok: true,
  value: { files: [], returned: [] },
  issues: [],
};

/** Whether a pack at an office was taken before: its digest stands in the reason of the entry that it made. */
const isTaken = ({ ledger }: Assessment, sha256: string | undefined): boolean =>
  sha256 !== undefined && ledger.some(({ entry }) => entry.reason.includes(`SHA-256 ${sha256}`));
