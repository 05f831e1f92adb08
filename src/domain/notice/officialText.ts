import { tabbedLine } from "./noticeText.ts";
import { dayText, type OfficialDocument } from "./officialDocument.ts";

/** An official document as plain text (公文纯文本), for web pages and mail: its parts in order, columns parted by tabs. */
export const officialText = (document: OfficialDocument): string => {
  const { number, title, addressees, body, attachments, signature, date, remark } = document;
  const several = attachments.length > 1;
  return [
    ...(number === "" ? [] : [number, ""]),
    title,
    "",
    ...(addressees === "" ? [] : [`${addressees}：`]),
    ...body.map(({ head, rest }) => `　　${head}${rest}`),
    "",
    ...attachments.map(
      (one, index) => `　　${index === 0 ? "附件：" : "　　　"}${several ? `${index + 1}.` : ""}${one.title}`,
    ),
    "",
    ...(signature === "" ? [] : [signature]),
    dayText(date),
    ...(remark === "" ? [] : [`（${remark}）`]),
    ...attachments.flatMap((one, index) => [
      "",
      several ? `附件${index + 1}` : "附件",
      one.title,
      ...one.tables.flatMap((table) => ["", table.title, tabbedLine(table.header), ...table.rows.map(tabbedLine)]),
      ...one.notes,
    ]),
    "",
  ].join("\n");
};
