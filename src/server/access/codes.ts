import * as v from "valibot";

import { digestOfText, type Sha256 } from "../../domain/ledger/digest.ts";
import { recorded } from "../chain/chain.ts";
import { rowOf, rowsOf, type Sql } from "../database/database.ts";
import type { Office } from "../keeping/office.ts";
import { holderName, papersOf, type Paper } from "../keeping/rounds.ts";

/** Thirty-two characters that are not taken for one another: no I, L, O, U. Source: Crockford's base 32. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sixteen characters of five bits: 80 bits, more than anybody can try. */
const length = 16;

/** A code that nobody can guess (报送码), in groups of four to be typed from a letter. */
export const drawCode = (random: (count: number) => Uint8Array): string => {
  const letters = Array.from(random(length), (byte) => alphabet[byte & 31] ?? "").join("");
  return letters.replace(/.{4}(?=.)/gu, "$&-");
};

/** A code as it was drawn, however it was typed: full width, small, with spaces, with letters that look like digits. */
export const plainCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, "")
    .replace(/O/gu, "0")
    .replace(/[IL]/gu, "1");

/** What is kept of a code: codes are drawn at random and long, so that one plain hash hides them. */
export const codeHash = (typed: string, sha256: Sha256): string =>
  digestOfText(`kaoping-code\n${plainCode(typed)}`, sha256);

/** A code that was just drawn, for its holder's cover letter; it is shown once. */
export type DrawnCode = {
  readonly paper: number;
  readonly holder: string;
  readonly name: string;
  readonly code: string;
};

/** Which papers get codes: those of a round that have none, or one whose code is to be another. */
export type CodesFor = { readonly round: number } | { readonly paper: Paper };

/** Draws codes (发放报送码); one that was in force for the same paper is so no more. */
export const issueCodes = (office: Office, wanted: CodesFor, actor: string): Promise<readonly DrawnCode[]> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const time = office.now();
    const papers = "paper" in wanted ? [wanted.paper] : await withoutCode(tx, wanted.round);
    const drawn: DrawnCode[] = [];
    for (const paper of papers) {
      const code = drawCode(office.random);
      await tx.run("update office.code set revoked = $2 where paper = $1 and revoked is null", [paper.id, time]);
      await tx.run("insert into office.code (paper, hash, hint, issued) values ($1, $2, $3, $4)", [
        paper.id,
        codeHash(code, office.hashes.sha256),
        code.slice(0, 4),
        time,
      ]);
      drawn.push({ paper: paper.id, holder: paper.holder, name: paper.name, code });
    }
    const rows = papers.map(({ id, holder }) => ({ paper: id, holder }));
    if (rows.length > 0) await append({ time, actor, action: "codes-issued", rows });
    return drawn;
  });

const paperShape = v.object({ paper: v.number() });

const withoutCode = async (tx: Sql, round: number): Promise<readonly Paper[]> => {
  const coded = await rowsOf(tx, paperShape, "select paper from office.code where revoked is null");
  const have = new Set(coded.map(({ paper }) => paper));
  return (await papersOf(tx, round)).filter(({ id }) => !have.has(id));
};

/** Takes a paper's code out of force, and whoever came in by it out. */
export const revokeCode = (office: Office, paper: Paper, actor: string): Promise<void> =>
  recorded(office.database, office.hashes.sha256, async (tx, append) => {
    const time = office.now();
    const { count } = await tx.run("update office.code set revoked = $2 where paper = $1 and revoked is null", [
      paper.id,
      time,
    ]);
    await tx.run("delete from office.session where code in (select id from office.code where paper = $1)", [paper.id]);
    if (count > 0)
      await append({ time, actor, action: "code-revoked", rows: [{ paper: paper.id, holder: holderName(paper) }] });
  });

const foundShape = v.object({ id: v.number(), paper: v.number() });

/** The code in force that was typed; null where there is none. */
export const codeTyped = (
  sql: Sql,
  typed: string,
  sha256: Sha256,
): Promise<{ readonly id: number; readonly paper: number } | null> =>
  rowOf(sql, foundShape, "select id, paper from office.code where hash = $1 and revoked is null", [
    codeHash(typed, sha256),
  ]);

const hintShape = v.object({ paper: v.number(), hint: v.string() });

/** The first letters of each code of a round that is in force, by its paper. */
export const codesInForce = async (sql: Sql, round: number): Promise<ReadonlyMap<number, string>> => {
  const rows = await rowsOf(
    sql,
    hintShape,
    `select code.paper, code.hint from office.code join office.paper on paper.id = code.paper
     where paper.round = $1 and code.revoked is null`,
    [round],
  );
  return new Map(rows.map(({ paper, hint }) => [paper, hint]));
};
