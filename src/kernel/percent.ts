/** What is written in per cent signs, as in an address; undefined where they stand for no text. */
export function fromPercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
