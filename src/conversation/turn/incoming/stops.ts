import type { Engine } from '../../../engine/advance.ts';
import type { Act } from '../acts.ts';

/**
 * Whoever writes to a person that they want to be told nothing more that is not owed to them, or want it again, is obeyed at once; undefined where a
 * text says neither, or that somebody may be in danger. `external` is the channel's own id of the message.
 */
export function stopsBesidePerson(
  { lexicon, hearing }: Pick<Engine, 'lexicon' | 'hearing'>,
  text: string,
  external: string,
): Act | undefined {
  const command = lexicon.commandIn(text) ?? lexicon.composedIn(text);
  if ((command !== 'stop' && command !== 'resume') || hearing.hear(text)) return undefined;
  return {
    external: `${command} ${external}`,
    kind: 'system',
    said: [],
    event: command === 'stop' ? 'stopped' : 'resumed',
    outcomes: [],
  };
}
