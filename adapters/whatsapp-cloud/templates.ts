import { noticeKinds, valuesOf, type Notice, type NoticeKind } from '../../src/channel/notice.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import type { Say } from '../../src/channel/port.ts';
import { shorten } from '../../src/channel/split.ts';
import { idOf } from './buttons.ts';
import type { Fields } from './compose.ts';

/** The templates that Meta approved for a number: one for each kind of notice, and one for everything else. All in one language. */
export interface Templates {
  readonly language: string;
  readonly named: Partial<Readonly<Record<NoticeKind, string>>>;
  readonly other?: string;
}

type Settings = Readonly<Record<string, string>>;

/** The variable that names the template of a kind. */
export const variableOf = (kind: NoticeKind): string => `WHATSAPP_TEMPLATE_${kind.toUpperCase()}`;

export function templatesIn(settings: Settings): Templates {
  const other = settings['WHATSAPP_TEMPLATE'];
  const named = noticeKinds.flatMap((kind) => {
    const name = settings[variableOf(kind)];
    return name === undefined ? [] : [[kind, name] as const];
  });
  return {
    language: settings['WHATSAPP_TEMPLATE_LANGUAGE'] ?? 'ar',
    named: Object.fromEntries(named),
    ...(other !== undefined && { other }),
  };
}

/** How long a parameter may be here: several of them, and the words around, have 1024 characters. */
const longest = 700;
/** Meta takes neither new lines nor tabs nor five spaces in a parameter, and none that is empty. */
const inOneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();
const text = (words: string): object => ({ type: 'text', text: shorten(inOneLine(words), longest) || '–' });

/** What the member is taken to have typed who taps a button of a template; told apart from buttons that others made. */
const typed = 'say:';
export const typedIn = (payload: string): string | undefined =>
  payload.startsWith(typed) ? payload.slice(typed.length) : undefined;

/** Words as somebody types them: without the marks that hold figures together. */
const asTyped = (words: string): string => `${typed}${words.replace(/[\u2066-\u2069]/gu, '')}`;

const tapped = (index: number, payload: string): object => ({
  type: 'button',
  sub_type: 'quick_reply',
  index: String(index),
  parameters: [{ type: 'payload', payload }],
});

/** How many quick replies each template has. */
export const buttonsIn: Readonly<Record<NoticeKind, number>> = {
  decision: 1,
  paper: 1,
  newDay: 1,
  appointment: 0,
  delivery: 1,
  rating: 5,
  code: 0,
};

function buttonsOf(notice: Notice, { choices, lang }: Parcel, say: Say): readonly object[] {
  switch (notice.kind) {
    case 'decision':
    case 'newDay':
    case 'delivery':
      return [tapped(0, asTyped(say(lang, 'typed.track', { reference: notice.values.reference })))];
    case 'paper':
      return [tapped(0, asTyped(say(lang, 'typed.supply')))];
    case 'rating':
      return (choices?.rows ?? [])
        .slice(0, buttonsIn.rating)
        .map(({ choice }, place) =>
          tapped(place, idOf('buttons', { prompt: choices?.prompt ?? '', choice, place })),
        );
    case 'code':
      // The button that copies the code of a template for codes.
      return [{ type: 'button', sub_type: 'url', index: '0', parameters: [text(notice.values.code)] }];
    case 'appointment':
      return [];
  }
}

/** A notice as its template wants it; undefined where there is none for it. */
export function noticeFields({ language, named }: Templates, parcel: Parcel, say: Say): Fields | undefined {
  const { notice } = parcel;
  const name = notice && named[notice.kind];
  if (!notice || name === undefined) return undefined;
  const components = [
    { type: 'body', parameters: valuesOf(notice).map(text) },
    ...buttonsOf(notice, parcel, say),
  ];
  return { type: 'template', template: { name, language: { code: language }, components } };
}
