import { formBytes } from "../../../../fixtures/returnedForms.ts";
import { parts, edit, added, tasks, inDirectory, named, ole, text, type Damage } from "./damageBuilders.ts";

/** Files that are refused before anything in them is read, and as what. */
export const refusedFiles: readonly Damage[] = [
  { what: "nothing in the file", build: () => new Uint8Array(0), refused: ["file-empty"] },
  { what: "an old .xls under another name", build: () => ole("Workbook"), refused: ["book-not-xlsx"] },
  { what: "a workbook with a password", build: () => ole("EncryptedPackage"), refused: ["book-encrypted"] },
  {
    what: "a web page under another name",
    build: () => text("<html><table><tr><td>1</td></tr></table></html>"),
    refused: ["book-not-xlsx"],
  },
  { what: "a CSV file under another name", build: () => text("编号,完成情况\n一,完成\n"), refused: ["book-not-xlsx"] },
  { what: "the file cut off", build: () => formBytes().subarray(0, 4000), refused: ["book-damaged"] },
  {
    what: "a part damaged",
    build: () => {
      const bytes = formBytes().slice();
      bytes.fill(0xff, 400, 460);
      return bytes;
    },
    refused: ["book-damaged"],
  },
  {
    what: "a zip bomb",
    build: () =>
      inDirectory((view, lines) => {
        for (const line of lines) view.setUint32(line + 24, 257 * 1024 * 1024, true);
      }),
    refused: ["file-too-large"],
  },
  {
    what: "a part that holds more than it states",
    build: () =>
      inDirectory((view, lines) => {
        for (const line of lines) view.setUint32(line + 24, 10, true);
      }),
    refused: ["book-damaged"],
  },
  {
    what: "a part listed twice",
    build: () =>
      inDirectory((view, [first = 0, second = 0], bytes) => {
        view.setUint16(
          second + 28,
          Math.min(view.getUint16(first + 28, true), view.getUint16(second + 28, true)),
          true,
        );
        named(bytes, second, "x");
        named(bytes, first, "X");
      }),
    refused: ["book-damaged"],
  },
  {
    what: "parts that overlap",
    build: () =>
      inDirectory((view, [first = 0, second = 0]) =>
        view.setUint32(second + 42, view.getUint32(first + 42, true) + 1, true),
      ),
    refused: ["book-damaged"],
  },
  {
    what: "a name that climbs out of the archive",
    build: () => parts(added("../../etc/passwd")),
    refused: ["book-damaged"],
  },
  { what: "an absolute name", build: () => parts(added("/etc/passwd")), refused: ["book-damaged"] },
  { what: "a name with a drive", build: () => parts(added("C:\\run.exe")), refused: ["book-damaged"] },
  {
    what: "a name that is cut short by NUL",
    build: () => inDirectory((_, [line = 0], bytes) => named(bytes, line, "a\u0000")),
    refused: ["book-damaged"],
  },
  {
    what: "a symbolic link",
    build: () =>
      inDirectory((view, [line = 0]) => {
        view.setUint8(line + 5, 3);
        view.setUint32(line + 38, 0xa1ff0000, true);
      }),
    refused: ["book-damaged"],
  },
  {
    what: "a document type",
    build: () => parts(edit(tasks, "<worksheet", "<!DOCTYPE worksheet><worksheet")),
    refused: ["book-damaged"],
  },
  {
    what: "entities that grow",
    build: () =>
      parts(edit(tasks, "<worksheet", '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet')),
    refused: ["book-damaged"],
  },
  {
    what: "an entity from outside",
    build: () => parts(edit(tasks, ">任务自评<", ">&file;<")),
    refused: ["book-damaged"],
  },
  {
    what: "an encoding that hides tags",
    build: () => parts(edit(tasks, 'encoding="UTF-8"', 'encoding="UTF-7"')),
    refused: ["book-damaged"],
  },
  { what: "XML that is not closed", build: () => parts(edit(tasks, "</worksheet>", "")), refused: ["book-damaged"] },
  {
    what: "a cell beyond all columns",
    build: () => parts(edit(tasks, '<c r="G4"', '<c r="ZZZ4"')),
    refused: ["book-damaged"],
  },
  {
    what: "a cell a million rows below",
    build: () => parts(edit(tasks, '<c r="G4"', '<c r="G1048577"')),
    refused: ["book-damaged"],
  },
  {
    what: "a sheet that is nearly all empty",
    build: () =>
      parts((all) => {
        all[tasks] =
          `<worksheet><sheetData>${Array.from({ length: 200 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`).join("")}</sheetData></worksheet>`;
      }),
    refused: ["book-damaged"],
  },
  {
    what: "more sheets than any form",
    build: () =>
      parts(
        edit("xl/workbook.xml", "</sheets>", `${'<sheet name="a" sheetId="9" r:id="rId1"/>'.repeat(300)}</sheets>`),
      ),
    refused: ["book-damaged"],
  },
  {
    what: "no workbook part",
    build: () =>
      parts((all) => {
        delete all["xl/workbook.xml"];
      }),
    refused: ["book-not-xlsx"],
  },
];
