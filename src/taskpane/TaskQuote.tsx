import type { ReactNode } from "react";

import { excerptAround } from "../app/excerpt.ts";
import type { Task } from "../domain/breakdown/breakdown.ts";
import type { ReviewWording } from "./reviewWording.zh.ts";

/** Longer words of a task show their beginning and end; who is responsible stands at the end. */
const longest = 200;
const beginning = 110;
const ending = 70;

type Props = { readonly task: Task; readonly text: string | null; readonly words: ReviewWording };

/** A task in the document's own words, with what stands around them and the line (原文). */
export const TaskQuote = ({ task, text, words }: Props): ReactNode => {
  const { before, quote, after, line } =
    text === null
      ? { before: "", quote: task.text, after: task.attribution, line: task.place.line }
      : excerptAround(text, task.place);
  const short = quote.length > longest ? `${quote.slice(0, beginning)}……${quote.slice(-ending)}` : quote;
  return (
    <figure>
      <figcaption>
        {words.quoteAt(line)}
        {text === null && words.punctuation.aside(words.quoteRecorded)}
      </figcaption>
      <blockquote>
        {before}
        <mark>{short}</mark>
        {after}
      </blockquote>
      {short !== quote && (
        <details>
          <summary>{words.wholeQuote}</summary>
          <blockquote>{quote}</blockquote>
        </details>
      )}
    </figure>
  );
};
