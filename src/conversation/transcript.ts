import type { Line } from '../channel/line.ts';
import { maskText } from '../fields/field.ts';
import { isSensitive } from '../fields/spec.ts';
import { fieldOf, serviceOf, type House } from '../engine/house.ts';
import type { Conversation } from '../records/conversations.ts';
import type { StoredMessage } from '../records/messages.ts';
import type { HeardBody, SpokenBody } from './line-body.ts';

/** A stored line as its member may see it now; undefined when it is not for him. */
export function lineOf(house: House, { signedSeq }: Pick<Conversation, 'signedSeq'>, { seq, kind, at, body }: StoredMessage): Line | undefined {
  switch (kind) {
    case 'member':
    case 'dead': {
      const { text, file, external, answered } = body as unknown as HeardBody;
      const field = answered && fieldOf(serviceOf(house, answered.service), answered.field);
      const masked = text !== undefined && field && isSensitive(field) && seq <= signedSeq ? maskText(text) : text;
      return { from: 'member', seq, at, ...(masked !== undefined && { text: masked }), ...(file && { file }), ...(external !== undefined && { external }) };
    }
    case 'bot':
    case 'staff': {
      const { message, name } = body as unknown as SpokenBody;
      const { masked, ...full } = message;
      return { from: kind, seq, at, message: masked && seq <= signedSeq ? { ...full, ...masked } : full, ...(name !== undefined && { name }) };
    }
    case 'note':
    case 'system':
      return undefined;
  }
}
