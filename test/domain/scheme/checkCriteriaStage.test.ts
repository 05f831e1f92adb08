import { describe, expect, it } from "vitest";

import { at, changed, changedAll, faultsOf } from "./oneFault.ts";

const two = { places: 2, mode: "half-up" };
const office = [{ party: "office", weight: "100" }];

describe("a stage that scores criteria", () => {
  it.each([
    ["a round there is", `${at.first}.round`, "spring", [`reference-unknown ${at.first}.round`]],
    [
      "first-level criteria",
      `${at.first}.criteria`,
      ["site", "tasks", "hall"],
      [`reference-unknown ${at.first}.criteria[2]`],
    ],
    [
      "each criterion once",
      `${at.first}.criteria`,
      ["site", "tasks", "site"],
      [`listed-twice ${at.first}.criteria[2]`],
    ],
    ["parties there are", `${at.first}.parties[0].party`, "peers", [`reference-unknown ${at.first}.parties[0].party`]],
    [
      "each party once",
      `${at.marks}.parties[1].party`,
      "public",
      [`reference-unknown ${at.marks}.limits[0].against`, `listed-twice ${at.marks}.parties[2].party`],
    ],
    [
      "parties' weights that come to 100",
      `${at.marks}.parties[1].weight`,
      "50.0001",
      [`points-do-not-add-up ${at.marks}.parties`],
    ],
    [
      "a taker among its parties",
      `${at.second}.absentParty.to`,
      "self",
      [`reference-unknown ${at.second}.absentParty.to`],
    ],
    ["points to share out", `${at.first}.outOf`, "0", [`stage-without-points ${at.first}.outOf`]],
    [
      "limits between its parties",
      `${at.marks}.limits[0].party`,
      "peers",
      [`reference-unknown ${at.marks}.limits[0].party`],
    ],
    ["limits between two", `${at.marks}.limits[0].against`, "self", [`limit-of-itself ${at.marks}.limits[0].against`]],
    [
      "no reviewers' rounding criterion by criterion",
      `${at.marks}.roundings.reviewer`,
      two,
      [`rounding-out-of-order ${at.marks}.roundings.reviewer`],
    ],
    [
      "no criteria's rounding reviewer by reviewer",
      `${at.first}.roundings.criterion`,
      two,
      [`rounding-out-of-order ${at.first}.roundings.criterion`],
    ],
  ] as const)("needs %s", (_, path, value, faults) => {
    expect([...faultsOf(changed(path, value))].sort()).toEqual([...faults].sort());
  });

  it("may round what is observed and what a party gives in either order", () => {
    const roundings = { observed: two, reviewer: null, party: two, criterion: two };
    expect(faultsOf(changed(`${at.marks}.roundings`, roundings))).toEqual([]);
    expect(faultsOf(changed(`${at.first}.roundings`, { ...roundings, reviewer: two, criterion: null }))).toEqual([]);
  });

  it("reviewer by reviewer has no limits: there is no number of a party for a criterion", () => {
    const reviewerFirst = {
      [`${at.marks}.order`]: "reviewer-first",
      "groups[0].ranking.tieBreaks": [{ by: "stage", stage: "bonus", first: "higher" }],
      "groups[0].grading.limits": [],
    };
    expect(faultsOf(changedAll(reviewerFirst))).toEqual([`reviewer-first-limits ${at.marks}.limits`]);
    expect(faultsOf(changedAll({ ...reviewerFirst, [`${at.marks}.limits`]: [] }))).toEqual([]);
  });

  it("reviewer by reviewer has every leaf scored by every party", () => {
    const two_parties = [
      { party: "office", weight: "50" },
      { party: "public", weight: "50" },
    ];
    const changes = { [`${at.first}.parties`]: two_parties, [`${at.first}.absentParty`]: { kind: "proportional" } };
    expect(faultsOf(changedAll({ ...changes, [`${at.hall}.parties`]: ["public", "office"] }))).toEqual([]);
    expect(
      faultsOf(
        changedAll({
          ...changes,
          [`${at.hall}.parties`]: ["office"],
          [`${at.second}.absentParty`]: { kind: "proportional" },
        }),
      ),
    ).toEqual([`reviewer-first-leaf-parties ${at.first}.order`]);
  });

  it("has the parties that its leaves name", () => {
    expect(faultsOf(changed(`${at.content}.parties`, ["office", "self"]))).toEqual([]);
    expect(faultsOf(changed(`${at.content}.parties`, ["office", "peers"]))).toEqual([
      `leaf-party-not-in-stage ${at.marks}.parties`,
    ]);
  });

  it("passes on the weight of a party that a leaf leaves out", () => {
    const leaf = { [`${at.survey}.parties`]: ["public"] };
    // The second stage gives it to the office, which does not score the leaf either.
    expect(faultsOf(changedAll(leaf))).toEqual([`leaf-without-absent-party ${at.second}.absentParty`]);
    const rules = { refuse: 1, proportional: 0, equally: 0 };
    for (const [kind, count] of Object.entries(rules)) {
      const faults = faultsOf(changedAll({ ...leaf, [`${at.second}.absentParty`]: { kind } }));
      expect(faults, kind).toHaveLength(count);
    }
    expect(faultsOf(changedAll({ ...leaf, [`${at.second}.absentParty`]: { kind: "to", to: "public" } }))).toEqual([]);
  });

  it("does not pass it on in proportion to weights of 0", () => {
    const weights = [
      { party: "office", weight: "100" },
      { party: "public", weight: "0" },
    ];
    const changes = { [`${at.survey}.parties`]: ["public"], [`${at.second}.parties`]: weights };
    expect(faultsOf(changedAll({ ...changes, [`${at.second}.absentParty`]: { kind: "proportional" } }))).toEqual([
      `leaf-without-absent-party ${at.second}.absentParty`,
    ]);
    expect(faultsOf(changedAll({ ...changes, [`${at.second}.absentParty`]: { kind: "equally" } }))).toEqual([]);
  });

  // Which of the silent ones counts as 0 would change a weighted mean.
  it("does not count some of a party's silent reviewers as 0 where they weigh differently", () => {
    const some = { "parties[1].required": 1, [`${at.points}.missing`]: "zero" };
    const others = [at.first, at.second].map((stage) => `silent-weights-unsaid ${stage}.parties[0]`);
    expect(faultsOf(changedAll(some))).toEqual([`silent-weights-unsaid ${at.marks}.parties[1]`, ...others]);
    expect(faultsOf(changedAll({ ...some, [`${at.points}.missing`]: "block" }))).toEqual(others);
    expect(faultsOf(changedAll({ ...some, "parties[1].required": "all" }))).toEqual([]);
    expect(faultsOf(changedAll({ ...some, "parties[1].combine": { kind: "mean" } }))).toEqual([]);
  });

  it("may be scored by one party alone", () => {
    expect(
      faultsOf(changedAll({ [`${at.second}.parties`]: office, [`${at.second}.absentParty`]: { kind: "refuse" } })),
    ).toEqual([]);
  });
});
