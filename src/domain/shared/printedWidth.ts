/** How wide a text prints, in half characters (版面宽度): a figure or letter takes one, a Chinese character two. */
export const printedWidth = (text: string): number => {
  let halves = 0;
  for (let index = 0; index < text.length; index++) halves += text.charCodeAt(index) < 0x80 ? 1 : 2;
  return halves;
};
