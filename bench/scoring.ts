import { compareTimes } from "./compareTimes.ts";
import { tell } from "./figure.ts";
import { scoringPairs } from "./scoringPairs.ts";

tell(...compareTimes(scoringPairs(Number(process.argv[2])), 9));
