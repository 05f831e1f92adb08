import { useId, type ReactNode } from "react";

import { DataTable } from "../DataTable.tsx";

type Props = {
  readonly title: string;
  /** One sentence: what the picture tells. */
  readonly meaning: string;
  /** In CSS pixels; a picture that is wider than its place shrinks as a whole. */
  readonly width: number;
  readonly height: number;
  /** What unfolds the same numbers as a table. */
  readonly tableTitle: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** One that is wider than its place scrolls by itself instead of shrinking: where every text in it counts. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/**
 * The frame of every picture (图框): its title, one sentence of what it tells, the drawing, and the same numbers as a table, which is
 * what a screen reader is told to read. Whatever a colour says, a mark or a text in the drawing says too.
 */
export const ChartFrame = ({
  title,
  meaning,
  width,
  height,
  tableTitle,
  header,
  rows,
  wide = false,
  children,
}: Props): ReactNode => {
  const id = useId();
  const drawing = (
    <svg
      role="img"
      aria-labelledby={`${id}title`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      focusable="false"
    >
      {children}
    </svg>
  );
  return (
    <figure className="chart">
      <figcaption id={`${id}title`}>
        <strong>{title}</strong>
        <span>{meaning}</span>
      </figcaption>
      {wide ? (
        <div className="scroller" tabIndex={0} role="group" aria-label={title}>
          {drawing}
        </div>
      ) : (
        drawing
      )}
      <details>
        <summary>{tableTitle}</summary>
        <DataTable title={title} header={header} rows={rows} />
      </details>
    </figure>
  );
};
