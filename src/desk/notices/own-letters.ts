import type { NoticeKindName } from '../../contract/told/notices.ts';
import type { Ground } from '../../conversation/context.ts';
import type { Choosing } from '../../records/notices/choices.ts';
import type { Happening } from '../../records/notices/happenings.ts';
import type { House } from '../../voice/house.ts';
import { monthLetter } from '../reports/month-letter.ts';
import { letterOf, type News } from './letter.ts';

/** A letter, and of which of the news it is. */
interface Addressed {
  readonly of: News;
  readonly letter: { readonly subject: string; readonly text: string; readonly html?: string };
}

/** To whom a letter goes, and what it is written of. */
interface Writing {
  readonly ground: Ground;
  readonly house: House;
  readonly who: Choosing;
  readonly base: string;
}

type Own = (writing: Writing, latest: Happening) => Promise<Addressed['letter']>;

/** The kinds that have a letter of their own; all others stand in one. */
const ownLetters: Partial<Readonly<Record<NoticeKindName, Own>>> = {
  month: ({ ground, house, who, base }, { day = '' }) =>
    monthLetter(ground, house, { first: day, role: who.role, base }),
};

/** Every letter that one person is written at once. */
export async function lettersTo(writing: Writing, news: News): Promise<readonly Addressed[]> {
  const shared: News = new Map([...news].filter(([kind]) => ownLetters[kind] === undefined));
  const own = [...news].map(async ([kind, found]): Promise<readonly Addressed[]> => {
    const write = ownLetters[kind];
    const [latest] = found;
    if (write === undefined || latest === undefined) return [];
    return [{ of: new Map([[kind, found]]), letter: await write(writing, latest) }];
  });
  const { house, base } = writing;
  return [
    ...(shared.size === 0 ? [] : [{ of: shared, letter: letterOf(house, shared, base) }]),
    ...(await Promise.all(own)).flat(),
  ];
}
