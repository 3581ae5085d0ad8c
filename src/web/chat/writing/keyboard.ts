import type { PromptKind } from '../../../contract/index.ts';
import type { Placeholder } from '../page/page.ts';

/** How the composer presents itself while a question waits. */
export interface Keyboard {
  readonly placeholder: Placeholder;
  readonly inputMode?: 'numeric' | 'tel';
  readonly autocomplete?: 'name' | 'off';
  readonly capitals?: boolean;
  /** Figures and Latin letters only: written from left to right in every language. */
  readonly figures?: boolean;
  /** What is typed identifies a person: it is not kept as a draft nor offered by the browser again. */
  readonly sensitive?: boolean;
}

const identity = { inputMode: 'numeric', autocomplete: 'off', figures: true, sensitive: true } as const;

const keyboards: Partial<Record<PromptKind, Keyboard>> = {
  nationalId: { placeholder: 'nationalId', ...identity },
  iqama: { placeholder: 'iqama', ...identity },
  mobile: { ...identity, placeholder: 'mobile', inputMode: 'tel' },
  iban: { placeholder: 'iban', autocomplete: 'off', capitals: true, figures: true, sensitive: true },
  number: { placeholder: 'number', inputMode: 'numeric', figures: true },
  reference: { placeholder: 'reference', inputMode: 'numeric', figures: true },
  date: { placeholder: 'date', figures: true },
  name: { placeholder: 'name', autocomplete: 'name' },
  city: { placeholder: 'city' },
  attachment: { placeholder: 'attachment' },
  comment: { placeholder: 'comment' },
};

export const keyboardFor = (kind: PromptKind | undefined): Keyboard =>
  (kind && keyboards[kind]) ?? { placeholder: 'text' };
