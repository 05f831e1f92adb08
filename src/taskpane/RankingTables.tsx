import type { ReactNode } from "react";

import type { NoticeTable } from "../domain/notice/notice.ts";

/** The ranking as it will be published, a table a group. */
export const RankingTables = ({ tables }: { readonly tables: readonly NoticeTable[] }): ReactNode =>
  tables.map(({ title, header, rows }) => (
    <div key={title} className="scroller ranking" tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ));
