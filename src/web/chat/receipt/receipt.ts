import { closeByBack } from '../../base/back.ts';
import { button, el } from '../page/element.ts';
import { calendarOf } from './calendar.ts';
import { pictureOf } from './drawn.ts';
import { nextOf, rowsOf, type Told } from './told.ts';

function save(name: string, made: Blob): void {
  const link = el('a', '');
  link.href = URL.createObjectURL(made);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const fileOf = ({ receipt }: Told, ending: string): string => `silah-${receipt.reference}.${ending}`;

function marked(name: string, label: string, press: () => void): HTMLButtonElement {
  const made = button('', label, press);
  made.dataset['testid'] = `receipt-${name}`;
  return made;
}

/** Hands the picture to another app of the telephone; where it takes no files, the words. */
async function share(told: Told): Promise<void> {
  const made = await pictureOf(told);
  const files = made ? [new File([made], fileOf(told, 'png'), { type: made.type })] : [];
  const title = told.say('receipt.title');
  const words = rowsOf(told).map(([what, value]) => `${what}: ${value}`);
  const withFiles = files.length > 0 && 'canShare' in navigator && navigator.canShare({ files });
  await navigator.share(withFiles ? { title, files } : { title, text: words.join('\n') });
}

/** What can be done with a receipt: what this browser cannot do is not offered. */
function actionsOf(told: Told, close: () => void): HTMLElement {
  const { say } = told;
  const calendar = calendarOf(told);
  const ignore = (): void => undefined;
  const picture = (): void =>
    void pictureOf(told).then((made) => made && save(fileOf(told, 'png'), made), ignore);
  return el(
    'div',
    'doing',
    marked('print', say('receipt.print'), () => window.print()),
    marked('picture', say('receipt.picture'), picture),
    'share' in navigator
      ? marked('share', say('receipt.share'), () => void share(told).catch(ignore))
      : undefined,
    calendar === undefined
      ? undefined
      : marked('calendar', say('receipt.calendar'), () =>
          save(fileOf(told, 'ics'), new Blob([calendar], { type: 'text/calendar' })),
        ),
    marked('close', say('receipt.close'), close),
  );
}

const cell = (what: string, value: string): HTMLElement =>
  el('div', '', el('dt', '', what), el('dd', '', el('bdi', '', value)));

function sheetOf(told: Told): HTMLElement {
  const { say, receipt } = told;
  const title = el('h2', '', say('receipt.title'));
  title.id = 'receipt-title';
  return el(
    'article',
    'sheet',
    el('p', 'whose', told.name),
    title,
    el('dl', '', ...rowsOf(told).map(([what, value]) => cell(what, value))),
    ...(receipt.stages
      ? [
          el('h3', '', say('receipt.stages')),
          el('ol', '', ...receipt.stages.map((stage, i) => el('li', i === 0 ? 'done' : '', stage))),
        ]
      : []),
    el('h3', '', say('receipt.next')),
    ...nextOf(told).map((words) => el('p', '', words)),
  );
}

/** What lies below the receipt; the way out of the page stays in sight, and works. */
const below = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('header, main')];

/** Shows a receipt as a page of its own instead of the chat, until it is closed; what is printed meanwhile is the receipt alone. */
export function openReceipt(told: Told): void {
  const before = document.activeElement;
  const page = el('dialog', 'receipt-page');
  const vanish = (): void => {
    document.removeEventListener('keydown', escape, true);
    for (const part of below()) part.inert = false;
    page.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  const back = closeByBack(vanish);
  const close = (): void => {
    vanish();
    void back.closed();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // In the frame of a website the key would close the chat, too.
    event.stopImmediatePropagation();
    close();
  };
  page.dataset['testid'] = 'receipt-page';
  page.setAttribute('aria-labelledby', 'receipt-title');
  page.tabIndex = -1;
  page.append(sheetOf(told), actionsOf(told, close));
  page.style.top = `${document.querySelector('header')?.getBoundingClientRect().top ?? 0}px`;
  document.addEventListener('keydown', escape, true);
  for (const part of below()) part.inert = true;
  document.body.append(page);
  page.show();
  void back.opened();
  // The dialog gave the focus to its first button, below what is to be read.
  page.focus({ preventScroll: true });
  page.scrollTop = 0;
}
