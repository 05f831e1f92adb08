import type { ReactNode } from "react";

import type { CopyAnswer, CopyQuestion } from "../../app/workbench/keeper.ts";
import type { KeeperWording } from "./keeperWording.zh.ts";
import { ModalBox } from "./ModalBox.tsx";

type Props = {
  readonly question: CopyQuestion;
  readonly words: KeeperWording;
  readonly answer: (answer: CopyAnswer) => void;
};

/** Asks what is to become of a file that is a copy of what is kept already (副本询问); only one that goes further may take its place. */
export const CopyBox = ({ question: { name, stored, standing }, words, answer }: Props): ReactNode => {
  const answers: readonly CopyAnswer[] =
    standing.kind === "newer"
      ? ["updateStored", "keepBoth", "openStored", "cancel"]
      : ["openStored", "keepBoth", "cancel"];
  return (
    <ModalBox id="copy-box" heading={words.copy.heading(name)} close={() => answer("cancel")}>
      <p>{words.copy.standing(stored.name, standing)}</p>
      <div className="keeper-buttons">
        {answers.map((one) => (
          <button key={one} type="button" data-answer={one} onClick={() => answer(one)}>
            {words.copy.answers[one]}
          </button>
        ))}
      </div>
    </ModalBox>
  );
};
