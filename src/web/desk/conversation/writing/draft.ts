import { useState } from 'react';
import { inTab } from '../../base/remembered.ts';
import type { Store } from '../../../base/store.ts';

/** Whom one writes to: the member, or colleagues alone. */
export type Writing = 'reply' | 'note';

const textIn = (id: string, of: Writing): Store => inTab(`draft ${of} ${id}`);
const kindIn = (id: string): Store => inTab(`writing ${id}`);

/** Whether something was written in a conversation that has not been sent. */
export const isDrafted = (id: string, kinds: readonly Writing[]): boolean =>
  kinds.some((kind) => textIn(id, kind).read() !== undefined);

/** The two drafts of a conversation, and which of them is being written. */
export interface Drafts {
  readonly kind: Writing;
  /** The draft that is being written. */
  readonly text: string;
  readonly write: (text: string) => void;
  readonly turnTo: (kind: Writing) => void;
  /**
   * The draft that was sent is emptied. After a note the field is for a reply again, unless one waits half written: nothing that goes to
   * the member comes to stand under a finger that has just kept a note.
   */
  readonly sent: () => void;
}

/**
 * Note and reply are two drafts; they, and which of them is being written, last as long as the tab. `only`: the kind that is written
 * here, whatever was written before.
 */
export function useDrafts(id: string, only: Writing | undefined): Drafts {
  const [texts, setTexts] = useState<Readonly<Record<Writing, string>>>(() => ({
    reply: textIn(id, 'reply').read() ?? '',
    note: textIn(id, 'note').read() ?? '',
  }));
  const [turned, setTurned] = useState<Writing>(() => (kindIn(id).read() === 'note' ? 'note' : 'reply'));
  const kind = only ?? turned;
  const turnTo = (to: Writing): void => {
    kindIn(id).write(to === 'note' ? to : undefined);
    setTurned(to);
  };
  const write = (text: string): void => {
    // What was begun as a note is one still when the conversation becomes mine meanwhile.
    if (kind !== turned) turnTo(kind);
    textIn(id, kind).write(text);
    setTexts({ ...texts, [kind]: text });
  };
  const sent = (): void => {
    write('');
    if (kind === 'note' && texts.reply === '') turnTo('reply');
  };
  return { kind, text: texts[kind], write, turnTo, sent };
}
