import type { ReactNode } from "react";

import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { lowConfidence } from "../workbook/sheets/breakdownSheet.ts";
import { taskTitle } from "../workbook/taskTitle.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly breakdown: Breakdown; readonly wording: Wording };

/** The tasks of a document, for a look before anything is written. */
export const TaskList = ({ breakdown, wording }: Props): ReactNode => (
  <div className="scroller" tabIndex={0} role="region" aria-label={breakdown.title}>
    <table>
      <caption>{breakdown.title}</caption>
      <thead>
        <tr>
          {wording.document.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {breakdown.tasks.map((task) => (
          <tr key={task.id}>
            <th scope="row">{task.id}</th>
            <td>
              {taskTitle(task)}
              {task.confidence < lowConfidence && <em className="check">（{wording.document.check}）</em>}
            </td>
            <td>{task.lead.join("、")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
