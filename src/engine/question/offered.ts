import { never } from '../../kernel/errors.ts';
import type { Meaning } from '../events.ts';
import type { FlowEvent } from '../flow.ts';

/** What is offered to the flow on top. */
export type Offered = Extract<
  Meaning,
  {
    kind:
      | 'choice'
      | 'answer'
      | 'correct'
      | 'several'
      | 'reference'
      | 'words'
      | 'file'
      | 'ownNumber'
      | 'unanswered'
      | 'unclear';
  }
>;

/** What the flow on top hears of a meaning. */
export function heardAs(meaning: Offered): FlowEvent {
  switch (meaning.kind) {
    case 'choice': {
      const { choice, act, words } = meaning;
      return { type: `choice.${choice}`, choice, act, ...(words !== undefined && { words }) };
    }
    case 'answer':
      return {
        type: 'answer',
        value: meaning.value,
        act: meaning.act,
        ...(meaning.read && { read: true }),
        ...(meaning.unsure && { unsure: true }),
        ...(meaning.among && { among: meaning.among }),
      };
    case 'correct':
      return {
        type: 'correct',
        field: meaning.field,
        ...(meaning.value !== undefined && { values: { [meaning.field]: meaning.value } }),
      };
    case 'several':
      return { type: 'several', values: meaning.values };
    case 'reference':
      return { type: 'reference', reference: meaning.reference };
    case 'words':
      return { type: 'words', text: meaning.text };
    case 'file':
      return { type: 'file', value: meaning.file };
    case 'ownNumber':
      return { type: 'ownNumber' };
    case 'unanswered':
      return { type: 'unanswered' };
    case 'unclear':
      return { type: 'unclear' };
    default:
      return never(meaning);
  }
}
