import type { NoticeKindName } from '../../contract/told/notices.ts';
import type { Happening } from '../../records/notices/happenings.ts';
import { isPart } from '../../records/requests/reminders.ts';
import type { House } from '../../voice/house.ts';
import { showReference } from '../../voice/reference.ts';
import { bothCalendars } from '../../voice/values.ts';
import { placeOf } from './words.ts';

/** What one person is told at once, by kind, the latest of each first. */
export type News = ReadonlyMap<NoticeKindName, readonly Happening[]>;

/** What is said of a request, and where it is read. */
function ofRequest({ wording }: House, { reference = '', day = '', part }: Happening, base: string): string {
  const values = { reference: showReference(reference), ...bothCalendars(day, 'ar') };
  const line = wording.line('ar', isPart(part) ? `mail.${part}` : 'mail.newRequest', values);
  return `${line}\n${base}/desk/requests/${reference}`;
}

function paragraphs(house: House, news: News, base: string): readonly string[] {
  return [...news].flatMap(([kind, found]) => {
    const requests = found.filter(({ reference }) => reference !== undefined);
    if (requests.length > 0) return requests.map((one) => ofRequest(house, one, base));
    return [`${house.wording.line('ar', `notices.push.${kind}`)}\n${base}${placeOf(kind)}`];
  });
}

function subjectOf({ wording }: House, news: News): string {
  const count = [...news.values()].flat().length;
  const [alone] = news.get('study') ?? [];
  if (count === 1 && alone?.reference !== undefined)
    return wording.line('ar', 'mail.subject', { reference: showReference(alone.reference) });
  const due = news.get('due')?.length ?? 0;
  return due === count
    ? wording.line('ar', 'mail.timePasses', { count })
    : wording.line('ar', 'mail.news', { count });
}

/** All that one person is told at once. */
export const letterOf = (
  house: House,
  news: News,
  base: string,
): { readonly subject: string; readonly text: string } => ({
  subject: subjectOf(house, news),
  text: [...paragraphs(house, news, base), ''].join('\n'),
});
