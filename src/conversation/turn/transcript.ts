import type { Line } from '../../channel/line.ts';
import { maskShown } from '../../fields/field.ts';
import { anyFieldOf, serviceOf, type House } from '../../voice/house.ts';
import { withKeyboard } from '../../voice/question-kinds.ts';
import type { Conversation } from '../../records/turns/conversations.ts';
import type { Entry } from '../../records/turns/entries.ts';
import { bodyOf, type Heard, type Spoken } from './entry-body.ts';

type Signed = Pick<Conversation, 'signedSeq'>;

/** The lines of an entry as its member may see them now, and the number of the last, seen or not. */
export function linesOf(
  house: House,
  conversation: Signed,
  entry: Entry,
): { readonly lines: readonly Line[]; readonly last: number } {
  const { heard, said } = bodyOf(entry);
  const first = entry.seq + (heard ? 1 : 0);
  const last = first + said.length - 1;
  if (entry.kind === 'note') return { lines: [], last };
  const member = heard && entry.kind !== 'system' ? [heardLine({ house, conversation }, entry, heard)] : [];
  const from = entry.kind === 'staff' ? 'staff' : 'bot';
  return {
    lines: [
      ...member,
      ...said.map((spoken, i) => spokenLine(conversation, { from, seq: first + i, at: entry.at }, spoken)),
    ],
    last,
  };
}

function heardLine(
  { house, conversation: { signedSeq } }: { readonly house: House; readonly conversation: Signed },
  { seq, at }: Entry,
  { text, file, external, answered }: Heard,
): Line {
  const field = answered && anyFieldOf(serviceOf(house, answered.service), answered.field);
  const shown = text !== undefined && field && seq <= signedSeq ? maskShown(field, text) : text;
  return {
    from: 'member',
    seq,
    at,
    ...(shown !== undefined && { text: shown }),
    ...(file && { file }),
    ...(external !== undefined && { external }),
  };
}

function spokenLine(
  { signedSeq }: Signed,
  place: { from: 'bot' | 'staff'; seq: number; at: number },
  { message, name, file }: Spoken,
): Line {
  const { masked, prompt, ...rest } = message;
  const full = { ...rest, ...(prompt && { prompt: withKeyboard(prompt) }) };
  return {
    ...place,
    message: masked && place.seq <= signedSeq ? { ...full, ...masked } : full,
    ...(name !== undefined && { name }),
    ...(file && { file }),
  };
}
