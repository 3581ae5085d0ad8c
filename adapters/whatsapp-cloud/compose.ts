import { allRows, type Parcel, type ParcelFile, type Rows } from '../../src/channel/parcel.ts';
import type { FileToSend } from '../../src/channel/port.ts';
import { shorten } from '../../src/channel/split.ts';
import { idOf } from './buttons.ts';

/** WhatsApp's limits in characters; of a caption, too. */
const body = 1024;
const text = 4096;
const label = 20;

/** A message as the Graph API wants it, but for whom it goes to. */
export type Fields = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A file that lies at Meta already. */
export interface Uploaded {
  readonly id: string;
  readonly file: ParcelFile;
}

const isImage = ({ type }: ParcelFile): boolean => type === 'image/jpeg' || type === 'image/png';

const megabyte = 1024 * 1024;
/**
 * What the Graph API takes of what staff may send, and how many bytes of it. It counts by the kind of the file, not by what it goes as: a
 * picture that is too large goes as no document either. Pictures of other kinds go as documents, HEIC as nothing.
 */
const largest: ReadonlyMap<string, number> = new Map([
  ['application/pdf', 100 * megabyte],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 100 * megabyte],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 100 * megabyte],
  ['image/jpeg', 5 * megabyte],
  ['image/png', 5 * megabyte],
  ['image/webp', 5 * megabyte],
]);
export const carries = ({ type, size }: FileToSend): boolean => size <= (largest.get(type) ?? -1);

function mediaOf({ id, file }: Uploaded): { readonly as: 'image' | 'document'; readonly media: object } {
  return isImage(file)
    ? { as: 'image', media: { id } }
    : { as: 'document', media: { id, filename: file.name } };
}

const plain = (words: string): Fields => ({ type: 'text', text: { preview_url: false, body: words } });

function actionOf(choices: Rows): object {
  const { as, prompt, open } = choices;
  const rows = allRows(choices);
  const idFor = (choice: string, place: number): string => idOf(as, { prompt, choice, place });
  if (as === 'buttons')
    return {
      buttons: rows.map(({ label: title, choice }, place) => ({
        type: 'reply',
        reply: { id: idFor(choice, place), title: shorten(title, label) },
      })),
    };
  const items = rows.map(({ label: title, choice, detail: description }, place) => ({
    id: idFor(choice, place),
    title,
    ...(description !== undefined && { description }),
  }));
  return { button: shorten(open, label), sections: [{ rows: items }] };
}

const linkIn = ({ link }: Parcel): string => (link ? `\n\n${link.label}: ${link.url}` : '');

/** A message can carry answers or an address, not both: the address stands in the text then, where WhatsApp makes it a link. */
function worded(parcel: Parcel, header?: Uploaded): Fields {
  const { choices, link } = parcel;
  const words = choices || parcel.text.length > body ? `${parcel.text}${linkIn(parcel)}`.trim() : parcel.text;
  const asks = words !== '' && words.length <= body;
  if (choices && asks) {
    const media = header && mediaOf(header);
    const interactive = {
      type: choices.as === 'buttons' ? 'button' : 'list',
      ...(media && { header: { type: media.as, [media.as]: media.media } }),
      body: { text: words },
      action: actionOf(choices),
    };
    return { type: 'interactive', interactive };
  }
  if (link && !choices && asks) {
    const parameters = { display_text: shorten(link.label, label), url: link.url };
    const action = { name: 'cta_url', parameters };
    return { type: 'interactive', interactive: { type: 'cta_url', body: { text: words }, action } };
  }
  const numbered = choices?.rows.map((row, i) => `${i + 1}. ${row.label}`).join('\n') ?? '';
  return plain(shorten(`${words}\n\n${numbered}`.trim(), text));
}

/**
 * The messages of a parcel, in order: nearly always one. Buttons have room for a file above them; below a list, a link or a text that is
 * too long for a caption, the file goes first.
 */
export function messagesOf(parcel: Parcel, uploaded: Uploaded | undefined): readonly Fields[] {
  if (!uploaded) return [worded(parcel)];
  const { choices, link } = parcel;
  const fits = parcel.text.length <= body;
  if (choices?.as === 'buttons' && !link && fits && parcel.text !== '') return [worded(parcel, uploaded)];
  const { as, media } = mediaOf(uploaded);
  const alone = !choices && !link;
  const caption = alone && fits && parcel.text !== '' ? { caption: parcel.text } : {};
  const file = { type: as, [as]: { ...media, ...caption } };
  return alone && fits ? [file] : [file, worded(parcel)];
}

/**
 * The text of a parcel for the one parameter of a template: in one line, for Meta takes neither new lines nor tabs nor five spaces there.
 * Undefined where the parcel says more than fits, or has a file: half a message is none.
 */
export function parameterOf(parcel: Parcel): string | undefined {
  const { choices, link, file } = parcel;
  const labels = choices?.rows.map((row) => row.label).join(' / ') ?? '';
  const all = [parcel.text, labels === '' ? '' : `(${labels})`, link?.url ?? ''];
  const line = all.join(' ').replace(/\s+/gu, ' ').trim();
  return file || line === '' || line.length > body ? undefined : line;
}
