import type { ReactNode } from "react";

import type { WorkbenchWording } from "./workbenchWording.zh.ts";

type Part = { readonly by: "unit" | "criterion"; readonly name: string };

type Props = {
  readonly words: WorkbenchWording["part"];
  readonly view: Part;
  readonly names: { readonly units: readonly string[]; readonly criteria: readonly string[] };
  /** Of the whole workbook. */
  readonly cells: number;
  readonly choose: (view: Part) => void;
};

/** Above the grid of a large workbook: which unit or criterion is shown, and that the rest is there all the same (显示范围). */
export const PartBar = ({ words, view, names, cells, choose }: Props): ReactNode => {
  const all = view.by === "unit" ? names.units : names.criteria;
  const place = all.indexOf(view.name);
  const step = (by: number, label: string): ReactNode => {
    const name = all[place + by];
    return (
      <button
        type="button"
        disabled={name === undefined}
        onClick={() => name !== undefined && choose({ ...view, name })}
      >
        {label}
      </button>
    );
  };
  return (
    <div className="workbench-part" role="group" aria-label={words.label}>
      <label>
        {words.only}
        <select
          id="part-by"
          value={view.by}
          onChange={({ target: { value } }) => {
            const by = value === "criterion" ? "criterion" : "unit";
            const [name] = by === "unit" ? names.units : names.criteria;
            if (name !== undefined) choose({ by, name });
          }}
        >
          <option value="unit">{words.unit}</option>
          <option value="criterion" disabled={names.criteria.length === 0}>
            {words.criterion}
          </option>
        </select>
      </label>
      <select
        id="part-name"
        aria-label={words.which[view.by]}
        value={view.name}
        onChange={({ target: { value } }) => choose({ ...view, name: value })}
      >
        {all.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {step(-1, words.before)}
      {step(1, words.next)}
      <span>{words.why(place + 1, all.length, cells)}</span>
    </div>
  );
};
