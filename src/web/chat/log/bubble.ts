import { el, icon, unseen } from '../page/element.ts';
import type { Place } from '../../../contract/index.ts';
import type { Unsent } from '../connection/outbox.ts';
import type { Page } from '../page/page.ts';
import { receiptCard } from './receipt-card.ts';
import { reviewList } from './review-list.ts';
import { paragraphs } from './rich-text.ts';
import { directionOf } from '../../base/direction.ts';
import { fileTypeNamed } from '../../../contract/files/files.ts';
import { langOf } from '../../../contract/lang.ts';
import type { Activity, Attachment } from '../connection/wire.ts';

function timeOf(at: number, page: Page): HTMLElement {
  const time = el('time', '', page.when.time(at));
  time.dateTime = new Date(at).toISOString();
  return time;
}

/** Only addresses of our own server and of the web are followed. */
const isAddress = (url: string | undefined): url is string =>
  url !== undefined && /^(https?:\/\/|\/(?!\/))/.test(url);

function fileChip(attachment: Attachment, say: Page['say']): HTMLElement {
  const shown = el('bdi', '', attachment.name ?? say('file'));
  const contentUrl = attachment.contentUrl;
  if (!isAddress(contentUrl)) return el('p', 'file', icon('file'), shown);
  const anchor = el('a', 'file', icon('file'), shown, unseen(` ${say('newTab')}`));
  anchor.href = contentUrl;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
  return anchor;
}

function contentOf(activity: Activity, at: number, page: Page): HTMLElement[] {
  const { say } = page;
  const text = activity.text ?? '';
  const silah = activity.channelData?.silah;
  const review = silah?.review;
  const { name, lang } = page;
  if (silah?.receipt) return [receiptCard({ receipt: silah.receipt, text, at, name, lang, say }, page)];
  const auto = silah?.from === 'staff' || activity.locale === undefined;
  if (!review) return paragraphs(text, page, auto);
  // A paragraph holds the same rows as text, for channels that have nothing better: the last, or the one above the sentence that is signed and its hint.
  const all = text.split('\n\n');
  const rows = silah.prompt?.kind === 'sign' ? all.length - 3 : all.length - 1;
  const said = (from: number, to: number): HTMLElement[] =>
    from >= to ? [] : paragraphs(all.slice(from, to).join('\n\n'), page, auto);
  return [...said(0, rows), reviewList(review, say), ...said(rows + 1, all.length)];
}

/** Where in its form a question stands: in words, and as a line that fills. */
function placeLine({ step, of, most }: Place, say: Page['say']): HTMLElement {
  const words = say(most ? 'stepAtMost' : 'step')
    .replace('@step', `${step}`)
    .replace('@of', `${of}`);
  const bar = el('progress', '');
  bar.max = of;
  bar.value = step - 1;
  bar.setAttribute('aria-hidden', 'true');
  return el('p', 'place', words, bar);
}

/** A message of the association: the bot, a person of its staff or the system. */
export function theirBubble(activity: Activity, at: number, page: Page): HTMLElement {
  const silah = activity.channelData?.silah;
  const staff = silah?.from === 'staff';
  const sender = staff ? (silah.name ?? activity.from?.name ?? page.say('staff')) : page.name;
  const files = (activity.attachments ?? []).map((attachment) => fileChip(attachment, page.say));
  const bubble = el(
    'div',
    silah?.review || silah?.receipt ? 'bubble wide' : 'bubble',
    staff ? el('p', 'sender', sender, unseen(':')) : unseen(`${sender}: `),
    silah?.prompt?.at && placeLine(silah.prompt.at, page.say),
    ...contentOf(activity, at, page),
    ...files,
    el('p', 'meta', timeOf(at, page)),
  );
  const lang = langOf(activity.locale);
  if (lang !== undefined && lang !== page.lang) {
    bubble.lang = lang;
    bubble.dir = directionOf(lang);
  }
  return bubble;
}

function picture(file: File): HTMLElement | undefined {
  if (!fileTypeNamed(file.type)?.startsWith('image/')) return undefined;
  const image = el('img', 'picture');
  image.alt = '';
  image.src = URL.createObjectURL(file);
  image.addEventListener('error', () => image.remove());
  return image;
}

/** A message of the member as it is shown to them. */
export interface Mine {
  readonly shown: string;
  readonly at: number;
  readonly files: readonly Attachment[];
  readonly unsent?: Unsent | undefined;
}

export function myBubble(mine: Mine, page: Page): HTMLElement {
  const say = page.say;
  return el(
    'div',
    'bubble',
    unseen(`${say('you')}: `),
    mine.unsent?.file && picture(mine.unsent.file),
    ...paragraphs(mine.shown, page, true),
    ...mine.files.map((file) => fileChip(file.name === undefined ? {} : { name: file.name }, say)),
    el('p', 'meta', timeOf(mine.at, page), el('span', 'passage')),
  );
}
