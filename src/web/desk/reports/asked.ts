import type { ReportFilter } from '../server/api.ts';
import { lastDays } from './range.tsx';

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The days that an address names, as a letter does; otherwise the last thirty. */
function daysIn(asked: URLSearchParams): Pick<ReportFilter, 'from' | 'to'> {
  const [from, to] = [asked.get('from') ?? '', asked.get('to') ?? ''];
  return isDay(from) && isDay(to) && from <= to ? { from, to } : lastDays(30);
}

/** What an address asks of the figures, so that whoever comes back from what they count finds them as they were. */
export function askedIn(query: string): ReportFilter {
  const asked = new URLSearchParams(query);
  return { ...daysIn(asked), channel: asked.get('channel') ?? '', service: asked.get('service') ?? '' };
}

/** The same as an address asks it. */
export const asQuery = (filter: Partial<Record<keyof ReportFilter, string>>): string =>
  new URLSearchParams(Object.entries(filter).filter(([, text]) => text !== '')).toString();
