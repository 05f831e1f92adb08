import type { FormProgress } from "../formProgress.ts";
import { punctuations } from "./punctuation.ts";

const { list, semicolon } = punctuations.en;

/** What is to be known of a unit's form beside its state, in English; the Chinese is `remarkOf`. */
export const formRemarkEn = ({
  contested,
  notApplicable,
  reason,
}: Pick<FormProgress, "contested" | "notApplicable" | "reason">): string =>
  [
    contested ? "two versions, one to be chosen" : "",
    notApplicable.length > 0
      ? `not applicable, to be approved: ${notApplicable.map(({ name }) => name).join(list)}`
      : "",
    reason,
  ]
    .filter((text) => text !== "")
    .join(semicolon);
