import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import type { ReactNode } from "react";

type Props = { readonly dark: boolean; readonly children: ReactNode };

/** What a step is drawn in: Office's own look, light or dark as Office is. */
export const StepFrame = ({ dark, children }: Props): ReactNode => (
  <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className="panel">
    {children}
  </FluentProvider>
);
