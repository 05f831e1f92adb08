import { useEffect, useState, type ReactNode } from "react";

type Props = {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
};

/** Rows that are laid out in one stretch of work, some more than are in view: the hundreds of a province would keep whoever clicks waiting. */
const rowsAtOnce = 12;

/** How many of a table's rows are drawn by now: a stretch more with each picture of the page; by a clock, several would be laid out for one. */
const useRowsDrawn = (all: number): number => {
  const [drawn, setDrawn] = useState(rowsAtOnce);
  useEffect(() => {
    if (drawn >= all) return;
    const later = requestAnimationFrame(() => setDrawn(drawn + rowsAtOnce));
    return () => cancelAnimationFrame(later);
  }, [drawn, all]);
  return drawn;
};

/** A table that scrolls by itself where it is wider than the pane; the keyboard reaches it. */
export const DataTable = ({ title, header, rows }: Props): ReactNode => {
  const drawn = useRowsDrawn(rows.length);
  return (
    <div
      className={rows.length > rowsAtOnce ? "scroller long" : "scroller"}
      tabIndex={0}
      role="region"
      aria-label={title}
    >
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
          {rows.slice(0, drawn).map((row, line) => (
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
};
