import type { Transporter } from 'nodemailer';
import { noticeKinds, type NoticeKindName } from '../../contract/told/notices.ts';
import type { Ground } from '../../conversation/context.ts';
import { dayAt } from '../../fields/calendar.ts';
import { second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { onOneNode } from '../../records/base/on-one-node.ts';
import { choosing, type Choosing } from '../../records/notices/choices.ts';
import { happenings, type Happening } from '../../records/notices/happenings.ts';
import { lastDaily, noteTold, type Told } from '../../records/notices/told.ts';
import { mailed } from '../../records/requests/mailed.ts';
import { choicesOf, ofRequests, wantedNow } from './choices.ts';
import type { News } from './letter.ts';
import { lettersTo } from './own-letters.ts';
import { packsSay } from './packs.ts';

const often = 10 * second;

/** The kinds that somebody is mailed of now: of requests once a day, where they wish so. */
function kindsNow(
  { houses, clock }: Ground,
  who: Choosing,
  daily: ReadonlyMap<number, string>,
): readonly NoticeKindName[] {
  const office = houses.get(who.association)?.association.pack.hours;
  if (!office) return [];
  const now = clock.now();
  const wanted = wantedNow(who, { means: 'mail', office, now });
  const had = choicesOf(who).daily && daily.get(who.id) === dayAt(now);
  return had ? wanted.filter((kind) => !ofRequests.includes(kind)) : wanted;
}

/** What there is to tell each of them. */
async function newsFor(ground: Ground, people: readonly Choosing[]): Promise<ReadonlyMap<number, News>> {
  const { database, clock, houses } = ground;
  const daily = await lastDaily(database);
  const wanted = new Map(people.map((who) => [who.id, kindsNow(ground, who, daily)]));
  const news = new Map<number, Map<NoticeKindName, readonly Happening[]>>();
  for (const kind of noticeKinds) {
    const staff = people.filter(({ id }) => wanted.get(id)?.includes(kind)).map(({ id }) => id);
    const asked = { kind, means: 'mail', staff, now: clock.now(), packs: packsSay(houses) } as const;
    for (const one of await happenings(ground.database, asked)) {
      const own = news.get(one.staff) ?? new Map<NoticeKindName, readonly Happening[]>();
      own.set(kind, [...(own.get(kind) ?? []), one]);
      news.set(one.staff, own);
    }
  }
  return news;
}

/** What stands on record when a letter went out: up to where somebody was told, that it was their letter of the day, and of which requests. */
async function noteLetter({ database, clock }: Ground, who: Choosing, news: News): Promise<void> {
  const now = clock.now();
  // The latest of each kind stands first.
  const told = [...news].map(([kind, [latest]]): Told => ({
    staff: who.id,
    means: 'mail',
    kind,
    upto: latest?.at ?? '-infinity',
  }));
  const ofDay = choicesOf(who).daily && ofRequests.some((kind) => news.has(kind));
  const today: Told = { staff: who.id, means: 'mail', kind: 'daily', upto: new Date(now).toISOString() };
  await noteTold(database, ofDay ? [...told, today] : told, now);
  for (const { reference } of news.get('study') ?? [])
    if (reference !== undefined) await mailed(database, { association: who.association, reference }, now);
}

/**
 * Mails people at the desk what they chose, a letter for each person: numbers of requests and days, nothing that a member wrote. On one node at a time; a letter that could not
 * be handed over is written anew.
 */
export function mailNotices(
  ground: Ground,
  transport: Transporter,
  { from, base }: { readonly from: string; readonly base: string },
): Rounds {
  const mail = async (who: Choosing, news: News): Promise<void> => {
    const house = ground.houses.get(who.association);
    if (!house) return;
    try {
      for (const { of, letter } of await lettersTo({ ground, house, who, base }, news)) {
        await transport.sendMail({ from, to: who.email, ...letter });
        await noteLetter(ground, who, of);
      }
    } catch (error) {
      const { association } = who;
      ground.log.warn('somebody at the desk could not be mailed, it is tried again', {
        association,
        error: nameOfError(error),
      });
    }
  };
  const round = async (): Promise<void> => {
    const people = await choosing(ground.database);
    const news = await newsFor(ground, people);
    for (const who of people) {
      const own = news.get(who.id);
      if (own) await mail(who, own);
    }
  };
  const failed = (error: unknown): void =>
    ground.log.warn('what is to be mailed could not be read', { error: nameOfError(error) });
  return onOneNode(ground.database, 'letters', async (signal) => {
    const rounds = new Rounds({ round, pause: often, failed });
    await new Promise((over) => signal.addEventListener('abort', over, { once: true }));
    await rounds.stop();
  });
}
