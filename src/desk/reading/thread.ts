import type { DeskConversation, DeskLine, InboxItem } from '../../contract/desk.ts';
import { bodyOf, type Heard, type Spoken } from '../../conversation/turn/entry-body.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import { latestForm } from '../../engine/form.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { maskedFields, reviewFields } from '../../voice/review.ts';
import { maskShown } from '../../fields/field.ts';
import type { Entry } from '../../records/turns/entries.ts';
import { inLang, type Lang } from '../../wording/wording.ts';

/** How satisfied somebody is concerns managers, not the desk: its questions are known by their kind. */
const isRating = ({ message: { prompt } }: Spoken): boolean =>
  prompt?.kind === 'rating' || prompt?.kind === 'comment';
const isRatingHeard = ({ cause }: Heard): boolean =>
  cause?.event.kind === 'tap' && /^score-\d$/.test(cause.event.choice);

/** The lines of an entry as the desk sees them: identifiers always masked, ratings and their comments left out. */
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
  if (act) lines.push({ seq, at, from: 'note', text: '', system: act === 'released' ? 'leaseExpired' : act });
  const first = seq + (heard ? 1 : 0);
  let rating = false;
  said.forEach((spoken, i) => {
    rating = isRating(spoken);
    if (!rating) lines.push(spokenLine(kind, { seq: first + i, at }, spoken));
  });
  // A note or a decision of the committee comes between the question of the rating and its answer without ending it.
  const beside = kind === 'note' || said.every(({ system }) => system === 'decided');
  return { lines, inRating: beside ? inRating : rating };
}

function memberLine(
  house: House,
  place: { seq: number; at: number },
  { text, file, answered }: Heard,
): DeskLine {
  const field = answered && fieldOf(serviceOf(house, answered.service), answered.field);
  const shown = field && text !== undefined ? maskShown(field, text) : (text ?? '');
  return { ...place, from: 'member', text: shown, ...(file && { file }) };
}

function spokenLine(
  kind: Entry['kind'],
  place: { seq: number; at: number },
  { message, name, file, system }: Spoken,
): DeskLine {
  const { masked, choices, receipt } = message;
  const review = masked?.review ?? message.review;
  const shown = { ...(choices && { choices }), ...(review && { review }), ...(receipt && { receipt }) };
  return {
    ...place,
    from: kind === 'staff' || kind === 'note' ? kind : 'bot',
    text: masked?.text ?? message.text,
    ...(name !== undefined && { name }),
    ...(file && { file }),
    ...(Object.keys(shown).length > 0 && { message: shown }),
    ...(system === 'claimed' || system === 'transferred' || system === 'leaseExpired' ? { system } : {}),
  };
}

export function threadOf(house: House, entries: readonly Entry[]): DeskLine[] {
  let inRating = false;
  return entries.flatMap((entry) => {
    const found = deskLines(house, entry, inRating);
    inRating = found.inRating;
    return [...found.lines];
  });
}

/**
 * What may stand in the inbox of the last entries of a conversation: the last line of a person, as what the bot says is the same in every
 * row. Where there is none, the bot's; undefined when nothing is shown at all. When these are not `whole` conversation, the first tells
 * only whether a rating was asked for.
 */
export function previewOf(
  house: House,
  entries: readonly Entry[],
  whole: boolean,
): Pick<InboxItem, 'lastText' | 'lastAt' | 'lastFrom'> | undefined {
  const from = whole ? 0 : (entries[1]?.seq ?? Infinity);
  const shown = threadOf(house, entries).filter(
    (line) => line.seq >= from && line.from !== 'note' && line.system === undefined,
  );
  const line = shown.findLast((one) => one.from !== 'bot') ?? shown.at(-1);
  if (!line || line.from === 'note') return undefined;
  return { lastText: (line.file?.name ?? line.text).slice(0, 160), lastAt: line.at, lastFrom: line.from };
}

/** The form that is under way, or the last that was left aside with answers in it. */
export function formOf(house: House, dialogue: Dialogue | undefined, lang: Lang): DeskConversation['form'] {
  const form = dialogue && latestForm(dialogue);
  const service = form && serviceOf(house, form.service);
  if (!service) return undefined;
  const { answers } = form;
  const known = reviewFields(service, { answers, lang, nothing: '—' }).filter(({ name }) => name in answers);
  const shown = maskedFields(service, known, { answers, lang }).map(({ label, shown: text }) => ({
    label,
    shown: text,
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
