import { showOver } from '../../base/back.ts';
import { button, el } from '../page/element.ts';
import type { Page } from '../page/page.ts';

/** Where a day is written, where the offer stands, and how what is said there is worded. */
export interface Picking {
  readonly field: HTMLTextAreaElement;
  readonly bar: HTMLElement;
  readonly page: Pick<Page, 'lang' | 'say'>;
}

type Calendar = 'hijri' | 'gregorian';
const known = { hijri: 'islamic-umalqura', gregorian: 'gregory' } as const;
const day = 24 * 60 * 60 * 1000;

const style = `
.days { display: grid; grid-template-columns: 1fr 2fr 1.4fr; grid-gap: 0.75rem; border: 0; margin: 0; padding: 0; }
.days label { display: grid; grid-gap: 0.25rem; min-width: 0; }
.days select, .days input { min-width: 0; width: 100%; min-height: 48px; border: 1px solid var(--edge); border-radius: 0.75rem; padding: 0 0.5rem;
  background: var(--paper); color: var(--ink); font: inherit; }
.calendars { display: grid; grid-template-columns: 1fr 1fr; grid-gap: 0.5rem; margin-block-end: 1rem; }
.calendars button[aria-pressed=true] { background: var(--accent); color: var(--paper); }
.day-fault { min-height: 1.7em; margin: 0.5rem 0 0; color: var(--alarm); }
`;

/** The months of a calendar, in the words of the browser: a year and a little of days shows each of them once at least. */
function monthsOf(lang: string, calendar: Calendar): readonly string[] {
  const inWords = new Intl.DateTimeFormat(`${lang}-u-ca-${known[calendar]}-nu-latn`, { month: 'long' });
  const inFigures = new Intl.DateTimeFormat(`en-u-ca-${known[calendar]}-nu-latn`, { month: 'numeric' });
  const found: string[] = [];
  for (let at = 0; at < 400; at += 5) {
    const date = new Date(Date.UTC(2024, 0, 1) + at * day);
    const place = Number(inFigures.formatToParts(date).find(({ type }) => type === 'month')?.value);
    found[place - 1] ??= inWords.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
  }
  return found;
}

const option = (value: number, words: string): HTMLOptionElement => {
  const made = el('option', '', words);
  made.value = String(value);
  return made;
};

const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, i) => i + 1);

interface Parts {
  readonly days: HTMLSelectElement;
  readonly months: HTMLSelectElement;
  readonly year: HTMLInputElement;
}

function partsOf(): Parts {
  const year = el('input', '');
  year.inputMode = 'numeric';
  year.maxLength = 4;
  year.autocomplete = 'off';
  year.dataset['testid'] = 'day-year';
  const days = el('select', '');
  days.dataset['testid'] = 'day-day';
  const months = el('select', '');
  months.dataset['testid'] = 'day-month';
  return { days, months, year };
}

/** Figures as Arabic telephones write them, too. */
const latin = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (sign) => String((sign.codePointAt(0) ?? 0) & 15)).trim();

const spans = { hijri: [1300, 1500], gregorian: [1880, 2150] } as const;

/** A month of the Hijri calendar has 29 days or 30, and whose day it was knows better: the 30th is always offered. */
function fill({ days, months }: Parts, lang: string, calendar: Calendar): void {
  const [chosenDay, chosenMonth] = [days.value, months.value];
  days.replaceChildren(...upTo(calendar === 'hijri' ? 30 : 31).map((n) => option(n, String(n))));
  months.replaceChildren(...monthsOf(lang, calendar).map((name, i) => option(i + 1, `${i + 1} ${name}`)));
  for (const [list, value] of [
    [days, chosenDay],
    [months, chosenMonth],
  ] as const)
    if ([...list.options].some((one) => one.value === value)) list.value = value;
}

/** The day as it is written, or undefined where there is no such one. */
function written({ days, months, year }: Parts, calendar: Calendar): string | undefined {
  const of = Number(latin(year.value));
  const [from, to] = spans[calendar];
  if (!Number.isInteger(of) || of < from || of > to) return undefined;
  const [at, month] = [Number(days.value), Number(months.value)];
  const made = new Date(Date.UTC(of, month - 1, at));
  if (calendar === 'gregorian' && made.getUTCMonth() !== month - 1) return undefined;
  return `${at}/${month}/${of}`;
}

function marked(name: string, made: HTMLButtonElement): HTMLButtonElement {
  made.dataset['testid'] = `day-${name}`;
  return made;
}

/** Which of the two calendars is written in: a press on one turns to it. */
function calendarsOf(
  { page: { lang, say } }: Picking,
  parts: Parts,
): { row: HTMLElement; chosen: () => Calendar } {
  let calendar: Calendar = 'hijri';
  const kinds = (['hijri', 'gregorian'] as const).map(
    (kind) =>
      [
        kind,
        marked(
          kind,
          button('', say(`day.${kind}`), () => choose(kind)),
        ),
      ] as const,
  );
  function choose(kind: Calendar): void {
    calendar = kind;
    for (const [name, made] of kinds) made.setAttribute('aria-pressed', String(name === kind));
    fill(parts, lang, kind);
    parts.year.placeholder = kind === 'hijri' ? '1410' : '1990';
  }
  choose(calendar);
  return { row: el('div', 'calendars', ...kinds.map(([, made]) => made)), chosen: () => calendar };
}

function dialogOf(picking: Picking): HTMLDialogElement {
  const { field, page } = picking;
  const { say } = page;
  const dialog = el('dialog', '');
  const parts = partsOf();
  const { row, chosen } = calendarsOf(picking, parts);
  const fault = el('p', 'day-fault');
  fault.setAttribute('role', 'alert');
  function take(): void {
    const found = written(parts, chosen());
    fault.textContent = found === undefined ? say('day.fault') : '';
    if (found === undefined) {
      parts.year.focus();
      return;
    }
    dialog.close();
    field.value = found;
    field.dispatchEvent(new Event('input'));
    field.focus();
  }
  const named = (name: 'day.day' | 'day.month' | 'day.year', part: HTMLElement): HTMLElement =>
    el('label', '', say(name), part);
  dialog.setAttribute('aria-label', say('day.offer'));
  dialog.append(
    row,
    el(
      'div',
      'days',
      named('day.day', parts.days),
      named('day.month', parts.months),
      named('day.year', parts.year),
    ),
    fault,
    marked('take', button('', say('day.take'), take)),
    button('', say('day.close'), () => dialog.close()),
  );
  return dialog;
}

function dress(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

let made: { readonly offer: HTMLElement; readonly dialog: HTMLDialogElement } | undefined;

function make(picking: Picking): NonNullable<typeof made> {
  dress();
  const dialog = dialogOf(picking);
  document.body.append(dialog);
  const offer = marked(
    'offer',
    button('quiet', picking.page.say('day.offer'), () => showOver(dialog)),
  );
  return { offer, dialog };
}

/** Offers to choose a day from a calendar, while one is asked for. Older browsers, which have no dialog, go on by writing. */
export function offerDays(picking: Picking): void {
  if (!('showModal' in HTMLDialogElement.prototype) || !('adoptedStyleSheets' in document)) return;
  made ??= make(picking);
  picking.bar.prepend(made.offer);
  picking.bar.hidden = false;
}

/** No day is asked for any more. */
export function withdrawDays(): void {
  made?.offer.remove();
  made?.dialog.close();
}
