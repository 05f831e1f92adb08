import { dispatchAll } from "../src/app/dispatchAll.ts";
import { masterSheets } from "../src/app/masterSheets.ts";
import { emptyAssessment } from "../src/app/state.ts";
import type { Criterion } from "../src/domain/scheme/criterion.ts";
import { writeBook } from "../src/hosts/files/xlsx/writeBook.ts";
import { designSizeYear, yearOf, type LargeYear } from "../test/fixtures/largeYear.ts";
import { sha256 } from "../test/support/sha256.ts";

/** Six leaves of a first-level criterion, 10 points in all. */
const wholePoints = (one: Criterion, place: number): Criterion =>
  "children" in one
    ? { ...one, children: one.children.map(wholePoints) }
    : { ...one, maxPoints: place % 3 === 2 ? "2" : "1.5" };

const masterOf = ({ scheme, units, reviewers, observations }: LargeYear): Uint8Array => {
  const stamp = { actor: "公开办", time: "2026-11-22T08:30:00Z", reason: "" };
  const made = dispatchAll(
    emptyAssessment,
    [
      { change: { kind: "scheme-set", rows: [scheme] } },
      { change: { kind: "units-set", rows: units } },
      { change: { kind: "reviewers-set", rows: reviewers } },
      { change: { kind: "observations-recorded", rows: observations } },
    ],
    stamp,
    sha256,
  );
  if (!made.ok) throw new RangeError("the year: got issues, want none");
  return writeBook(masterSheets(made.value, sha256), stamp.time, {}, sha256);
};

/** A master of 60 units × 60 criteria × 5 reviewers, every score in, with its reason. */
export const sixtyBySixtyByFive = (): Uint8Array => {
  const year = yearOf(60, { seconds: 2, thirds: 3 }, 2, () => ({ kind: "points", scale: null }));
  const reviewers = year.reviewers.slice(0, 5);
  const heard = new Set(reviewers.map(({ id }) => id));
  return masterOf({
    ...year,
    reviewers,
    observations: year.observations
      .filter(({ reviewer }) => heard.has(reviewer))
      .map((one) => ({ ...one, value: String(Math.min(1.5, Number(one.value))) })),
    scheme: {
      ...year.scheme,
      tables: year.scheme.tables.map((table) => ({ ...table, criteria: table.criteria.map(wholePoints) })),
    },
  });
};

/** A master of the design size: 300 units × 200 criteria × 3 reviewers, every score in, with its reason. */
export const threeHundredByTwoHundredByThree = (): Uint8Array => masterOf(designSizeYear());
