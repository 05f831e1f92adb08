import { Button } from "@fluentui/react-components";
import { useRef, type ReactNode } from "react";

import type { NamedBytes } from "../app/session/setUp.ts";
import type { Issue } from "../domain/shared/result.ts";
import { readFiles } from "./readFiles.ts";

type Props = {
  readonly label: string;
  readonly accept: string;
  readonly several?: boolean;
  readonly busy: boolean;
  readonly primary?: boolean;
  readonly id?: string;
  readonly take: (files: readonly NamedBytes[]) => void;
  readonly refuse: (issues: readonly Issue[]) => void;
};

/** A button that asks for files (选择文件). */
export const FilePicker = ({
  label,
  accept,
  several = false,
  busy,
  primary = false,
  id,
  take,
  refuse,
}: Props): ReactNode => {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={several}
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = "";
          if (files.length > 0)
            void readFiles(files).then((read) => (read.ok ? take(read.value) : refuse(read.issues)));
        }}
      />
      <Button
        {...(id === undefined ? {} : { id })}
        appearance={primary ? "primary" : "secondary"}
        disabledFocusable={busy}
        onClick={() => picker.current?.click()}
      >
        {label}
      </Button>
    </>
  );
};
