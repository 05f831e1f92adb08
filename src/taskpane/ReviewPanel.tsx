import { Button } from "@fluentui/react-components";
import { useEffect, useRef, type ReactNode } from "react";

import { readCounts } from "../app/reviewTasks.ts";
import type { Language } from "../app/wording/issueText.ts";
import { BulkConfirm } from "./BulkConfirm.tsx";
import type { Draft } from "./draft.ts";
import { DutyList } from "./DutyList.tsx";
import { IssueList } from "./IssueList.tsx";
import { ReviewList } from "./ReviewList.tsx";
import type { DocumentInHand } from "./useDocument.ts";
import type { Pane } from "./usePane.ts";
import { useReview, type Review } from "./useReview.ts";
import type { Wording } from "./wording.zh.ts";

type Props = {
  readonly draft: Draft;
  readonly document: DocumentInHand;
  readonly pane: Pane;
  readonly wording: Wording;
  readonly language: Language;
};

/** What was read, for a person to look through before anything is written (核对读取结果). */
export const ReviewPanel = ({ draft, document, pane, wording, language }: Props): ReactNode => {
  const { breakdown, recorded } = draft;
  const words = wording.review;
  const review = useReview(draft, pane.year?.commonDuties ?? []);
  const heading = useRef<HTMLHeadingElement>(null);
  const { setUnwritten } = document;
  const unwritten = review.decisions.size > 0;
  useEffect(() => setUnwritten(unwritten), [setUnwritten, unwritten]);
  // What a person just read or wrote is where they go on; what the workbook held when the pane opened is not.
  const asked = draft.number > 1 || !recorded;
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);
  const { decisions, duties } = review;
  const blocked = review.open > 0 || !review.somethingNew;
  return (
    <div className="review">
      <h3 ref={heading} tabIndex={-1}>
        {words.heading}
      </h3>
      <p>{words.from(breakdown.document, breakdown.title)}</p>
      <p>
        {words.counts(readCounts(breakdown))} {recorded ? words.recorded : words.nothingWritten}
      </p>
      <IssueList issues={draft.review.elsewhere} language={language} more={words.moreNotes} />
      <p id="review-progress" className="progress" role="status" tabIndex={-1}>
        {progressText(review, draft, wording)}
      </p>
      <ReviewList draft={draft} review={review} wording={wording} language={language} />
      {review.open > 0 && <BulkConfirm count={review.open} words={words} confirm={review.confirmOpen} />}
      <DutyList breakdown={breakdown} chosen={duties} toggle={review.toggleDuty} words={words} />
      <p id="review-gate">{gateText(review, wording)}</p>
      <Button
        appearance="primary"
        disabledFocusable={pane.busy || blocked}
        aria-describedby="review-gate"
        onClick={() => document.write({ breakdown, recorded, decisions, duties }, words.written)}
      >
        {recorded ? words.writeChanges : words.write}
      </Button>
    </div>
  );
};

const progressText = ({ last, open }: Review, { review }: Draft, { review: words }: Wording): string => {
  const needed = review.tasks.some((one) => one.needed);
  const rest = open > 0 ? `⚠ ${words.open(open)}` : needed ? `✓ ${words.noneOpen}` : words.noneNeeded;
  if (!last) return rest;
  const did = last.decision
    ? words.state[last.decision.kind === "confirmed" && last.decision.together ? "together" : last.decision.kind]
    : words.undone;
  return `${last.task} ${did}${words.punctuation.stop}${rest}`;
};

const gateText = ({ open, somethingNew }: Review, { review: words }: Wording): string => {
  if (open > 0) return words.gate(open);
  return somethingNew ? "" : words.nothingNew;
};
