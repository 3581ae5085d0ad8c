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

const row = (...cells: readonly (string | number | null)[]): string => cells.map(cell).join(',');

/** The manager's figures as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read the Arabic). */
export function reportsCsv(reports: Reports): string {
  const { satisfaction, escalations, firstAnswerMinutes, requests } = reports;
  const lines = [
    row('figure', 'of', 'value', 'count'),
    row('from', '', reports.from, null),
    row('to', '', reports.to, null),
    row('satisfaction', '', satisfaction.score, satisfaction.answered),
    row('responseRate', '', satisfaction.responseRate, satisfaction.asked),
    ...satisfaction.distribution.map((count, i) => row('distribution', String(i + 1), null, count)),
    ...reports.trend.map(({ day, score, answered }) => row('trend', day, score, answered)),
    ...reports.byService.map(({ title, score, answered }) => row('service', title, score, answered)),
    ...reports.byChannel.map(({ channel, score, answered }) => row('channel', channel, score, answered)),
    row('conversations', '', null, reports.conversations),
    row('escalationRate', '', escalations.rate, escalations.count),
    ...escalations.reasons.map(({ reason, count }) => row('escalationReason', reason, null, count)),
    row('firstAnswerMinutesMedian', '', firstAnswerMinutes.median, null),
    row('firstAnswerMinutesP90', '', firstAnswerMinutes.p90, null),
    row('requestsSubmitted', '', null, requests.submitted),
    row('requestsDecided', '', null, requests.decided),
    row('requestsOverdue', '', null, requests.overdue),
    ...reports.comments.map(({ day, score, text }) => row('comment', day, text, score)),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
