import { officialPages } from "../../domain/notice/officialPages.ts";
import type { OfficialPage } from "../../domain/notice/pagePiece.ts";
import { done, type Result } from "../../domain/shared/result.ts";
import { assessmentOrigin } from "../assessmentCheckpoint.ts";
import type { Results } from "../computeResults.ts";
import type { Assessment } from "../state.ts";
import { yearNotice, type PublishingTerms } from "./yearNotice.ts";

/** As long as a root is printed: what is known only once the results are recorded. */
const atPublishing = "公布时写入".padEnd(39, ".");

/**
 * The notice as pages, to be looked at before anything is recorded (通报预览): the document that publishing writes, but for the
 * roots of the ledger, which publishing makes longer by an entry.
 */
export const noticePreview = (
  { state, ledger }: Assessment,
  results: Results,
  terms: PublishingTerms,
): Result<readonly OfficialPage[]> => {
  const line = `${assessmentOrigin(ledger)}，${ledger.length + 1} 条记录，根 ${atPublishing}，SM3 根 ${atPublishing}`;
  const publicKey = state.keys.at(-1)?.publicKey;
  const { notice, issues } = yearNotice(
    state,
    results,
    terms,
    publicKey === undefined ? line : `${line}，公钥 ${publicKey}`,
  );
  return done(officialPages(notice), issues);
};
