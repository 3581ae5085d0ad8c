import type { Json } from '../../kernel/json.ts';
import type { Dialogue } from '../dialogue.ts';

/** Adds the services that a value names: under `service`, wherever it stands, but in what a member answered. */
function addNamed(value: Json | undefined, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    if (key === 'service' && typeof inner === 'string') found.add(inner);
    else if (key !== 'answers') addNamed(inner, found);
}

/** The services that the flow which speaks in any of some dialogues is about: the one whose form it fills in, those of the requests that it tells of. */
export function servicesAbout(dialogues: readonly (Pick<Dialogue, 'stack'> | undefined)[]): Set<string> {
  const found = new Set<string>();
  for (const dialogue of dialogues) addNamed(dialogue?.stack.at(-1)?.context, found);
  return found;
}
