import type { Change, Reports, Tile } from '../../contract/reports.ts';
import { daysAfter } from '../../fields/calendar.ts';
import { numberOf } from '../../reports/changes.ts';
import { inMarkup } from '../../reports/export/markup.ts';
import { reportsOf, shownFigures } from '../../reports/reports.ts';
import { statementsOn } from '../../records/base/statements.ts';
import type { Ground } from '../../conversation/context.ts';
import type { House } from '../../voice/house.ts';
import { bothCalendars } from '../../voice/values.ts';
import { inLang } from '../../wording/wording.ts';
import { writingIn } from './written.ts';

/** What is mailed: a text, and the same with a table for whoever's mail shows one. */
interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const lang = 'ar';
const write = writingIn(lang);
const monthName = new Intl.DateTimeFormat('ar-SA-u-ca-gregory-nu-latn', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The last day of the month that begins on a day. */
const lastOf = (first: string): string => daysAfter(daysAfter(first, 31).slice(0, 8) + '01', -1);

/** A tile with its value, that of the month before and its target, as they are written. */
interface Row {
  readonly title: string;
  readonly value: string;
  readonly before: string;
  readonly target: string;
}

const titleOf = ({ wording }: House, name: string): string =>
  wording.line(lang, { group: 'reports', word: `${name}.title` });

function rowOf(house: House, tile: Tile, reports: Reports): Row {
  const none = house.wording.line(lang, 'reports.noValue');
  const target = reports.targets.find(({ name }) => name === tile.name);
  return {
    title: titleOf(house, tile.name),
    value: write(numberOf(tile, reports), tile.value.as) ?? none,
    before: tile.better === undefined ? '' : (write(numberOf(tile, reports.before), tile.value.as) ?? none),
    target: target === undefined ? '' : (write(target.value, tile.value.as) ?? ''),
  };
}

function changeText(house: House, { name, as, before, now, better, where }: Change): string {
  const { wording } = house;
  const place =
    where?.of === 'channel'
      ? wording.line(lang, { group: 'desk', word: `channel.${where.id}` })
      : where?.title;
  const said = wording.line(lang, `reports.changes.${better ? 'better' : 'worse'}`, {
    title: titleOf(house, name),
    before: write(before, as) ?? '',
    now: write(now, as) ?? '',
  });
  return place === undefined ? said : `${said} ${wording.line(lang, 'reports.changes.where', { place })}`;
}

/** What a letter tells, before it is a text or a page. */
interface Told {
  readonly subject: string;
  readonly days: string;
  readonly changes: readonly string[];
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
  readonly heads: readonly string[];
  readonly lead: string;
  readonly link: string;
}

function toldOf(house: House, reports: Reports, base: string): Told {
  const { wording } = house;
  const { from, to } = reports;
  const [first, last] = [bothCalendars(from, lang), bothCalendars(to, lang)];
  const month = monthName.format(Date.parse(`${from}T12:00:00Z`));
  return {
    subject: wording.line(lang, 'mail.month.subject', {
      association: inLang(house.association.pack.shortName, lang),
      month,
    }),
    days: wording.line(lang, 'reports.range.both', {
      from: first.gregorian,
      fromHijri: first.hijri,
      to: last.gregorian,
      toHijri: last.hijri,
    }),
    changes: reports.changes.map((change) => changeText(house, change)),
    notes: reports.notes.map(({ day, text }) => `${bothCalendars(day, lang).gregorian}: ${text}`),
    rows: shownFigures.flatMap((shown) =>
      shown.kind === 'tile' && shown.now !== true ? [rowOf(house, shown, reports)] : [],
    ),
    heads: (['figure', 'value', 'before', 'target'] as const).map((head) =>
      wording.line(lang, head === 'target' ? 'reports.target.title' : `reports.csv.${head}`),
    ),
    lead: wording.line(lang, 'reports.lead'),
    link: `${base}/reports?from=${from}&to=${to}`,
  };
}

function textOf({ days, changes, notes, rows, lead, link }: Told): string {
  const figures = rows.map(({ title, value, before, target }) =>
    [
      `${title}: ${value}`,
      ...(before === '' ? [] : [`(${before})`]),
      ...(target === '' ? [] : [`[${target}]`]),
    ].join(' '),
  );
  return [days, '', ...changes, ...notes, '', ...figures, '', link, '', lead, ''].join('\n');
}

function htmlOf({ subject, days, changes, notes, rows, heads, lead, link }: Told): string {
  const style = 'border-bottom:1px solid #bbb;padding:6px;text-align:right';
  const cells = (tag: 'td' | 'th', texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${tag} style="${style}"><bdi>${inMarkup(text)}</bdi></${tag}>`).join('')}</tr>`;
  const list = [...changes, ...notes].map((text) => `<li>${inMarkup(text)}</li>`).join('');
  const body = [
    `<h1 style="font-size:20px">${inMarkup(subject)}</h1><p>${inMarkup(days)}</p>`,
    list === '' ? '' : `<ul>${list}</ul>`,
    `<table style="border-collapse:collapse">${cells('th', heads)}`,
    ...rows.map(({ title, value, before, target }) => cells('td', [title, value, before, target])),
    `</table><p><a href="${inMarkup(link)}">${inMarkup(link)}</a></p><p style="color:#555">${inMarkup(lead)}</p>`,
  ];
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${inMarkup(subject)}</title></head><body style="font-family:sans-serif">${body.join('')}</body></html>`;
}

/** The figures of the month that begins on `first` (YYYY-MM-01): its tiles beside those of the month before and what changed most; nothing that a member wrote, and no name. */
export async function monthLetter(
  { database, clock }: Pick<Ground, 'database' | 'clock'>,
  house: House,
  { first, role, base }: { readonly first: string; readonly role: string; readonly base: string },
): Promise<Letter> {
  const { association } = house;
  const span = { association: association.id, from: first, to: lastOf(first), channel: null, service: null };
  const reports = await reportsOf(statementsOn(database), {
    association,
    span,
    now: clock.now(),
    role,
    lang,
  });
  const told = toldOf(house, reports, base);
  return { subject: told.subject, text: textOf(told), html: htmlOf(told) };
}
