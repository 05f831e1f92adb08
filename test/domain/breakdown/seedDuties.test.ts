import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import type { Duty } from "../../../src/domain/breakdown/breakdown.ts";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const seeds = "../shared/seeds";
const hasSeeds = existsSync(seeds);

type Span = { readonly start: number; readonly end: number };
type Labelled = Span & {
  readonly head: string;
  readonly tail: string;
  readonly who: readonly string[];
  readonly times: readonly { readonly kind: string; readonly value: string }[];
};
const labels = JSON.parse(readFileSync(new URL("seedDuties.json", import.meta.url), "utf8")) as {
  readonly duties: Readonly<Record<string, readonly Labelled[]>>;
  readonly doubtful: Readonly<Record<string, readonly Span[]>>;
};

const shared = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);
/** The one lies within the other, but for a subject carried over or an exhortation in front. */
const same = (label: Span, { place }: Duty): boolean =>
  shared(label, place) >= 0.4 * Math.min(label.end - label.start, place.end - place.start) && shared(label, place) > 5;

describe.skipIf(!hasSeeds)("the duties in the real documents' notices and closings (needs the documents)", () => {
  it.each(Object.entries(labels.duties))("are those that were listed by hand in %s", (stem, wanted) => {
    const text = readFileSync(`${seeds}/${stem}.txt`, "utf8");
    for (const { start, end, head, tail } of wanted) {
      expect([text.slice(start, start + 6), text.slice(end - 6, end)]).toEqual([head, tail]);
    }
    const read = readBreakdown(text, `${stem}.txt`);
    const duties = read.ok ? read.value.duties : [];
    const missed = wanted.filter((label) => !duties.some((duty) => same(label, duty)));
    const doubtful = labels.doubtful[stem] ?? [];
    const added = duties.filter((duty) => ![...wanted, ...doubtful].some((label) => same(label, duty)));
    expect(
      missed.map(({ start }) => start),
      "missed",
    ).toEqual([]);
    expect(
      added.map(({ place, quote }) => [place.start, quote.slice(0, 12)]),
      "added",
    ).toEqual([]);
    for (const label of wanted) {
      const found = duties.filter((duty) => same(label, duty));
      const times = found.flatMap((duty) => duty.times.map(({ kind, value }) => ({ kind, value })));
      expect(times, `times at ${label.start}`).toEqual(label.times);
      for (const who of label.who) expect(found.map((duty) => duty.who).join(), `who at ${label.start}`).toContain(who);
    }
  });
});
