import { DocSelectionRenderService } from "@univerjs/docs-ui";

/**
 * Keeps the keyboard where a person has it (键盘留在原处): Univer takes it into the grid whenever a workbook is drawn, which is
 * seconds after the page is there and again after what was recorded; what is typed elsewhere meanwhile would land in a cell.
 * Who clicks into the grid, or moves there by Tab, has it there.
 *
 * @param grid what Univer draws in
 * @param page what the grid is a part of; outside of it are only Univer's own boxes
 * @returns gives Univer its own way back
 */
export const keepFocus = (grid: HTMLElement, page: HTMLElement): (() => void) => {
  let isEntered = false;
  const look = ({ target }: Event): void => {
    isEntered = target instanceof Node && grid.contains(target);
  };
  const isElsewhere = (): boolean => {
    const { activeElement } = document;
    return !isEntered && activeElement !== null && page.contains(activeElement) && !grid.contains(activeElement);
  };
  // All ways by which Univer takes the keyboard end here, and it has no setting for this one.
  const service: { focus: (this: DocSelectionRenderService) => void } = DocSelectionRenderService.prototype;
  const { focus } = service;
  service.focus = function take(this: DocSelectionRenderService): void {
    if (!isElsewhere()) focus.call(this);
  };
  for (const kind of ["pointerdown", "focusin"]) page.addEventListener(kind, look, true);
  return () => {
    service.focus = focus;
    for (const kind of ["pointerdown", "focusin"]) page.removeEventListener(kind, look, true);
  };
};
