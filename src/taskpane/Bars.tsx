import type { ReactNode } from "react";

/** A bar: its name, how much of how much, and what is shown beside it. */
export type Bar = { readonly name: string; readonly value: number; readonly of: number; readonly text: string };

type Props = {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly tableTitle: string;
  readonly header: readonly [string, string];
};

/**
 * Progress as a chart with the table behind it (进度图): each bar has its numbers beside it, so neither colour nor length says anything
 * alone.
 */
export const Bars = ({ title, bars, tableTitle, header }: Props): ReactNode => (
  <figure className="bars">
    <figcaption>{title}</figcaption>
    <ul role="list">
      {bars.map(({ name, value, of, text }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="numbers">{text}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect className="all" x="0" y="0" width="100" height="6" />
            <rect className="done" x="0" y="0" width={of === 0 ? 0 : (100 * value) / of} height="6" />
          </svg>
        </li>
      ))}
    </ul>
    <details>
      <summary>{tableTitle}</summary>
      <table>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, text }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </figure>
);
