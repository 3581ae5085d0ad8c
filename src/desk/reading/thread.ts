import { beginningOf } from '../../kernel/signs.ts';
import type { DeskConversation, DeskLine, InboxItem } from '../../contract/desk.ts';
import type { Receipt } from '../../contract/message.ts';
import { bodyOf, type Heard, type Spoken } from '../../conversation/turn/entry-body.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { DeskAct } from '../../engine/events.ts';
import { latestForm } from '../../engine/form.ts';
import { anyFieldOf, fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { maskedFields, reviewFields } from '../../voice/review.ts';
import { maskShown } from '../../fields/field.ts';
import { maskIdentifiers } from '../../fields/identifiers.ts';
import type { Entry } from '../../records/turns/entries.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { maySee, type View } from './sight.ts';
import { subjectsOf } from './kept/subjects.ts';

/** How satisfied somebody is concerns managers, not the desk: its questions are known by their kind. */
const isRating = ({ message: { prompt } }: Spoken): boolean =>
  prompt?.kind === 'rating' || prompt?.kind === 'comment';
const isRatingHeard = ({ cause }: Heard): boolean =>
  cause?.event.kind === 'tap' && /^score-\d$/.test(cause.event.choice);

const shownAs = {
  handedBack: 'handedBack',
  closed: 'closed',
  released: 'leaseExpired',
  leftOpen: 'leaseExpired',
  lapsed: 'lapsed',
  served: 'served',
  provided: 'asksArrived',
  prepared: 'handedBack',
  stopped: 'stopped',
  resumed: 'resumed',
} as const satisfies Readonly<Record<DeskAct, DeskLine['system']>>;

/** The lines of an entry as the desk sees them: ratings and their comments left out, answers masked by their field. */
function deskLines(
  house: House,
  { seq, kind, at, body }: Entry,
  inRating: boolean,
): { readonly lines: readonly DeskLine[]; readonly inRating: boolean } {
  const { heard, said } = bodyOf({ body });
  const lines: DeskLine[] = [];
  if (heard && (kind === 'member' || kind === 'dead') && !inRating && !isRatingHeard(heard))
    lines.push(memberLine(house, { seq, at }, heard));
  const act = heard?.cause?.event.kind === 'desk' ? heard.cause.event.act : undefined;
  if (act) lines.push({ seq, at, from: 'note', text: '', system: shownAs[act] });
  const first = seq + (heard ? 1 : 0);
  let rating = false;
  said.forEach((spoken, i) => {
    rating = isRating(spoken);
    if (!rating) lines.push(spokenLine(kind, { seq: first + i, at }, spoken));
  });
  // A note, a decision of the committee, word of another conversation: each comes between the question of the rating and its answer without ending it.
  const beside = kind === 'note' || said.every(({ system }) => system === 'decided' || system === 'told');
  return { lines, inRating: beside ? inRating : rating };
}

function memberLine(
  house: House,
  place: { seq: number; at: number },
  { text, file, answered }: Heard,
): DeskLine {
  const field = answered && anyFieldOf(serviceOf(house, answered.service), answered.field);
  const shown = field && text !== undefined ? maskShown(field, text) : (text ?? '');
  const masked = text !== undefined && shown !== text;
  return { ...place, from: 'member', text: shown, ...(masked && { masked }), ...(file && { file }) };
}

/** What of a receipt is read at the desk: the name stands in the request, for whoever may open that. */
const receiptAtDesk = ({ reference, promisedOn, committee }: Receipt): Receipt => ({
  reference,
  ...(promisedOn !== undefined && { promisedOn }),
  ...(committee !== undefined && { committee }),
});

function spokenLine(
  kind: Entry['kind'],
  place: { seq: number; at: number },
  { message, name, file, system, atDesk }: Spoken,
): DeskLine {
  const { masked, choices } = message;
  const receipt = message.receipt && receiptAtDesk(message.receipt);
  const review = masked?.review ?? message.review;
  const shown = { ...(choices && { choices }), ...(review && { review }), ...(receipt && { receipt }) };
  return {
    ...place,
    from: kind === 'staff' || kind === 'note' ? kind : 'bot',
    text: atDesk ?? masked?.text ?? message.text,
    ...(name !== undefined && { name }),
    ...(file && { file }),
    ...(Object.keys(shown).length > 0 && { message: shown }),
    ...(system !== undefined &&
      system !== 'decided' &&
      system !== 'notKept' &&
      system !== 'told' && { system }),
  };
}

/** A line with the identifiers masked that stand in its words, whoever wrote them. */
function withMasks(line: DeskLine): DeskLine {
  const { file, message } = line;
  const text = maskIdentifiers(line.text);
  return {
    ...line,
    text,
    ...(text !== line.text && { masked: true }),
    ...(file && { file: { ...file, name: maskIdentifiers(file.name) } }),
    ...(message && { message: withMaskedParts(message) }),
  };
}

const withMaskedParts = ({
  choices,
  review,
  ...others
}: NonNullable<DeskLine['message']>): NonNullable<DeskLine['message']> => ({
  ...others,
  ...(choices && { choices: choices.map((one) => ({ ...one, label: maskIdentifiers(one.label) })) }),
  ...(review && {
    review: {
      ...review,
      fields: review.fields.map((one) => {
        const shown = maskIdentifiers(one.shown);
        return shown === one.shown ? one : { ...one, value: shown, shown };
      }),
    },
  }),
});

/** The lines of a conversation that somebody may see, identifiers masked wherever they stand. */
export function threadOf({ house, sight }: View, entries: readonly Entry[]): DeskLine[] {
  let inRating = false;
  return subjectsOf(house, entries).flatMap(({ entry, about }) => {
    const found = deskLines(house, entry, inRating);
    inRating = found.inRating;
    return maySee(sight, about) ? found.lines.map(withMasks) : [];
  });
}

/** What a line says in full, where identifiers are masked in it, and which services it is about; undefined for one that somebody does not see. */
export function clearLine(
  view: View,
  entries: readonly Entry[],
  seq: number,
): { readonly text: string; readonly about: readonly string[] } | undefined {
  if (!threadOf(view, entries).some((line) => line.seq === seq && line.masked)) return undefined;
  const found = subjectsOf(view.house, entries).findLast(({ entry }) => entry.seq <= seq);
  if (!found) return undefined;
  const { heard, said } = bodyOf(found.entry);
  const texts = [
    ...(heard ? [heard.text] : []),
    ...said.map(({ message, atDesk }) => atDesk ?? message.text),
  ];
  const text = texts[seq - found.entry.seq];
  return text === undefined ? undefined : { text, about: found.about };
}

/** Whether somebody may see the entry that begins with a line. */
export function showsEntry({ house, sight }: View, entries: readonly Entry[], seq: number): boolean {
  return subjectsOf(house, entries).some(({ entry, about }) => entry.seq === seq && maySee(sight, about));
}

/**
 * The line by which the inbox shows a conversation, from its last entries: the last line that a person wrote, since the bot's last line is
 * the same in every row; the bot's last line where no person wrote any; undefined when no entry has a line that may be shown. Unless the
 * entries are the `whole` conversation, the first entry is not shown: it only tells whether the second one answers a rating.
 */
export function previewOf(
  view: View,
  entries: readonly Entry[],
  whole: boolean,
): Pick<InboxItem, 'lastText' | 'lastAt' | 'lastFrom'> | undefined {
  const from = whole ? 0 : (entries[1]?.seq ?? Infinity);
  const shown = threadOf(view, entries).filter(
    (line) => line.seq >= from && line.from !== 'note' && line.system === undefined,
  );
  const line = shown.findLast((one) => one.from !== 'bot') ?? shown.at(-1);
  if (!line || line.from === 'note') return undefined;
  return { lastText: beginningOf(line.file?.name ?? line.text, 160), lastAt: line.at, lastFrom: line.from };
}

/** The form that is under way, or the last that was left aside with answers in it; undefined where its service may not be read. */
export function formOf(
  { sight, house }: View,
  dialogue: Dialogue | undefined,
  lang: Lang,
): DeskConversation['form'] {
  const form = dialogue && latestForm(dialogue);
  const service = form && serviceOf(house, form.service);
  if (!service || !maySee(sight, [service.id])) return undefined;
  const { answers } = form;
  const known = reviewFields(service, { answers, lang, nothing: '—' }).filter(({ name }) => name in answers);
  const shown = maskedFields(service, known, { answers, lang }).map(({ label, shown: text }) => ({
    label,
    shown: maskIdentifiers(text),
  }));
  const at = fieldOf(service, form.at ?? '');
  return { service: inLang(service.title, lang), at: at ? inLang(at.label, lang) : null, answers: shown };
}

/** Where somebody stopped: the label of the field that was asked for, otherwise what the flow is about. */
export function stepOf(
  house: House,
  { flow, field }: { readonly flow: string; readonly field: string | null },
  lang: Lang,
): string {
  const spec =
    field === null
      ? undefined
      : house.association.services.flatMap(({ fields }) => fields).find(({ name }) => name === field);
  if (spec) return inLang(spec.label, lang);
  return house.wording.word(lang, { group: 'desk.flow', word: flow }) ?? flow;
}
