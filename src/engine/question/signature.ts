import type { Signature } from '../../outcomes/requests/submission.ts';
import type { House } from '../../voice/house.ts';
import { inLang } from '../../wording/wording.ts';
import type { DialogueFacts } from '../dialogue.ts';
import type { Effect } from '../effects.ts';
import type { Act } from '../events.ts';
import type { Ask } from '../../voice/question.ts';

interface Signing {
  readonly event: { readonly act?: Act; readonly words?: string };
  readonly facts: Pick<DialogueFacts, 'lang'>;
  readonly house: House;
}

/** The question by which the member signs: what is signed stands above the sentence, where it was not shown before. */
export const askToSign = (
  { house }: Pick<Signing, 'house'>,
  above: Pick<Ask, 'review' | 'brought'>,
): Effect => ({
  type: 'ask',
  ask: {
    kind: 'sign',
    said: { words: house.association.pack.attestation },
    choices: ['notYet', 'sign'],
    steady: ['notYet', 'sign'],
    reminds: true,
    ...above,
  },
});

/** The act by which the member signs in this turn, with the sentence as it stood there. */
export const signatureOf = ({ event, facts: { lang }, house }: Signing): Signature => ({
  act: event.act ?? 'tap',
  words: event.words ?? house.wording.line(lang, 'choices.sign'),
  attestation: inLang(house.association.pack.attestation, lang),
  lang,
});
