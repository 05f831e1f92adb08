import { bookPairs } from "./bookPairs.ts";
import { tell } from "./figure.ts";

const short = Number(process.argv[2] ?? "1") < 1;
tell(...bookPairs(short ? ["sixty"] : ["sixty", "design"], short ? 1 : 5));
