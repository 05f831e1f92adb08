import type { FilesPort } from "../ports.ts";
import type { PublishedFile } from "./publication.ts";

/** Writes a file to publish as what stands on disk (生成公布文件): bytes, or text. @param at the time of publication, UTC */
export const produceFile = (
  files: Pick<FilesPort, "writeCsv" | "writeBook" | "writeOfficial" | "writeFeedback" | "writeRankingPage">,
  file: PublishedFile,
  at: string,
): Promise<Uint8Array | string> => {
  switch (file.kind) {
    case "text":
      return Promise.resolve(file.content);
    case "table":
      return Promise.resolve(files.writeCsv(file.content));
    case "document":
      return files.writeOfficial(file.content);
    case "feedback":
      return files.writeFeedback(file.content, { creator: file.issuer, date: file.date });
    case "page":
      return Promise.resolve(files.writeRankingPage(file.content));
    case "sheets":
      return files.writeBook(file.content, at);
  }
};
