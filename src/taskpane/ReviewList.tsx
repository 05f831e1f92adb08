import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { Language } from "../app/wording/issueText.ts";
import type { Draft } from "./draft.ts";
import { Pager } from "./Pager.tsx";
import { ReviewItem } from "./ReviewItem.tsx";
import { pagesOf, type ReviewFilter } from "./reviewView.ts";
import type { Review } from "./useReview.ts";
import type { Wording } from "./wording.zh.ts";

type Props = {
  readonly draft: Draft;
  readonly review: Review;
  readonly wording: Wording;
  readonly language: Language;
};

/** The tasks page by page, those that ask for a look first, any other by the filter or by its words (核对清单). */
export const ReviewList = ({ draft, review, wording, language }: Props): ReactNode => {
  const words = wording.review;
  const { tasks } = draft.review;
  const counts = { needed: tasks.filter(({ needed }) => needed).length, decided: review.decisions.size };
  return (
    <>
      <Field label={words.filter}>
        <RadioGroup
          layout="horizontal"
          value={review.filter}
          onChange={(_, { value }) => review.setFilter(value as ReviewFilter)}
        >
          <Radio value="needed" label={words.needed(counts.needed)} />
          <Radio value="decided" label={words.decided(counts.decided)} />
          <Radio value="all" label={words.all(tasks.length)} />
        </RadioGroup>
      </Field>
      <Field label={words.search}>
        <Input type="search" value={review.search} onChange={(_, { value }) => review.setSearch(value)} />
      </Field>
      <p className="keys">{words.keys}</p>
      {review.listed.length === 0 && <p>{words.empty}</p>}
      {/* Without markers, Safari would not say that it is a list. */}
      <ul className="tasks" role="list" aria-label={words.list}>
        {review.shown.map((shown) => (
          <ReviewItem
            key={shown.task.id}
            shown={shown}
            draft={draft}
            review={review}
            wording={wording}
            language={language}
          />
        ))}
      </ul>
      <Pager page={review.page} pages={pagesOf(review.listed.length)} go={review.setPage} words={words} />
    </>
  );
};
