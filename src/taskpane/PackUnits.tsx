import type { ReactNode } from "react";

import type { PackView } from "../app/session/packView.ts";
import type { SentWording } from "./sentWording.zh.ts";

type Props = {
  readonly pack: PackView;
  readonly words: SentWording["pack"];
  /** Goes to what is open of a unit. */
  readonly go: (unit: string) => void;
};

/** What is missing of each unit (各单位还缺什么), and the way there. */
export const PackUnits = ({ pack: { units }, words, go }: Props): ReactNode => (
  <div>
    <h3>{words.units}</h3>
    <div className="scroller" tabIndex={0} role="region" aria-label={words.units}>
      <table>
        <thead>
          <tr>
            {[words.unit, words.filled, words.state].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((one) => (
            <tr key={one.unit}>
              <th scope="row">
                <button type="button" className="link" onClick={() => go(one.unit)}>
                  {one.unit}
                </button>
              </th>
              <td>{`${one.rows - one.open} / ${one.rows}`}</td>
              <td>
                {one.recused
                  ? `✓ ${words.recused}`
                  : one.faults > 0
                    ? `⚠ ${words.faults(one.faults)}`
                    : one.open > 0
                      ? `○ ${words.openShort(one.open)}`
                      : `✓ ${words.done}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </div>
);
