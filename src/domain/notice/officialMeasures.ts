/**
 * The page of an official document in twentieths of a point (公文版面, GB/T 9704-2012): A4; head margin 37 mm, binding margin
 * 28 mm, text block 156 × 225 mm, so that 26 and 35 mm are left at the right and at the foot; 22 lines of 28 characters.
 */
export const page = {
  width: 11906,
  height: 16838,
  top: 2098,
  bottom: 1984,
  left: 1588,
  right: 1474,
} as const;

/** 156 mm. */
export const blockWidth = page.width - page.left - page.right;
/** 225 mm. */
export const blockHeight = page.height - page.top - page.bottom;

/** 22 lines to the block: 28.95 pt each, which leaves 0.9 pt for rounding. */
export const linePitch = Math.floor(blockHeight / 22);
/** 28 characters to the line: 15.79 pt each. */
export const characterWidth = blockWidth / 28;
/**
 * How much closer than its own width 3号 type is set so that 28 characters fill the line, in twentieths of a point. As spacing
 * of the type, not as a grid of characters, which LibreOffice and WPS draw each in their own way.
 */
export const characterSpacing = Math.floor(characterWidth) - 320 - 1;

/** Type sizes in half points (字号). */
export const size = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;

/** The block of a page that lies across: the upright one turned. */
export const blockOf = (across: boolean) =>
  across ? { width: blockHeight, height: blockWidth } : { width: blockWidth, height: blockHeight };

/** How high the lines of the title are, and those of a table's cells, at 小四 and below. */
export const titlePitch = 700;
export const cellPitch = 320;

export const millimetres = (value: number): number => Math.round((value * 1440) / 25.4);

/** The upper edge of the red mark stands 35 mm below the block's (7.2.4). */
export const markDrop = millimetres(35);
/** The red rule lies 4 mm below the number (7.2.7), 11.3 pt, of which Word takes whole points; in eighths of a point how thick it is. */
export const ruleDrop = { space: 11, rule: 12 } as const;
/**
 * The line of a page number: its dash 7 mm below the block (7.5), which is half a line of 4号 type above the line's foot;
 * from the page's foot.
 */
export const footerDrop = page.bottom - millimetres(7) - 14 * 10;
/** The rules of the imprint in eighths of a point: 0.35, 0.25, 0.35 mm (7.4.1). */
export const imprintRule = { thick: 8, thin: 6 } as const;
