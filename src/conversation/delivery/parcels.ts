import { fit, type FitWords } from '../../channel/fit.ts';
import type { Lang, OutgoingMessage } from '../../channel/message.ts';
import type { Parcel } from '../../channel/parcel.ts';
import type { Capabilities } from '../../channel/port.ts';
import type { House } from '../../voice/house.ts';
import { withKeyboard } from '../../voice/question-kinds.ts';
import type { EntryBody, Spoken } from '../turn/entry-body.ts';

/** What a message needs on its way out that is not in it. */
export interface Outbound {
  readonly house: House;
  /** Whether its request is signed: identifiers are masked from then on. */
  readonly signed: boolean;
  /** The bytes of a file of this conversation; undefined when they are gone. */
  readonly file: (id: string) => Promise<Uint8Array | undefined>;
  /** Makes the address of a one-time form for a question. */
  readonly form: (prompt: string) => Promise<string>;
}

export const fitWords = (house: House, lang: Lang): FitWords => ({
  open: house.wording.line(lang, 'channel.open'),
  byNumber: house.wording.line(lang, 'channel.byNumber'),
  contact: house.wording.line(lang, 'channel.contact'),
});

/** A parcel, ready or still to be made: links and files are made when it is handed out. */
export type Draft = (outbound: Outbound) => Promise<Parcel>;

const ready = (parcel: Parcel): Draft => {
  const made = Promise.resolve(parcel);
  return () => made;
};

/** The question without what must not be asked here: in its place stands where it is asked. */
function askedByForm(message: OutgoingMessage, house: House, can: Capabilities): readonly Draft[] {
  const { lang, prompt } = message;
  const text = `${message.text}\n\n${house.wording.line(lang, 'channel.secure')}`;
  const parts = fit({ text, lang }, { ...can, text: can.asking }, fitWords(house, lang));
  return parts.map((part, i) =>
    i < parts.length - 1
      ? ready(part)
      : async ({ form }) => ({
          ...part,
          link: {
            label: house.wording.line(lang, 'channel.secureButton'),
            url: await form(prompt?.id ?? ''),
          },
        }),
  );
}

function draftsOf(
  { message, file, name }: Spoken,
  { house, signed }: Outbound,
  can: Capabilities,
): readonly Draft[] {
  const { masked, secret, prompt, ...rest } = message;
  const full = { ...rest, ...(prompt && { prompt: withKeyboard(prompt) }) };
  const shown = masked && (signed || !can.identifiers) ? { ...full, ...masked } : full;
  if (file)
    return [
      async (outbound) => {
        const bytes = await outbound.file(file.id);
        const text = shown.text === '' ? file.name : shown.text;
        return bytes ? { text, lang: shown.lang, file: { ...file, bytes } } : { text, lang: shown.lang };
      },
    ];
  if (secret && !can.identifiers) return askedByForm(shown, house, can);
  const named = name === undefined ? shown : { ...shown, text: `${name}:\n${shown.text}` };
  return fit(named, can, fitWords(house, shown.lang)).map(ready);
}

/**
 * The parcels of an entry, in order. The same entry gives the same number of them every time, so that the sending of it can go on where
 * it stopped.
 */
export function parcelsOf(body: EntryBody, outbound: Outbound, can: Capabilities): readonly Draft[] {
  return body.said.flatMap((spoken) => {
    // What tells of the conversation itself names the person already.
    const { name, ...unnamed } = spoken;
    return draftsOf(spoken.system === undefined && name !== undefined ? spoken : unnamed, outbound, can);
  });
}
