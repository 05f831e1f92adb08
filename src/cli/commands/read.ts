import { basename } from "node:path";

import { issueText, placeText } from "../../app/wording/issueText.ts";
import type { BreakdownOutput } from "../../domain/breakdown/breakdownOutputShape.ts";
import type { Issue } from "../../domain/shared/result.ts";
import { breakdownBook } from "../../workbook/breakdownBook.ts";
import { taskTitle } from "../../workbook/taskTitle.ts";
import type { CliHost } from "../cliHost.ts";
import { breakdownInput, type DocumentOptions } from "../inputs.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `read DOCUMENT`: document → breakdown, shown, as JSON, or as a workbook with --out. */
export const read = async (
  host: CliHost,
  document: string,
  options: DocumentOptions & { readonly out?: string },
): Promise<Outcome> => {
  const breakdown = await breakdownInput(host, document, options);
  if (!breakdown.ok) return failed(breakdown.issues);
  const { tasks, duties, title, weightFloors } = breakdown.value;
  const lines = [
    `${title}：${tasks.length} 项任务，${duties.length} 条普遍要求，${weightFloors.length} 处权重下限。`,
    ...(options.out === undefined
      ? tasks.map((task) => `${task.id}　${taskTitle(task)}　${task.lead.join("、")}`)
      : [`已写入 ${options.out}`]),
  ];
  if (options.out !== undefined) {
    const sheets = breakdownBook(breakdown.value, breakdown.issues, wordsOf);
    const written = await host.disk.create(options.out, await host.files.writeBook(sheets, host.now()));
    if (!written.ok) return failed(written.issues);
  }
  const { issues } = breakdown;
  const output: BreakdownOutput = { ...breakdown.value, document: basename(document), issues };
  return succeeded(lines, issues, output);
};

const wordsOf = (issue: Issue) => ({ place: placeText(issue.place, "zh"), sentence: issueText(issue, "zh") });
