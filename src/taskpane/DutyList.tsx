import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import { timesLine } from "../app/wording/timesLine.ts";
import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { Pager } from "./Pager.tsx";
import type { ReviewWording } from "./reviewWording.zh.ts";
import { pageSize, pagesOf } from "./reviewView.ts";

type Props = {
  readonly breakdown: Breakdown;
  /** The duties that become common criteria, by their number from 1. */
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (duty: number) => void;
  readonly words: ReviewWording;
};

/** What the document asks of everybody, each of which can become a common criterion (普遍要求、共同指标). */
export const DutyList = ({ breakdown: { duties }, chosen, toggle, words }: Props): ReactNode => {
  const [page, setPage] = useState(0);
  if (duties.length === 0) return null;
  const from = page * pageSize;
  const { colon, semicolon } = words.punctuation;
  return (
    <section className="duties" aria-labelledby="review-duties">
      <h3 id="review-duties">{words.duties(duties.length)}</h3>
      <p>{words.dutiesHint}</p>
      <ol start={from + 1}>
        {duties.slice(from, from + pageSize).map(({ quote, who, times, place }, index) => {
          const number = from + index + 1;
          const isChosen = chosen.has(number);
          return (
            <li key={number}>
              <figure>
                <figcaption>{words.quoteAt(place.line)}</figcaption>
                <blockquote id={`duty-${number}`}>{quote}</blockquote>
              </figure>
              <p>
                {`${words.who}${colon}${who || words.none}`}
                {times.length > 0 && `${semicolon}${words.times}${colon}${timesLine(times, words.punctuation)}`}
              </p>
              <Button
                size="small"
                aria-pressed={isChosen}
                aria-describedby={`duty-${number}`}
                onClick={() => toggle(number)}
              >
                {words.common}
              </Button>
              {isChosen && (
                <em className="state">
                  <span aria-hidden="true">✓</span> {words.isCommon}
                </em>
              )}
            </li>
          );
        })}
      </ol>
      <Pager page={page} pages={pagesOf(duties.length)} go={setPage} words={words} />
    </section>
  );
};
