import type { Reports } from '../contract/desk.ts';
import type { Association } from '../association/schema.ts';
import { dayAt, daysAfter } from '../fields/calendar.ts';
import { Fault } from '../kernel/errors.ts';
import type { Database } from '../records/database.ts';
import {
  comments,
  conversationsByChannel,
  escalatedConversations,
  escalationReasons,
  firstAnswers,
  requestFigures,
  responses,
  scores,
  scoresByChannel,
  scoresByDay,
  scoresByService,
  type Span,
} from '../records/figures.ts';

export interface Wanted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly channel?: string | undefined;
  readonly service?: string | undefined;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const longest = 732;

/** The name of a channel or a service; null for every one. */
function idOf(what: string, given: string | undefined): string | null {
  if (given === undefined || given === '') return null;
  if (!/^[\w-]{1,60}$/.test(given)) throw new Fault('wrongRequest', `${what}: must be the id of one.`);
  return given;
}

/** The span that a manager asked for: thirty days up to today without a word. Throws Fault wrongRequest. */
export function spanOf(association: string, { from, to, channel, service }: Wanted, now: number): Span {
  const last = to ?? dayAt(now);
  const first = from ?? daysAfter(last, -29);
  if (!isDay(first) || !isDay(last))
    throw new Fault('wrongRequest', 'from, to: must be days, as 2026-11-30.');
  if (first > last || daysAfter(first, longest) < last)
    throw new Fault(
      'wrongRequest',
      'from, to: the span must not end before it begins, and is at most two years.',
    );
  return {
    association,
    from: first,
    to: last,
    channel: idOf('channel', channel),
    service: idOf('service', service),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Every figure of the manager's page. Each is a query over stored events; nothing is counted up on the side. */
export async function reportsOf(
  database: Database,
  association: Association,
  span: Span,
  { today, lang }: { readonly today: string; readonly lang: 'ar' | 'en' },
): Promise<Reports> {
  const [
    distribution,
    byDay,
    byService,
    byChannel,
    begun,
    escalated,
    reasons,
    waits,
    [response],
    requests,
    said,
  ] = await Promise.all([
    scores(database, span),
    scoresByDay(database, span),
    scoresByService(database, span),
    scoresByChannel(database, span),
    conversationsByChannel(database, span),
    escalatedConversations(database, span),
    escalationReasons(database, span),
    firstAnswers(database, span),
    responses(database, span),
    requestFigures(database, { ...span, today }),
    comments(database, span),
  ]);
  const titleOf = (service: string): string => {
    const title = association.services.find(({ id }) => id === service)?.title;
    return title?.[lang] ?? title?.ar ?? service;
  };
  const count = (score: number): number => distribution.find((one) => one.score === score)?.count ?? 0;
  const counts = [1, 2, 3, 4, 5].map(count);
  const all = counts.reduce((sum, one) => sum + one, 0);
  const conversations = begun.reduce((sum, one) => sum + one.count, 0);
  const escalations = reasons.reduce((sum, one) => sum + one.count, 0);
  const { asked, answered } = response ?? { asked: 0, answered: 0 };
  const channels = new Set([
    ...byChannel.map(({ channel }) => channel),
    ...begun.map(({ channel }) => channel),
  ]);
  return {
    from: span.from,
    to: span.to,
    satisfaction: {
      score: share(
        counts.reduce((sum, one, i) => sum + one * (i + 1), 0),
        all,
      ),
      responseRate: share(answered, asked),
      asked,
      answered: all,
      distribution: counts,
    },
    trend: byDay.map(({ day, mean, count: answeredThen }) => ({ day, score: mean, answered: answeredThen })),
    byService: byService.map(({ service, mean, count: answeredFor }) => ({
      service,
      title: titleOf(service),
      score: mean,
      answered: answeredFor,
    })),
    byChannel: [...channels].map((channel) => {
      const rated = byChannel.find((one) => one.channel === channel);
      return {
        channel,
        score: rated?.mean ?? null,
        answered: rated?.count ?? 0,
        conversations: begun.find((one) => one.channel === channel)?.count ?? 0,
      };
    }),
    conversations,
    escalations: { count: escalations, rate: share(escalated[0]?.count ?? 0, conversations), reasons },
    firstAnswerMinutes: waits[0] ?? { median: null, p90: null },
    requests: requests[0] ?? { submitted: 0, decided: 0, overdue: 0 },
    comments: said,
  };
}
