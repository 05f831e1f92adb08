import type { ReactNode } from "react";

type Props = {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
};

/** A table that scrolls by itself where it is wider than the pane; the keyboard reaches it. */
export const DataTable = ({ title, header, rows }: Props): ReactNode => (
  <div className="scroller" tabIndex={0} role="region" aria-label={title}>
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
);
