import { computedKinds, type ComputedKind } from './kinds.ts';
import type { Answer, Pack, Topics } from '../schema.ts';

/** Whether a pack says it. */
const isSaid: Readonly<Record<ComputedKind, (pack: Pack) => boolean>> = {
  hours: () => true,
  holidays: ({ hours }) => hours.holidays.length > 0,
  services: () => true,
  telephone: ({ contact }) => contact.phone !== undefined,
  address: ({ contact }) => contact.address !== undefined,
};

/**
 * Answers with those that are made from the pack at the moment at which they are told: what is open now, which holidays come, which services there
 * are. Where an association has an approved answer of that topic, its own is told.
 */
export function withComputed(answers: readonly Answer[], pack: Pack, topics: Topics): Answer[] {
  const taken = new Set(answers.flatMap(({ id, topic }) => [id, topic ?? id]));
  const made = computedKinds.flatMap((kind): Answer[] => {
    const topic = topics[kind];
    if (!topic?.title || taken.has(kind) || !isSaid[kind](pack)) return [];
    const { title, ...phrasings } = topic;
    return [{ id: kind, title, answer: title, phrasings, computed: kind }];
  });
  return [...answers, ...made];
}
