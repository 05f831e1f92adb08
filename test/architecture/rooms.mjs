/**
 * The import map (DESIGN.md section 3): each room, the rooms it may import from, and the npm packages it may use with
 * the reason. A file belongs to the room with the longest path that its own path starts with.
 *
 * @type {readonly { readonly room: string, readonly sees: readonly string[], readonly packages: Readonly<Record<string, string>>, readonly why: string }[]}
 */
export const rooms = [
  {
    room: "src/domain/shared",
    sees: [],
    packages: {
      "fraction.js": "exact fractions over BigInt",
      valibot: "types what comes from outside; shapes as data",
    },
    why: "words that every stage uses; knows no stage",
  },
  {
    room: "src/domain/breakdown",
    sees: ["src/domain/shared"],
    packages: { valibot: "shapes" },
    why: "document text → tasks",
  },
  {
    room: "src/domain/scheme",
    sees: ["src/domain/shared", "src/domain/breakdown"],
    packages: { valibot: "shapes" },
    why: "a scheme is held to the document's floors",
  },
  {
    room: "src/domain/selfEvaluation",
    sees: ["src/domain/shared", "src/domain/breakdown", "src/domain/scheme"],
    packages: { valibot: "shapes" },
    why: "a unit's claims on its tasks",
  },
  {
    room: "src/domain/scoring",
    sees: ["src/domain/shared", "src/domain/breakdown", "src/domain/scheme", "src/domain/selfEvaluation"],
    packages: { valibot: "shapes" },
    why: "observations → scores",
  },
  {
    room: "src/domain/ranking",
    sees: [
      "src/domain/shared",
      "src/domain/breakdown",
      "src/domain/scheme",
      "src/domain/selfEvaluation",
      "src/domain/scoring",
    ],
    packages: { "pure-rand": "whole-number random generator: its seed is data, so that the room stays pure" },
    why: "scores → ranks",
  },
  {
    room: "src/domain/notice",
    sees: [
      "src/domain/shared",
      "src/domain/breakdown",
      "src/domain/scheme",
      "src/domain/selfEvaluation",
      "src/domain/scoring",
      "src/domain/ranking",
    ],
    packages: {},
    why: "ranks → what is published",
  },
  {
    room: "src/domain/ledger",
    sees: ["src/domain/shared"],
    packages: {
      "@noble/hashes": "bytes, hexadecimal, scrypt; the hash itself is passed in",
      "@noble/ciphers": "the secret half of the office's key",
      "@scure/base": "base64",
      valibot: "shapes",
    },
    why: "knows no stage: it keeps entries of anything",
  },
  {
    room: "src/workbook",
    sees: ["src/domain"],
    packages: { "@scure/base": "base64", fflate: "packs the ledger's pieces for their cells" },
    why: "domain data ⇄ sheets as plain data",
  },
  {
    room: "src/app",
    sees: ["src/domain", "src/workbook"],
    packages: {
      "@noble/hashes": "bytes and hexadecimal of the self-test",
      valibot: "shapes of changes",
      mathjs: "reads staff formulas; their arithmetic is our own, exact",
    },
    why: "state, changes, commands, ports",
  },
  {
    room: "src/hosts/files",
    sees: ["src/domain", "src/workbook", "src/app"],
    packages: {
      "node:": "the disk",
      "csv-parse": "RFC 4180 in",
      "csv-stringify": "RFC 4180 out",
      docx: "writes notices and feedback",
      fflate: "packs and unpacks workbooks, unpacks documents",
      htmlparser2: "web pages as people save them",
      saxes: "streams XML parts",
      unpdf: "the text layer of a PDF",
    },
    why: "bytes ⇄ sheets and text",
  },
  {
    room: "src/hosts/excel",
    sees: ["src/domain", "src/workbook", "src/app"],
    packages: {},
    why: "the only room that touches Office.js",
  },
  {
    room: "src/hosts/workbench",
    sees: ["src/domain", "src/workbook", "src/app"],
    packages: {
      "@univerjs/core": "Univer: the grid, its cells and its commands",
      "@univerjs/design": "the look of its buttons and lists",
      "@univerjs/docs": "texts within cells",
      "@univerjs/docs-ui": "the editor within a cell",
      "@univerjs/engine-formula": "the grid asks for it; formulas are not computed here",
      "@univerjs/engine-render": "draws the grid",
      "@univerjs/sheets": "workbooks",
      "@univerjs/sheets-numfmt": "how numbers and days are written",
      "@univerjs/sheets-ui": "the grid that people see",
      "@univerjs/themes": "its colours",
      "@univerjs/ui": "its frame",
    },
    why: "the only room that touches the browser spreadsheet",
  },
  {
    room: "src/taskpane",
    sees: ["src/domain", "src/workbook", "src/app"],
    packages: { react: "components", "@fluentui/react-components": "Office's own look" },
    why: "components get functions as props and know no host",
  },
  {
    room: "src/cli",
    sees: ["src/domain", "src/workbook", "src/app"],
    packages: { "node:path": "paths as the system writes them", commander: "arguments" },
    why: "the same commands over files; the host is passed in",
  },
  {
    room: "src/main",
    sees: [
      "src/domain",
      "src/workbook",
      "src/app",
      "src/hosts",
      "src/taskpane",
      "src/cli",
      "templates",
      "package.json",
    ],
    packages: {
      "node:": "the machine",
      "@noble/curves": "Ed25519 on the command line",
      "@noble/hashes": "SHA-256 in the pane",
      react: "the pane's root, which waits for its host",
      "react-dom": "mounts the pane",
      "sm-crypto-v2": "SM3 in the pane",
    },
    why: "composition roots: only they join rooms",
  },
];
