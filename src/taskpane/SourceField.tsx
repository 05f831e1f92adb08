import { Field, Select } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { NamedBytes } from "../app/session/setUp.ts";
import { FilePicker } from "./FilePicker.tsx";
import { issueMessages, type Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = {
  readonly label: string;
  /** Value and words of each choice that needs no file. */
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly chosen: string;
  readonly file: NamedBytes | null;
  readonly accept: string;
  readonly words: Wording["scheme"];
  readonly pane: Pane;
  readonly choose: (value: string) => void;
  readonly take: (file: NamedBytes) => void;
};

const ofFile = "#file";

/** Where one part of the set-up comes from: what is shipped or follows from the document, or a file. */
export const SourceField = ({ label, choices, chosen, file, accept, words, pane, choose, take }: Props): ReactNode => (
  <div className="source">
    <Field label={label}>
      <Select
        value={file ? ofFile : chosen}
        onChange={(_, { value }) => {
          if (value !== ofFile) choose(value);
        }}
      >
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
        {file && <option value={ofFile}>{words.ofFile(file.name)}</option>}
      </Select>
    </Field>
    <FilePicker
      label={words.pickFor(label)}
      accept={accept}
      busy={pane.busy}
      take={([picked]) => picked && take(picked)}
      refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
    />
  </div>
);
