import type { LineIn } from '../line-names.ts';

type ChatLine = LineIn<'chat'>;

/** Lines of the members' chat that its server alone draws. */
const drawn = [
  'about',
  'aloud.listen',
  'attach',
  'beside.title',
  'large',
  'largeSign',
  'log',
  'noScript',
  'otherLanguage',
  'otherShort',
  'send',
  'tagline',
  'telephone',
  'typing',
  'yourMessage',
] as const satisfies readonly ChatLine[];
type DrawnLine = (typeof drawn)[number] | Extract<ChatLine, `${'forget' | 'embed'}.${string}`>;

/** What the widget says itself. */
export type WidgetLine = Exclude<ChatLine, DrawnLine>;

const isDrawn = (name: string): boolean =>
  drawn.some((one) => one === name) || /^(forget|embed)\./.test(name);
/** What is said by scripts alone that are loaded when they are wanted. */
const isLater = (name: string): boolean =>
  /^(receipt|day|voice|told|aloud)\./.test(name) && name !== 'receipt.open';

type Lines = Readonly<Record<string, string>>;

/** The lines of the chat that its page carries, and those that come with the first script that says them. */
export function pageLines(lines: Lines): { readonly carried: Lines; readonly later: Lines } {
  const said = Object.entries(lines).filter(([name]) => !isDrawn(name));
  return {
    carried: Object.fromEntries(said.filter(([name]) => !isLater(name))),
    later: Object.fromEntries(said.filter(([name]) => isLater(name))),
  };
}
