import { NoticeChoices, noticeKinds, type NoticeKindName } from '../../contract/told/notices.ts';
import type { Capability } from '../../contract/desk.ts';
import { isOpen } from '../../association/hours.ts';
import type { Hours } from '../../association/schema.ts';
import { minuteOfDay } from '../../fields/calendar.ts';
import type { Choosing } from '../../records/notices/choices.ts';
import { mayDo } from '../people/roles.ts';

/** What somebody must be able to do, to be told of it. */
const needs: Readonly<Record<NoticeKindName, Capability>> = {
  waiting: 'serve',
  mine: 'attend',
  mention: 'attend',
  reminder: 'attend',
  late: 'serve',
  study: 'conclude',
  due: 'conclude',
  month: 'seeReports',
};

/** Kinds that stand together in one letter a day. */
export const ofRequests: readonly NoticeKindName[] = ['study', 'due'];

/** Kinds that nobody is told of who has not chosen them. */
const byWish: readonly NoticeKindName[] = ['month'];

/** What somebody in a role can be told of. */
export const kindsOf = (who: Pick<Choosing, 'role'>): readonly NoticeKindName[] =>
  noticeKinds.filter((kind) => mayDo(who, needs[kind]));

/**
 * What somebody chose, or what is usual: everything that concerns their role by push, requests by mail once a day, in office hours. What was chosen in another role is no
 * choice any more.
 */
export function choicesOf({ choices, role }: Pick<Choosing, 'choices' | 'role'>): NoticeChoices {
  const may = kindsOf({ role });
  const own = (kinds: readonly NoticeKindName[]): readonly NoticeKindName[] =>
    kinds.filter((kind) => may.includes(kind));
  const { data } = NoticeChoices.safeParse(choices);
  if (data) return { ...data, push: own(data.push), mail: own(data.mail) };
  return {
    push: may.filter((kind) => !byWish.includes(kind)),
    mail: own(ofRequests),
    daily: true,
    hours: null,
  };
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether nothing but what is urgent may be told to somebody now. */
export function isQuiet({ hours }: Pick<NoticeChoices, 'hours'>, office: Hours, now: number): boolean {
  if (hours === null) return !isOpen(office, now);
  const [from, to, minute] = [minutes(hours.from), minutes(hours.to), minuteOfDay(now)];
  const told = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return !told;
}

/** The kinds that somebody is to be told of by some means at this moment. */
export function wantedNow(
  who: Pick<Choosing, 'choices' | 'role'>,
  { means, office, now }: { readonly means: 'push' | 'mail'; readonly office: Hours; readonly now: number },
): readonly NoticeKindName[] {
  const choices = choicesOf(who);
  return isQuiet(choices, office, now) ? [] : choices[means];
}
