import { basename } from "node:path";

import { breakdownSheet, dutiesSheet } from "../../workbook/sheets/breakdownSheet.ts";
import { taskTitle } from "../../workbook/taskTitle.ts";
import type { CliHost } from "../cliHost.ts";
import { breakdownInput } from "../inputs.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `read DOCUMENT`: document → breakdown, shown, as JSON, or as a workbook with --out. */
export const read = async (host: CliHost, document: string, options: { readonly out?: string }): Promise<Outcome> => {
  const breakdown = await breakdownInput(host, document);
  if (!breakdown.ok) return failed(breakdown.issues);
  const { tasks, duties, title, weightFloors } = breakdown.value;
  const lines = [
    `${title}：${tasks.length} 项任务，${duties.length} 条普遍要求，${weightFloors.length} 处权重下限。`,
    ...(options.out === undefined
      ? tasks.map((task) => `${task.id}　${taskTitle(task)}　${task.lead.join("、")}`)
      : [`已写入 ${options.out}`]),
  ];
  if (options.out !== undefined) {
    const sheets = [breakdownSheet(breakdown.value), dutiesSheet(breakdown.value)];
    const written = await host.disk.create(options.out, await host.files.writeBook(sheets, host.now()));
    if (!written.ok) return failed(written.issues);
  }
  const { issues } = breakdown;
  return succeeded(lines, issues, { ...breakdown.value, document: basename(document), issues });
};
