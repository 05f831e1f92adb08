import type { OpenPane } from "./paneHands.ts";

/** Hands that know no mouse: they go from one thing to the next with Tab, and press what they have reached. */
export type Keyboard = {
  /** Goes on with Tab until what has the keyboard bears this name. */
  readonly reach: (name: string | RegExp) => Promise<void>;
  readonly press: (key: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Reaches it and presses Enter once it may be pressed. */
  readonly use: (name: string | RegExp) => Promise<void>;
  /** Reaches a button for files, presses Enter, and picks these in the dialog that opens. */
  readonly pick: (name: string | RegExp, files: Parameters<PickFiles>[0]) => Promise<void>;
};

type PickFiles = (
  files: readonly string[] | readonly { name: string; mimeType: string; buffer: Buffer }[],
) => Promise<void>;

/** More steps than a pane has places to stop at: what is not reached by then cannot be reached. */
const mostSteps = 400;

/** What has the keyboard, as a screen reader would name it; "" where nothing in the pane has it. */
const nameOfFocused = (): string => {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return "";
  const labels = "labels" in focused ? [...((focused as HTMLInputElement).labels ?? [])] : [];
  const label = labels.map(({ textContent }) => textContent).join(" ");
  return (focused.getAttribute("aria-label") ?? (label === "" ? focused.textContent : label)).trim();
};

export const keyboardOf = ({ excel: { page }, pane }: OpenPane): Keyboard => {
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const reach: Keyboard["reach"] = async (name) => {
    const seen: string[] = [];
    for (let step = 0; step < mostSteps; step++) {
      const now = await pane.evaluate(nameOfFocused);
      if (typeof name === "string" ? now.startsWith(name) : name.test(now)) return;
      seen.push(now.slice(0, 12));
      await press("Tab");
    }
    throw new RangeError(`the keyboard: got ${[...new Set(seen)].join(" | ")}, want ${String(name)}`);
  };
  const use: Keyboard["use"] = async (name) => {
    await reach(name);
    // While the pane is at work its buttons take no key: whoever sits there waits as well.
    await pane.waitForFunction(() => document.activeElement?.getAttribute("aria-disabled") !== "true");
    await press("Enter");
  };
  return {
    reach,
    press,
    use,
    type: (text) => page.keyboard.type(text),
    pick: async (name, files) => {
      const chooser = page.waitForEvent("filechooser");
      await use(name);
      await (await chooser).setFiles([...files] as Parameters<Awaited<typeof chooser>["setFiles"]>[0]);
    },
  };
};
