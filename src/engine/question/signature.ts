import type { Signature } from '../../outcomes/requests/submission.ts';
import type { House } from '../../voice/house.ts';
import { inLang } from '../../wording/wording.ts';
import type { DialogueFacts } from '../dialogue.ts';
import type { Act } from '../events.ts';

interface Signing {
  readonly event: { readonly act?: Act; readonly words?: string };
  readonly facts: Pick<DialogueFacts, 'lang'>;
  readonly house: House;
}

/** The act by which the member signs in this turn, with the sentence as it stood there. */
export const signatureOf = ({ event, facts: { lang }, house }: Signing): Signature => ({
  act: event.act ?? 'tap',
  words: event.words ?? house.wording.line(lang, 'choices.sign'),
  attestation: inLang(house.association.pack.attestation, lang),
  lang,
});
