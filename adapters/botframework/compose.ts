import {
  Activity,
  ActionTypes,
  ActivityTypes,
  type Attachment,
  type CardAction,
} from '@microsoft/agents-activity';
import { CardFactory } from '@microsoft/agents-hosting';
import type { Say } from '../../src/channel/port.ts';
import { allRows, type Parcel, type ParcelFile, type Rows } from '../../src/channel/parcel.ts';
import { shorten } from '../../src/channel/split.ts';
import type { ConversationReference } from './address.ts';
import { valueOf } from './buttons.ts';
import { carries, showsOf, type Shows } from './shows.ts';

/** What a message says besides whom it is for. */
interface Said {
  readonly text: string;
  readonly attachments?: Attachment[];
  readonly suggestedActions?: { to: string[]; actions: CardAction[] };
}

/** The text with its answers below, to be typed. */
function listed({ text, byPlace }: Parcel, { rows }: Rows): string {
  const mark = (i: number): string => (byPlace ? `${i + 1}.` : '•');
  return [text, rows.map(({ label }, i) => `${mark(i)} ${label}`).join('\n')].join('\n\n');
}

/** messageBack: the member sees the label as an own message, we get the question and the choice. */
const buttonsOf = (choices: Rows, most: number): CardAction[] =>
  allRows(choices).map((row) => ({
    type: ActionTypes.MessageBack,
    title: shorten(row.label, most),
    text: row.label,
    displayText: row.label,
    value: valueOf(choices.prompt, row),
  }));

function withChoices(
  parcel: Parcel,
  choices: Rows,
  { shows, user }: { readonly shows: Shows | undefined; readonly user: string },
): Said {
  const most = shows?.label ?? 20;
  const actions = buttonsOf(choices, most);
  // Where buttons are cut, or may not be shown at all, the answers stand in the text, where they can be typed.
  const whole =
    choices.rows.length === 0 ||
    (shows !== undefined && choices.rows.every(({ label }) => label.length <= most));
  const words = whole ? parcel.text : listed(parcel, choices);
  return shows?.buttons === 'card'
    ? { text: words, attachments: [CardFactory.heroCard('', [], actions)] }
    : { text: words, suggestedActions: { to: [user], actions } };
}

/**
 * All answers as a table with the buttons below. Undefined where the list of the answers does not stand in this part of the text: then
 * it was said already.
 */
function withReview({ text, lang, review, choices }: Parcel): Said | undefined {
  const [first] = review?.fields ?? [];
  const at = first ? text.indexOf(`1. ${first.label}`) : -1;
  if (!review || at < 0) return undefined;
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    lang,
    rtl: lang === 'ar',
    fallbackText: text,
    body: [
      {
        type: 'FactSet',
        facts: review.fields.map(({ label, shown }, i) => ({ title: `${i + 1}. ${label}`, value: shown })),
      },
    ],
    actions: choices ? allRows(choices).map((row) => submitOf(choices.prompt, row)) : [],
  };
  const intro = text.slice(0, at).trim();
  return { text: intro, attachments: [CardFactory.adaptiveCard(card)] };
}

/** `msteams` makes Teams show the label as the member's own message. */
function submitOf(prompt: string, row: Rows['rows'][number]): object {
  const value = valueOf(prompt, row);
  const { label } = row;
  const msteams = { type: 'messageBack', text: label, displayText: label, value };
  return { type: 'Action.Submit', title: label, data: { ...value, msteams } };
}

/** Where a parcel goes, and the words that a channel needs for what it cannot show. */
export interface Composing {
  readonly reference: ConversationReference;
  readonly say: Say;
}

function withFile({ text, lang }: Parcel, file: ParcelFile, { reference, say }: Composing): Said {
  const { name, type, bytes } = file;
  if (!carries({ type, size: bytes.length }, reference.channel))
    return { text: [text, say(lang, 'cannotSend', { name })].filter((part) => part !== '').join('\n\n') };
  const contentUrl = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  return { text, attachments: [{ contentType: type, contentUrl, name }] };
}

function withLink(
  text: string,
  { label, url }: { label: string; url: string },
  shows: Shows | undefined,
): Said {
  if (shows?.links !== true) return { text: `${text}\n\n${label}:\n${url}` };
  const action = { type: ActionTypes.OpenUrl, title: label, value: url };
  return { text, attachments: [CardFactory.heroCard('', [], [action])] };
}

function said(parcel: Parcel, composing: Composing): Said {
  const { channel, user } = composing.reference;
  const { text, choices, link, file, review } = parcel;
  const shows = showsOf(channel);
  if (file) return withFile(parcel, file, composing);
  if (link) return withLink(text, link, shows);
  const card = review && shows?.adaptive === true ? withReview(parcel) : undefined;
  return card ?? (choices ? withChoices(parcel, choices, { shows, user }) : { text });
}

/** A parcel as the SDK's activity, for one reference. Texts go out as they are, without Markdown. */
export function activityOf(parcel: Parcel, composing: Composing): Activity {
  const { reference } = composing;
  return Activity.fromObject({
    type: ActivityTypes.Message,
    channelId: reference.channel,
    serviceUrl: reference.service,
    from: { id: reference.bot },
    recipient: { id: reference.user },
    conversation: { id: reference.conversation },
    locale: parcel.lang,
    textFormat: 'plain',
    ...said(parcel, composing),
  });
}
