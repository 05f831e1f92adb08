import { compareTimes } from "./compareTimes.ts";
import { scoringPairs } from "./scoringPairs.ts";

for (const line of compareTimes(scoringPairs(Number(process.argv[2])), 9)) process.stdout.write(`${line}\n`);
