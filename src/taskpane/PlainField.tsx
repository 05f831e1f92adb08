import type { ReactNode } from "react";

type Props = { readonly label: string; readonly hint?: string; readonly children: ReactNode };

/** A field of the browser's own with its name above it: light enough to be there at once. */
export const PlainField = ({ label, hint = "", children }: Props): ReactNode => (
  <label className="field">
    <span>
      {label}
      {hint !== "" && <small>{hint}</small>}
    </span>
    {children}
  </label>
);
