import { createElement, type CSSProperties, type ReactNode } from "react";

import type { ImprintRow } from "../domain/notice/closingLines.ts";
import { cellPitch } from "../domain/notice/officialMeasures.ts";
import type { PagePiece, ParagraphPiece, TablePiece } from "../domain/notice/pagePiece.ts";

/** Twentieths of a point as a length that grows and shrinks with the page. */
export const paperLength = (twentieths: number): string => `calc(var(--pt) * ${twentieths / 20})`;

const typeSize = (halfPoints: number): string => paperLength(halfPoints * 10);

/** One thing on a page of the notice, as high as it was laid out. */
export const NoticePiece = ({ piece }: { readonly piece: PagePiece }): ReactNode => {
  switch (piece.kind) {
    case "space":
      return <div style={{ height: paperLength(piece.height) }} />;
    case "paragraph":
      return <Paragraph piece={piece} />;
    case "table":
      return <Table piece={piece} />;
    case "imprint":
      return <Imprint rows={piece.rows} />;
  }
};

/** Headings under the pane's own. */
const tagOf = ({ role, level, begins }: ParagraphPiece): "h4" | "h5" | "h6" | "p" => {
  if (!begins) return "p";
  if (role === "title") return "h4";
  return role !== "heading" ? "p" : level === 1 ? "h5" : "h6";
};

const Paragraph = ({ piece }: { readonly piece: ParagraphPiece }): ReactNode => {
  const { lines, pitch, size, align, indent, begins, ends, rule } = piece;
  const tag = tagOf(piece);
  const style: CSSProperties = {
    fontSize: typeSize(size),
    lineHeight: paperLength(pitch),
    paddingInline: `${paperLength(indent.left)} ${paperLength(indent.right)}`,
    textAlign: align === "justify" ? "start" : align,
    paddingBlockEnd: rule > 0 ? paperLength(rule) : undefined,
  };
  // A heading on several lines is one heading.
  const name = tag === "p" ? undefined : lines.flatMap((runs) => runs.map(({ text }) => text)).join("");
  return createElement(
    tag,
    { className: rule > 0 ? "redRule" : undefined, style, "aria-label": name },
    lines.map((runs, index) => {
      const full = align === "justify" && !(ends && index === lines.length - 1);
      return (
        <span
          key={index}
          className={full ? "line full" : "line"}
          style={{
            height: paperLength(pitch),
            marginInlineStart: index === 0 && begins ? paperLength(indent.first) : 0,
          }}
        >
          {runs.map(({ text, face }, place) => (
            <span key={place} className={face}>
              {text}
            </span>
          ))}
        </span>
      );
    }),
  );
};

const Table = ({ piece: { title, columns, size, header, rows } }: { readonly piece: TablePiece }): ReactNode => (
  <table aria-label={title} style={{ fontSize: typeSize(size), lineHeight: paperLength(cellPitch) }}>
    <colgroup>
      {columns.map((width, column) => (
        <col key={column} style={{ width: paperLength(width) }} />
      ))}
    </colgroup>
    <thead>
      <tr>
        {header.map((lines, column) => (
          <th key={column} scope="col" className="black">
            {lines.join("\n")}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((cells, row) => (
        <tr key={row}>
          {cells.map((lines, column) => (
            <td key={column} className={lines.length > 1 ? "long" : undefined}>
              {lines.join("\n")}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Imprint = ({ rows }: { readonly rows: readonly ImprintRow[] }): ReactNode => (
  <div className="imprint">
    {rows.map(({ lines, right, height }, index) => (
      <p key={index} style={{ height: paperLength(height), lineHeight: paperLength(height / lines.length) }}>
        <span>{lines.join("\n")}</span>
        <span>{right}</span>
      </p>
    ))}
  </div>
);
