import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { SupposeChoices } from "../../app/session/supposeView.ts";
import type { PanelWording } from "./panelWording.zh.ts";

type Kind = keyof PanelWording["kinds"];

type Props = {
  readonly choices: SupposeChoices;
  readonly words: PanelWording;
  readonly add: (added: Supposed) => void;
};

/** A supposition as it is written on the command line, and in words. */
export type Supposed = { readonly text: string; readonly words: string };

type Chosen = Readonly<Record<"criterion" | "party" | "unit" | "reviewer" | "figure" | "value", string>>;

const nothing: Chosen = { criterion: "", party: "", unit: "", reviewer: "", figure: "", value: "" };

/** One supposition put together from lists (试算的一处改动). */
export const SupposeForm = ({ choices, words, add }: Props): ReactNode => {
  const [kind, setKind] = useState<Kind>("weight");
  const [chosen, setChosen] = useState(nothing);
  const set = (field: keyof Chosen) => (value: string) => setChosen({ ...chosen, [field]: value });
  const text = textOf(kind, chosen);
  const criteria = kind === "weight" ? choices.criteria : kind === "rule" ? choices.rules : choices.leaves;
  const figures = choices.rules.find(({ id }) => id === chosen.criterion)?.figures ?? [];
  const choice = (
    label: string,
    field: keyof Chosen,
    options: readonly { readonly id: string; readonly name: string }[],
    empty: string,
  ) => (
    <Field label={label}>
      <Select value={chosen[field]} onChange={(_, { value }) => set(field)(value)}>
        <option value="">{empty}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <form
      className="correction"
      onSubmit={(event) => {
        event.preventDefault();
        if (text === null) return;
        add({ text, words: wordsOf(chosen, choices, words) });
        setChosen({ ...chosen, value: "" });
      }}
    >
      <Field label={words.kind}>
        <Select
          value={kind}
          onChange={(_, { value }) => {
            setKind(value as Kind);
            setChosen(nothing);
          }}
        >
          {(Object.keys(words.kinds) as Kind[]).map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </Select>
      </Field>
      {kind === "party" && choice(words.party, "party", choices.parties, words.choose)}
      {kind === "score" && choice(words.unit, "unit", choices.units, words.choose)}
      {kind !== "party" && choice(words.criterion, "criterion", criteria, words.choose)}
      {kind === "score" && choice(words.reviewer, "reviewer", choices.reviewers, words.everybody)}
      {kind === "rule" &&
        choice(
          words.figure,
          "figure",
          figures.map((id) => ({ id, name: id })),
          words.choose,
        )}
      <Field label={words.value}>
        <Input value={chosen.value} autoComplete="off" onChange={(_, { value }) => set("value")(value)} />
      </Field>
      <Button type="submit" disabledFocusable={text === null}>
        {words.add}
      </Button>
    </form>
  );
};

/** "市财政局 任务落实 改为 20": what was chosen by its names. */
const wordsOf = (chosen: Chosen, choices: SupposeChoices, words: PanelWording): string => {
  const named = (all: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    all.find((one) => one.id === id)?.name ?? id;
  const parts = [
    named(choices.units, chosen.unit),
    named(choices.criteria, chosen.criterion),
    named(choices.parties, chosen.party),
    named(choices.reviewers, chosen.reviewer),
    chosen.figure,
  ];
  return [...parts.filter((part) => part !== ""), words.value, chosen.value.trim()].join(" ");
};

/** Null while something is still to be chosen. */
const textOf = (kind: Kind, { criterion, party, unit, reviewer, figure, value }: Chosen): string | null => {
  const said = value.trim();
  if (said === "") return null;
  switch (kind) {
    case "weight":
      return criterion === "" ? null : `weight:${criterion}=${said}`;
    case "party":
      return party === "" ? null : `party:${party}=${said}`;
    case "rule":
      return criterion === "" || figure === "" ? null : `rule:${criterion}/${figure}=${said}`;
    case "score":
      return unit === "" || criterion === ""
        ? null
        : `score:${unit}/${criterion}${reviewer === "" ? "" : `@${reviewer}`}=${said}`;
  }
};
