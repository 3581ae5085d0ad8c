/** The association's telephone, and the lines of help that it tells. */
export interface Numbers {
  readonly phone?: string | undefined;
  readonly helpNumbers: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const partOfFigure = /[\d٠-٩][.,/:-]?$|[+#]$/;
const goesOn = /^[.,/:-]?[\d٠-٩]|^[\u2066-\u2069\s]*(?:ريال|﷼|SAR|riyal|%|٪)/i;

/** Where a text holds one of those numbers: of a line of help, where no other figure touches it, and no money or share is meant. */
export function numbersIn(
  text: string,
  { phone, helpNumbers }: Numbers,
): readonly { readonly number: string; readonly index: number }[] {
  const known = [...(phone === undefined ? [] : [phone]), ...helpNumbers];
  if (known.length === 0) return [];
  return [...text.matchAll(new RegExp(known.map(escaped).join('|'), 'g'))].flatMap(({ 0: number, index }) => {
    const isPart = partOfFigure.test(text.slice(0, index)) || goesOn.test(text.slice(index + number.length));
    return number !== phone && isPart ? [] : [{ number, index }];
  });
}
