import type { DrawnCode } from "../../access/codes.ts";
import type { Staff } from "../../access/staff.ts";
import type { Round } from "../../keeping/rounds.ts";
import { notice, table, type Page } from "../frame.ts";
import { html, type Markup } from "../markup.ts";
import { kindFill, say, zh } from "../say.ts";
import type { Refused, Visit } from "../visit.ts";

/** The member of staff who asks. */
export const staffIn = ({ caller }: Visit): Staff => {
  if ("staff" in caller) return caller.staff;
  throw new RangeError(`a page of staff: got ${caller.role}, want staff`);
};

/** A round's year and kind. */
export const roundTitle = ({ year, kind }: Pick<Round, "year" | "kind">): Markup => {
  const fill = kindFill(kind);
  return say("roundTitle", { year, kind: fill.zh }, { year, kind: fill.en });
};

/** Codes that were just drawn, shown this once. */
export const codesPage = (codes: readonly DrawnCode[], back: string): Page => ({
  title: zh("codesTitle"),
  heading: say("codesTitle"),
  body: [
    codes.length === 0 ? html`<p>${say("codesNone")}</p>` : notice("wait", say("codesAbout")),
    codes.length === 0
      ? html``
      : table(
          say("codesTitle"),
          ["holder", "codeColumn"],
          codes.map(({ name, code }) => [html`${name}`, html`<code>${code}</code>`]),
        ),
    html`<p><a href="${back}">${say("back")}</a></p>`,
  ],
});

/** A new deadline as it was typed, if it is a day and not before the one now. */
export const dueTyped = (typed: string, now: string | null): string | null => {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(typed)) return null;
  return now !== null && typed < now ? null : typed;
};

/** A page that says what was typed wrong. */
export const unfit = (page: Page, why: string): Refused => ({ kind: "refused", status: 400, why, page });
