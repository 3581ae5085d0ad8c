/** How light a colour `#rrggbb` is, from 0 to 1, as WCAG counts it; 0 for what is none. */
export function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = (/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? [])
    .slice(1)
    .map((part) => {
      const share = parseInt(part, 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of white letters on a colour, from 1 to 21. */
export const underWhite = (color: string): number => 1.05 / (luminanceOf(color) + 0.05);

/** The contrast that letters need. */
export const legible = 4.5;
