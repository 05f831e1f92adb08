import { useEffect, useEffectEvent, useState } from "react";

/**
 * Takes what is dropped anywhere on the pane, and what is pasted outside of its fields (拖放与粘贴). Without it a browser
 * would leave the pane and open the dropped file.
 *
 * @returns whether something is being dragged over the pane
 */
export const useTransfers = (take: (data: DataTransfer) => void): boolean => {
  const [over, setOver] = useState(false);
  const taken = useEffectEvent(take);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!ours(event, event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!event.dataTransfer || !ours(event, event.dataTransfer)) return;
      event.preventDefault();
      taken(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!event.clipboardData || !ours(event, event.clipboardData)) return;
      event.preventDefault();
      taken(event.clipboardData);
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("dragover", drag, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("drop", drop, { signal });
    window.addEventListener("paste", paste, { signal });
    return () => listening.abort();
  }, []);
  return over;
};

/** Text that goes into a field, or into a grid beside the pane, belongs there; a file never does. */
const ours = ({ target }: Event, data: DataTransfer | null): boolean => {
  const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  const grid = target instanceof Element && target.closest("[data-takes-text]") !== null;
  return !(field || grid) || (data?.types.includes("Files") ?? false);
};
