import { tell } from "./figure.ts";
import { formPairs } from "./formPairs.ts";

tell(...formPairs(Number(process.argv[2] ?? "1") < 1 ? 1 : 5));
