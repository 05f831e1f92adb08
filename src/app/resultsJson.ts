import { exactText, isExact } from "../domain/shared/exact.ts";
import type { Results } from "./computeResults.ts";

/** The results with every step as JSON text (结果数据); exact numbers are texts, "1/3" where decimals do not end. */
export const resultsJson = ({ scores, ranking }: Results): string =>
  JSON.stringify(
    { ranking: ranking.groups, scores },
    (_, value: unknown) => (isExact(value) ? exactText(value) : value),
    2,
  );
