import { Component, Suspense, type ReactNode } from "react";

import type { ShellWording } from "./shellWording.zh.ts";
import type { Panel, PanelProps } from "./stepPanels.ts";

type Props = { readonly part: Panel; readonly props: PanelProps; readonly words: ShellWording };

/** A part that is loaded when it is first shown; says so meanwhile, and what to do where it cannot be had. */
export const LazyPart = ({ part: Part, props, words }: Props): ReactNode => (
  <LoadGuard said={words.stepFailed}>
    <Suspense fallback={<p role="status">{words.opening}</p>}>
      <Part {...props} />
    </Suspense>
  </LoadGuard>
);

type GuardProps = { readonly said: string; readonly children: ReactNode };

/** React knows a failed load only by a class. */
class LoadGuard extends Component<GuardProps, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? (
      <p className="message error" role="alert">
        {this.props.said}
      </p>
    ) : (
      this.props.children
    );
  }
}
