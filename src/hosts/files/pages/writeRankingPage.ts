import type { NoticeTable } from "../../../domain/notice/notice.ts";
import type { RankingPage } from "../../../domain/notice/rankingPage.ts";
import { markupText } from "../markupText.ts";

/**
 * The ranking as one HTML file without scripts (公布网页): headings, table captions and header cells as screen readers want
 * them, readable without colour, printable, no request to anywhere.
 */
export const writeRankingPage = ({ title, issuer, due, published, notes, tables, checkpoint }: RankingPage): string =>
  [
    "<!doctype html>",
    '<html lang="zh-CN">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${markupText(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${markupText(title)}</h1>`,
    "<dl>",
    ...(issuer === "" ? [] : [fact("公布机关", issuer)]),
    ...(due === "" ? [] : [fact("应公布日期", due)]),
    fact("实际公布日期", published),
    "</dl>",
    ...notes.map((note) => `<p>${markupText(note)}</p>`),
    ...tables.map(htmlTable),
    `<p>存证：<code>${markupText(checkpoint)}</code></p>`,
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");

const fact = (term: string, said: string): string => `<dt>${term}</dt><dd>${markupText(said)}</dd>`;

/** The second column names the unit, and is its row's heading; where grades stand first, they are. */
const htmlTable = ({ title, header, rows }: NoticeTable): string => {
  const heading = Math.max(0, header.indexOf("单位"));
  return [
    `<div class="wide" role="region" aria-label="${markupText(title)}" tabindex="0">`,
    `<table><caption>${markupText(title)}</caption>`,
    `<thead><tr>${header.map((text) => `<th scope="col">${markupText(text)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map(
      (cells) =>
        `<tr>${cells
          .map((text, column) =>
            column === heading ? `<th scope="row">${markupText(text)}</th>` : `<td>${markupText(text)}</td>`,
          )
          .join("")}</tr>`,
    ),
    "</tbody></table></div>",
  ].join("\n");
};

const style = `
body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.6rem;line-height:1.4}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}
dt{font-weight:bold}dd{margin:0}
.wide{overflow-x:auto;margin:1.5rem 0}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:bold;font-size:1.15rem;padding:.25rem 0}
th,td{border:1px solid #767676;padding:.35rem .6rem;text-align:left;vertical-align:top}
thead th{background:#eef1f4}
tbody th{font-weight:normal}
code{overflow-wrap:anywhere}
@media print{.wide{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}}
`;
