import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { characterWidth, millimetres, page as paper } from "../domain/notice/officialMeasures.ts";
import type { OfficialPage } from "../domain/notice/pagePiece.ts";
import { NoticePiece, paperLength } from "./NoticePiece.tsx";
import "./noticePages.css";
import { Pager } from "./Pager.tsx";
import type { ReviewWording } from "./reviewWording.zh.ts";
import type { Wording } from "./wording.zh.ts";

export type NoticePagesProps = {
  readonly pages: readonly OfficialPage[];
  readonly words: Wording["notice"];
  readonly paging: ReviewWording;
};

/** Goes through the pages of a notice one by one, as wide as the pane or in their own size (通报预览). */
export const NoticePages = ({ pages, words, paging }: NoticePagesProps): ReactNode => {
  const [at, setAt] = useState(0);
  const [actual, setActual] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), [pages]);
  const shown = pages[at];
  if (!shown) return null;
  return (
    <div className="noticePages" ref={box} tabIndex={-1} role="group" aria-label={words.preview}>
      <Pager page={at} pages={pages.length} go={setAt} words={paging} />
      <Button size="small" onClick={() => setActual(!actual)}>
        {actual ? words.paneWidth : words.actualSize}
      </Button>
      {shown.pieces.length === 0 && <p>{words.blankPage}</p>}
      <div className="scroller" tabIndex={0} role="region" aria-label={paging.page(at + 1, pages.length)}>
        <Page key={at} page={shown} actual={actual} />
      </div>
    </div>
  );
};

const Page = ({ page, actual }: { readonly page: OfficialPage; readonly actual: boolean }): ReactNode => {
  const { across, number, pieces } = page;
  const margins = across
    ? [paper.left, paper.top, paper.right, paper.bottom]
    : [paper.top, paper.right, paper.bottom, paper.left];
  return (
    <article
      className={`paper${across ? " across" : ""}${actual ? " actual" : ""}`}
      lang="zh-CN"
      style={{ padding: margins.map(paperLength).join(" ") }}
    >
      {pieces.map((piece, index) => (
        <NoticePiece key={index} piece={piece} />
      ))}
      {number !== null && <p className="pageNumber" style={numberPlace(across, number)}>{`— ${number} —`}</p>}
    </article>
  );
};

/** 7 mm below the block, one character in from the outer edge; on pages that lie across at the paper's own foot (7.5). */
const numberPlace = (across: boolean, number: number) => {
  const below = paperLength(paper.bottom - millimetres(7) - 14 * 20);
  const odd = number % 2 === 1;
  const inset = paperLength((odd ? paper.right : paper.left) + characterWidth);
  if (across) return odd ? { left: below, bottom: inset } : { left: below, top: inset };
  return odd ? { bottom: below, right: inset } : { bottom: below, left: inset };
};
