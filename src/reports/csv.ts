import type { Reports } from '../contract/desk.ts';

/**
 * One cell. What a spreadsheet could take for a formula is made a text by an apostrophe before it, inside the quotes; also where only
 * blanks or marks of direction stand before the sign.
 */
export function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  const text = value.replace(/\0/g, '');
  const disarmed =
    /^[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(text) ||
    /^[\t\r\n]/.test(text)
      ? `'${text}`
      : text;
  return `"${disarmed.replace(/"/g, '""')}"`;
}

/** The line of `locales/` for a word, in the language of the export; undefined when there is none. */
export type Naming = (key: string) => string | undefined;
type Value = string | number | null;

/**
 * The manager's figures as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read the Arabic). Names are in one language; the last two
 * columns hold the words that do not change with it.
 */
export function reportsCsv(reports: Reports, naming: Naming): string {
  const { satisfaction, escalations, firstAnswerMinutes, requests } = reports;
  const name = (key: string, otherwise: string): string => naming(key) ?? otherwise;
  const row = (...cells: readonly Value[]): string => cells.map(cell).join(',');
  const figure = (id: string, line: string, value: Value, count: Value, of = { id: '', title: '' }): string =>
    row(name(`reports.${line}`, id), of.title, value, count, id, of.id);
  const known = (group: string, id: string): { id: string; title: string } => ({
    id,
    title: name(`${group}${id}`, id),
  });
  const same = (id: string): { id: string; title: string } => ({ id, title: id });
  const heads = ['figure', 'of', 'value', 'count', 'figureId', 'ofId'];
  const lines = [
    row(...heads.map((head) => name(`reports.csv.${head}`, head))),
    figure('from', 'range.from', reports.from, null),
    figure('to', 'range.to', reports.to, null),
    figure('satisfaction', 'score.title', satisfaction.score, satisfaction.answered),
    figure('responseRate', 'responseRate.title', satisfaction.responseRate, satisfaction.asked),
    ...satisfaction.distribution.map((count, i) =>
      figure('distribution', 'distribution.title', null, count, known('reports.score-', String(i + 1))),
    ),
    ...reports.trend.map(({ day, score, answered }) =>
      figure('trend', 'trend.title', score, answered, same(day)),
    ),
    ...reports.byService.map(({ service, title, score, answered }) =>
      figure('service', 'byService.title', score, answered, {
        id: service,
        title: title === '' ? name('reports.noService', '') : title,
      }),
    ),
    ...reports.byChannel.map(({ channel, score, answered }) =>
      figure('channel', 'byChannel.title', score, answered, known('desk.channel.', channel)),
    ),
    figure('conversations', 'conversations.title', null, reports.conversations),
    figure('escalationRate', 'escalationRate.title', escalations.rate, escalations.count),
    ...escalations.reasons.map(({ reason, count }) =>
      figure('escalationReason', 'reasons.title', null, count, known('desk.reason.', reason)),
    ),
    figure('firstAnswerMinutesMedian', 'csv.firstAnswerMedian', firstAnswerMinutes.median, null),
    figure('firstAnswerMinutesP90', 'csv.firstAnswerP90', firstAnswerMinutes.p90, null),
    figure('requestsSubmitted', 'requests.title', null, requests.submitted),
    figure('requestsDecided', 'csv.decided', null, requests.decided),
    figure('requestsOverdue', 'csv.overdue', null, requests.overdue),
    ...reports.comments.map(({ day, score, text }) =>
      figure('comment', 'comments.title', text, score, same(day)),
    ),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
