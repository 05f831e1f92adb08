import { largeYear } from "./largeYear.ts";
import { toRanks } from "./scoringPairs.ts";

/** The most memory that the design size takes from columns to ranks, alone in its process, Node itself included. */
const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

const year = largeYear(Math.round(300 * Number(process.argv[2])));
const before = megabytes();
toRanks(year);
const count = year.facts.columns.scaled.length;
process.stdout.write(
  `typed points to ranks, ${count} observations: at most ${megabytes()} MB, ${before} MB of them before\n`,
);
