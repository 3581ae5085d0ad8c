import { z } from 'zod';
import type { OutgoingMessage } from '../../../contract/index.ts';
import { latestForm } from '../../../engine/form.ts';
import type { Result } from '../../../engine/reply.ts';
import type { FieldValue } from '../../../fields/value.ts';
import { handClock } from '../../../kernel/clock.ts';
import { readableText } from '../../turn/incoming/readable.ts';
import type { Rehearsal, Rehearsing } from '../rehearsal.ts';
import { standingAt, type Standing } from './places.ts';
import { wrongLine, type Numbered, type QuestionLine } from './question-line.ts';
import { readingOf, readings, type Reading } from './reading-of.ts';

const Values = z.record(z.string(), z.unknown());
type Values = z.infer<typeof Values>;

/** How one question was understood, and what the member reads. `ms` is the time of the engine, in milliseconds. */
export const Understood = z.object({
  id: z.union([z.string(), z.number()]),
  kind: z.enum(readings),
  sub: z.string().optional(),
  /** What somebody may be in danger of; `sub` is the class. */
  urgent: z.string().optional(),
  band: z.enum(['answer', 'choose', 'person']).nullable(),
  answer: z.string().optional(),
  clause: z.string().optional(),
  service: z.string().optional(),
  candidates: z.array(z.object({ from: z.enum(['answer', 'clause', 'service']), id: z.string() })).optional(),
  /** What was taken and is shown for one yes, by field. */
  values: Values.optional(),
  /** What stands in the answers now because of this message, by field. */
  stored: Values.optional(),
  said: z.string(),
  ms: z.number(),
});
export type Understood = z.infer<typeof Understood>;

/** What the member reads of messages: their texts, and the buttons of each by number. */
const readText = (said: readonly OutgoingMessage[]): string =>
  said
    .map(({ text, choices = [] }) =>
      [text, ...choices.map(({ label }, i) => `${i + 1}. ${label}`)].join('\n'),
    )
    .join('\n\n');

type Told = Pick<Understood, 'band' | 'answer' | 'clause' | 'candidates' | 'service'>;

/** What became of a question, by what the turn did: answered, a choice of several, or a person. */
function bandOf(results: readonly Result[], { house }: Rehearsal): Told {
  const { answers } = house.association;
  const [told] = results.flatMap((one) => (one.type === 'answer' ? [one.candidate] : []));
  if (told?.from === 'clause') return { band: 'answer', clause: told.id };
  if (told) {
    const { clause, service } = answers.find(({ id }) => id === told.id) ?? {};
    return {
      band: 'answer',
      answer: told.id,
      ...(clause !== undefined && { clause }),
      ...(service !== undefined && { service }),
    };
  }
  const offered = results.flatMap((one) =>
    one.type === 'asked' && one.asked.of === 'answer' ? (one.asked.choices ?? []) : [],
  );
  const candidates = offered.flatMap((choice) => {
    const [from, ...id] = choice.split('.');
    return from === 'answer' || from === 'clause' || from === 'service'
      ? [{ from, id: id.join('.') } as const]
      : [];
  });
  if (candidates.length > 0) return { band: 'choose', candidates };
  const person = results.some(
    (one) => one.type === 'handOver' || (one.type === 'asked' && one.asked.step === 'offerPerson'),
  );
  return { band: person ? 'person' : null };
}

/** What stands in the answers of the form under way now and did not before. */
function storedSince(before: Rehearsal['dialogue'], after: Rehearsal['dialogue']): Values {
  const [old, now] = [latestForm(before), latestForm(after)];
  const known: Readonly<Record<string, FieldValue | null>> =
    old?.service === now?.service ? (old?.answers ?? {}) : {};
  return Object.fromEntries(
    Object.entries(now?.answers ?? {}).filter(
      ([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value),
    ),
  );
}

/** What nobody but a person answers, where nothing else came of it. */
const leftOver: ReadonlySet<string> = new Set<Reading['kind']>(['question', 'unclear']);

/** One question at the place where the conversation stands, at the moment `at`. */
function evaluateAt({ rehearsal: here, last }: Standing, { id, q }: QuestionLine, at: number): Understood {
  const clock = handClock(at);
  const rehearsal = here.fork(clock);
  const before = rehearsal.dialogue;
  let said = rehearsal.play({ kind: 'text', ...readableText(q) });
  const { took } = rehearsal;
  const meaning = rehearsal.last?.meaning ?? { kind: 'unclear' };
  // Before consent: what is said right after it counts.
  const open = said.findLast(({ prompt }) => prompt) ?? last;
  if (before.facts.consent === undefined && open.choices?.some((choice) => choice.id === 'agree')) {
    clock.advance(5000);
    said = rehearsal.play({ kind: 'tap', prompt: open.prompt?.id ?? '', choice: 'agree' });
  }
  const { flows } = rehearsal.engine;
  const { value, ...reading } = readingOf(meaning, (name) => flows.machine(name).flow.menu?.choice);
  const told = bandOf(rehearsal.last?.results ?? [], rehearsal);
  // Whoever waits for a person has left it to them.
  const waits = before.facts.waiting !== undefined && leftOver.has(reading.kind);
  const stored = storedSince(before, rehearsal.dialogue);
  const field = last.prompt?.field;
  return {
    id,
    ...reading,
    ...told,
    ...(told.band === null && waits && { band: 'person' as const }),
    ...(value !== undefined && field !== undefined && !(field in stored) && { values: { [field]: value } }),
    ...(Object.keys(stored).length > 0 && { stored }),
    said: readText(said),
    ms: Number(took.toFixed(3)),
  };
}

/** Prepares every place that the questions name, once each. Throws Fault wrongRequest that names the line of a place that there is not. */
function placesFor(questions: readonly Numbered[], by: Rehearsing): ReadonlyMap<string, Standing> {
  const places = new Map<string, Standing>();
  for (const { number, line } of questions) {
    const name = JSON.stringify(line.state);
    if (places.has(name)) continue;
    const standing = standingAt(by, line.state);
    if (!standing) throw wrongLine(number, `state: there is no ${name} in ${by.house.association.id}`);
    places.set(name, standing);
  }
  return places;
}

/** What is learned when it is first asked for, and code that was never run, are no part of the time of the first question. */
function warmUp({ engine, house: { association, knowledge } }: Rehearsing, places: Iterable<Standing>): void {
  engine.hearing.learn();
  for (const { phrasings } of association.answers)
    for (const text of phrasings.saudi) knowledge.find(`${text} لو سمحتوا اليوم`);
  for (const { rehearsal } of places)
    rehearsal.fork(handClock(rehearsal.clock.now())).play({ kind: 'text', text: 'لو سمحتوا عندي لكم سؤال' });
}

/**
 * How each of these questions is understood, in order, each in a conversation of its own that stands where the line says. The moment is that of
 * `by.clock`. Throws Fault wrongRequest, before any is evaluated, when a place cannot be reached.
 */
export function evaluate(questions: readonly Numbered[], by: Rehearsing): () => Generator<Understood> {
  const places = placesFor(questions, by);
  const at = by.clock.now();
  warmUp(by, places.values());
  return function* () {
    for (const { line } of questions) {
      const standing = places.get(JSON.stringify(line.state));
      if (standing) yield evaluateAt(standing, line, at);
    }
  };
}
