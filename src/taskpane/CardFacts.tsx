import type { ReactNode } from "react";

import type { ScoreCard } from "../app/session/scoreCard.ts";
import { claimStateText } from "../app/wording/claimStateText.ts";
import type { Language } from "../app/wording/issueText.ts";
import { leafRuleText } from "../app/wording/leafRuleText.ts";
import { voiceWordText } from "../app/wording/voiceWordText.ts";
import { wordingIn } from "./wordingIn.ts";

type Props = { readonly card: ScoreCard; readonly language: Language };

/** What a reviewer should know before scoring: where the criterion stands, its clause and rule, self-evaluation, last year, findings. */
export const CardFacts = ({ card, language }: Props): ReactNode => {
  const words = wordingIn(language).card;
  const { above, clause, rule, selfScore, claims, lastYear, findings } = card;
  const { colon, comma, list, aside } = words.punctuation;
  return (
    <>
      <dl>
        {above.length > 0 && <Line name={words.under} value={above.join(" › ")} />}
        <Line name={words.round} value={card.round} />
        <Line name={words.clause} value={clause} />
        <Line name={words.rule} value={leafRuleText(rule, language)} />
        <Line name={words.selfScore} value={selfScore.map((said) => voiceWordText(said, language)).join(list)} />
        {lastYear && (
          <Line
            name={words.lastYear(lastYear.year)}
            value={words.lastResult(lastYear.total, lastYear.rank, lastYear.grade)}
          />
        )}
      </dl>
      {claims.length === 0 && <p className="keys">{words.noClaims}</p>}
      <details hidden={claims.length === 0}>
        <summary>{words.claims(claims.length)}</summary>
        <ul>
          {claims.map(({ task, heading, state, account, evidence }) => (
            <li key={task}>
              {`${task} ${heading}${colon}${claimStateText(state, language)}`}
              {account && `${comma}${account}`}
              {evidence && aside(`${words.evidence}${colon}${evidence}`)}
            </li>
          ))}
        </ul>
      </details>
      {findings.length > 0 && (
        <details>
          <summary>{words.findings(findings.length)}</summary>
          <ul>
            {findings.map(({ id, kind, count, date, clause: of, after }) => (
              <li key={id}>
                {`${id} ${kind} × ${count}${comma}${date}`}
                {of && `${comma}${of}`}
                {after && `${comma}${words.after}${colon}${after}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

const Line = ({ name, value }: { readonly name: string; readonly value: string }): ReactNode =>
  value === "" ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
