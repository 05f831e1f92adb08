import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = (...all: readonly (readonly [string, string, string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const chart = `${head}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'我的备忘'!$A$2:$A$3</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>3</c:v></c:pt><c:pt idx="1"><c:v>4</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;

const drawing = `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>15</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图一"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${office}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;

const comments = (address: string, text: string): string =>
  `${head}<comments xmlns="${main}"><authors><author>公开办</author></authors><commentList><comment ref="${address}" authorId="0"><text><t>${text}</t></text></comment></commentList></comments>`;

const vml = (row: number, column: number): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 0, 2, 3, 15, 3, 16</x:Anchor><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape></xml>`;

const types = {
  worksheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  comments: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
  custom: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
  properties: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
} as const;

/** The parts that others added, by name; a command must keep each of them byte for byte. */
export const foreignParts: Readonly<Record<string, string>> = {
  "xl/worksheets/memo.xml": `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>记一笔</t></is></c></row><row r="2"><c r="A2"><v>3</v></c></row><row r="3"><c r="A3"><f>A2+1</f><v>4</v></c></row></sheetData><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/></worksheet>`,
  "xl/worksheets/_rels/memo.xml.rels": relations(
    ["rId1", `${office}/drawing`, "../drawings/drawing1.xml"],
    ["rId2", `${office}/vmlDrawing`, "../drawings/vmlDrawing1.vml"],
    ["rId3", `${office}/comments`, "../comments1.xml"],
  ),
  "xl/drawings/drawing1.xml": drawing,
  "xl/drawings/_rels/drawing1.xml.rels": relations(["rId1", `${office}/chart`, "../charts/chart1.xml"]),
  "xl/charts/chart1.xml": chart,
  "xl/comments1.xml": comments("A1", "备忘上的批注"),
  "xl/drawings/vmlDrawing1.vml": vml(0, 0),
  "xl/comments2.xml": comments("B4", "留痕上的批注"),
  "xl/drawings/vmlDrawing2.vml": vml(3, 1),
  "customXml/item1.xml": "<memo>办公系统的编号 42</memo>",
  "customXml/_rels/item1.xml.rels": relations(["rId1", `${office}/customXmlProps`, "itemProps1.xml"]),
  "customXml/itemProps1.xml":
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{11111111-2222-3333-4444-555555555555}"/>',
  "docProps/custom.xml": `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="密级"><vt:lpwstr>内部</vt:lpwstr></property></Properties>`,
};

/** Cells that others put on one of our sheets, by its name: right of the table, and below it. */
export type BesideCells = Readonly<Record<string, readonly { readonly row: number; readonly cells: string }[]>>;

/**
 * Adds to a workbook of ours what staff add in Excel: a sheet with a chart, notes, a document's custom XML and properties, a
 * name, cells beside ours and a note on the sheet 留痕.
 */
export const addForeign = (bytes: Uint8Array, beside: BesideCells = {}): Uint8Array => {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const edit = (name: string, from: RegExp | string, to: string): void => {
    const text = parts[name] ?? "";
    const changed = text.replace(from, to);
    if (changed === text) throw new RangeError(`${name}: got nothing like ${String(from)}, want it there`);
    parts[name] = changed;
  };
  Object.assign(parts, foreignParts);
  const partOfSheet = (name: string): string => {
    const id =
      new RegExp(`<sheet name="${name}"[^>]*r:id="(\\w+)"`, "u").exec(parts["xl/workbook.xml"] ?? "")?.[1] ?? "";
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`, "u").exec(
      parts["xl/_rels/workbook.xml.rels"] ?? "",
    )?.[1];
    return `xl/${target ?? ""}`;
  };
  const trail = partOfSheet("留痕");
  const links = trail.replace("worksheets/", "worksheets/_rels/").replace(/$/u, ".rels");
  edit(
    links,
    "</Relationships>",
    `<Relationship Id="rNote" Type="${office}/comments" Target="../comments2.xml"/><Relationship Id="rDraw" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing2.vml"/></Relationships>`,
  );
  edit(trail, "<tableParts", '<legacyDrawing r:id="rDraw"/><tableParts');
  for (const [name, rows] of Object.entries(beside)) {
    const part = partOfSheet(name);
    for (const { row, cells } of rows) {
      const there = new RegExp(`(<row r="${row}"[^>]*>.*?)</row>`, "u");
      if (there.test(parts[part] ?? "")) edit(part, there, `$1${cells}</row>`);
      else edit(part, "</sheetData>", `<row r="${row}">${cells}</row></sheetData>`);
    }
  }
  edit(
    "xl/workbook.xml",
    /<sheet name="单位"/u,
    '<sheet name="我的备忘" sheetId="99" r:id="rMemo"/><sheet name="单位"',
  );
  // The names of what sheets print speak of them by their place, which the new sheet shifts.
  const place =
    (parts["xl/workbook.xml"] ?? "").split("<sheet ").findIndex((one) => one.startsWith('name="我的备忘"')) - 1;
  parts["xl/workbook.xml"] = (parts["xl/workbook.xml"] ?? "").replace(
    /localSheetId="(\d+)"/gu,
    (_, now: string) => `localSheetId="${Number(now) + (Number(now) >= place ? 1 : 0)}"`,
  );
  edit("xl/workbook.xml", "<definedNames>", `<definedNames><definedName name="税率">'我的备忘'!$A$2</definedName>`);
  edit(
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    `<Relationship Id="rMemo" Type="${office}/worksheet" Target="worksheets/memo.xml"/><Relationship Id="rXml" Type="${office}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
  );
  edit(
    "_rels/.rels",
    "</Relationships>",
    `<Relationship Id="rCustom" Type="${office}/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
  );
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  edit(
    "[Content_Types].xml",
    "<Override",
    `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override("xl/worksheets/memo.xml", types.worksheet)}${override("xl/drawings/drawing1.xml", types.drawing)}${override("xl/charts/chart1.xml", types.chart)}${override("xl/comments1.xml", types.comments)}${override("xl/comments2.xml", types.comments)}${override("docProps/custom.xml", types.custom)}${override("customXml/itemProps1.xml", types.properties)}<Override`,
  );
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 9 });
};
