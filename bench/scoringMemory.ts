import { tell } from "./figure.ts";
import { largeYear } from "./largeYear.ts";
import { toRanks } from "./scoringPairs.ts";

/** The most memory that the design size takes from columns to ranks, alone in its process, Node itself included. */
const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

const year = largeYear(Math.round(300 * Number(process.argv[2])));
const before = megabytes();
toRanks(year);
const count = year.facts.columns.scaled.length;
tell({
  name: `typed points to ranks, ${count} observations: most memory, ${before} MB of it before`,
  unit: "MB",
  ours: megabytes(),
  peer: null,
  bar: null,
  rounds: 1,
});
