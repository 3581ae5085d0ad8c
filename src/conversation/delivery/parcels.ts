import { besideTyped } from '../../channel/beside.ts';
import { fit, type FitWords } from '../../channel/fit.ts';
import type { Lang, OutgoingMessage } from '../../channel/message.ts';
import type { Parcel } from '../../channel/parcel.ts';
import type { Capabilities } from '../../channel/port.ts';
import { nameOfFile } from '../../fields/files/file-kind.ts';
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
  /** Makes the address of a page on which a review can be read in full. */
  readonly review: (prompt: string) => Promise<string>;
}

export const fitWords = (house: House, lang: Lang): FitWords => ({
  open: house.wording.line(lang, 'channel.open'),
  byNumber: house.wording.line(lang, 'channel.byNumber'),
  byWords: house.wording.line(lang, 'channel.byWords'),
  contact: house.wording.line(lang, 'channel.contact'),
  step: ({ step, of, most }) =>
    house.wording.line(lang, most ? 'channel.stepAtMost' : 'channel.step', { step, of }),
  beside: {
    back: house.wording.line(lang, 'chat.beside.back'),
    menu: house.wording.line(lang, 'chat.beside.menu'),
    person: house.wording.line(lang, 'chat.beside.person'),
    park: house.wording.line(lang, 'chat.beside.park'),
  },
  others: house.wording.line(lang, 'chat.beside.title'),
  typed: (labels) =>
    house.wording.line(lang, 'channel.typedBeside', { words: labels.map(quoted(lang)).join(mark[lang]) }),
});

const mark = { ar: '، ', en: ', ' } as const;
const quoted =
  (lang: Lang) =>
  (label: string): string =>
    lang === 'ar' ? `«${label}»` : `“${label}”`;

/** A parcel, ready or still to be made: links and files are made when it is handed out. */
export type Draft = (outbound: Outbound) => Promise<Parcel>;

const ready = (parcel: Parcel): Draft => {
  const made = Promise.resolve(parcel);
  return () => made;
};

/** The question without what must not be asked here: in its place stands where it is asked. */
function askedByForm(message: OutgoingMessage, house: House, can: Capabilities): readonly Draft[] {
  const { lang, prompt } = message;
  const words = fitWords(house, lang);
  const { beside = [], at } = prompt ?? {};
  const typed = can.buttons.most > 0 ? besideTyped(beside, words) : undefined;
  const text = [
    ...(at ? [words.step(at)] : []),
    message.text,
    ...(typed === undefined ? [] : [typed]),
    house.wording.line(lang, 'channel.secure'),
  ].join('\n\n');
  const parts = fit({ text, lang }, { ...can, text: can.asking }, words);
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

/** Where identifiers are masked: what will be signed can be read in full on a page of ours, before the review is confirmed. */
function inFull({ lang, prompt }: OutgoingMessage, house: House): Draft {
  const line = (name: 'channel.review' | 'channel.reviewButton'): string => house.wording.line(lang, name);
  return async ({ review }) => ({
    text: line('channel.review'),
    lang,
    link: { label: line('channel.reviewButton'), url: await review(prompt?.id ?? '') },
  });
}

function draftsOf(
  { message, file, name, notice }: Spoken,
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
        const fileName = nameOfFile(file.name, file.type);
        const text = shown.text === '' ? fileName : shown.text;
        const { lang } = shown;
        return bytes ? { text, lang, file: { ...file, name: fileName, bytes } } : { text, lang };
      },
    ];
  if (secret && !can.identifiers) return askedByForm(shown, house, can);
  const named = name === undefined ? shown : { ...shown, text: `${name}:\n${shown.text}` };
  const parcels = fit(named, can, fitWords(house, shown.lang)).map((parcel, i) =>
    ready(notice && i === 0 ? { ...parcel, notice } : parcel),
  );
  return masked?.review && !can.identifiers ? [inFull(message, house), ...parcels] : parcels;
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
