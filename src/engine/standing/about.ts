import type { Json } from '../../kernel/json.ts';
import type { Dialogue } from '../dialogue.ts';

/** The services that a value names: under `service`, wherever it stands, but in what a member answered. */
function named(value: Json | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(named);
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'service' && typeof inner === 'string') return [inner];
    return key === 'answers' ? [] : named(inner);
  });
}

/** The services that the flow which speaks is about: the one whose form it fills in, those of the requests that it tells of. */
export const servicesAbout = ({ stack }: Pick<Dialogue, 'stack'>): readonly string[] => {
  const top = stack.at(-1);
  return top ? [...new Set(named(top.context))] : [];
};
