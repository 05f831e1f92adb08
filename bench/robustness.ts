import { finished } from "../src/domain/ranking/robustness/weightUncertainty.ts";
import { bootstrapInterval } from "../src/domain/ranking/agreement/bootstrapInterval.ts";
import { krippendorffAlpha } from "../src/domain/ranking/agreement/krippendorffAlpha.ts";
import { resampledCoefficient } from "../src/domain/ranking/agreement/resampledCoefficient.ts";
import { byThing } from "../src/domain/ranking/agreement/ratings.ts";
import { ratio } from "../src/domain/shared/exact.ts";
import { seed } from "../test/soak.ts";
import { compareTimes } from "./compareTimes.ts";
import { tell } from "./figure.ts";
import { rankWork } from "./robustnessWork.ts";

/**
 * Rank intervals under drawn weights (名次区间), in a process of its own, beside peers that only add up; then the bootstrap of an alpha of
 * 6 reviewers × 60 things beside computing the exact one of each resample.
 */
const { name, ours, plainSum, inMatrices } = rankWork(Number(process.argv[2] ?? "1"), seed);
const before = process.cpuUsage();
finished(ours());
const { user, system } = process.cpuUsage(before);
const run = () => finished(ours());

const ratings = Array.from({ length: 6 }, (_, reviewer) =>
  Array.from({ length: 60 }, (_unused, thing) => ratio((thing * 7 + reviewer * ((thing % 5) + 1)) % 21, 20)),
);
const things = byThing(ratings);
const resamples = 1_000;
const alpha = resampledCoefficient(ratings, { kind: "alpha", scale: "interval" });
const lots = things.map((_, thing) => thing);

tell(
  ...compareTimes(
    [{ name, peer: "the sums alone, plain typed arrays", ours: run, theirs: plainSum, bar: "at most 2 s" }],
    5,
  ),
  ...compareTimes([{ name, peer: "the sums alone, mathjs matrices", ours: run, theirs: inMatrices }], 1),
  {
    name: `${name}, the first time: processor`,
    unit: "ms",
    ours: (user + system) / 1e3,
    peer: null,
    bar: null,
    rounds: 1,
  },
  ...compareTimes(
    [
      {
        name: `bootstrap of alpha, 6 reviewers × 60 things, ${resamples} resamples`,
        peer: "the exact alpha of as many resamples",
        ours: () => bootstrapInterval(lots, alpha, { resamples, seed }),
        theirs: () => {
          for (let done = 0; done < resamples; done++) {
            krippendorffAlpha(byThing(things.map((_, thing) => things[(thing * 7 + done) % 60] ?? [])), "interval");
          }
        },
      },
    ],
    3,
  ),
);
