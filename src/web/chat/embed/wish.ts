import { langOf, type Lang } from '../../../contract/lang.ts';
import { words } from './words.ts';

/** What the page asks for by the attributes of its script element. */
export interface Wish {
  readonly origin: string;
  readonly association: string;
  readonly lang: Lang;
  readonly color: string;
  /** The colour that the page names, for the chat itself. */
  readonly tint: string | undefined;
  readonly side: 'left' | 'right' | undefined;
  readonly label: string;
  /** Whether the page itself goes away too when somebody leaves the chat in haste. */
  readonly leaves: boolean;
}

/** Undefined when no association is named. */
export function wishOf(script: HTMLScriptElement): Wish | undefined {
  const asked = script.dataset;
  const association = asked['association'];
  const color = asked['color'] ?? '';
  const position = asked['position'];
  if (association === undefined || association === '') return undefined;
  const tint = /^#[0-9a-f]{6}$/i.test(color) ? color : undefined;
  const lang = langOf(asked['lang'] ?? document.documentElement.lang) ?? 'ar';
  return {
    origin: new URL(script.src).origin,
    association,
    lang,
    color: tint ?? '#0b5345',
    tint,
    side: position === 'left' || position === 'right' ? position : undefined,
    leaves: asked['leave'] !== 'stay',
    label: asked['label'] ?? words[lang].open,
  };
}
