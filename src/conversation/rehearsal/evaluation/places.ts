import type { OutgoingMessage } from '../../../contract/index.ts';
import type { MemberEvent } from '../../../engine/events.ts';
import type { SampleInput } from '../../../fields/sample.ts';
import { kindOf, type FieldSpec } from '../../../fields/spec.ts';
import { handClock } from '../../../kernel/clock.ts';
import { fieldOf, serviceOf, type House } from '../../../voice/house.ts';
import { Rehearsal, type Rehearsing } from '../rehearsal.ts';
import { eventOfSample, sampleInput } from '../samples.ts';
import type { Place } from './question-line.ts';

/** A conversation that stands at a place, and the question that is open there. */
export interface Standing {
  readonly rehearsal: Rehearsal;
  readonly last: OutgoingMessage;
}

/** How long a member looks at a question before they answer, in milliseconds. */
const reading = 5000;
const mostTurns = 80;

/** What must be answered before a field is asked: earlier fields that it hangs on, with the value that leads there. */
function leadingTo(service: ReturnType<typeof serviceOf>, name: string): Map<string, string | boolean> {
  const wanted = new Map<string, string | boolean>();
  for (let when = fieldOf(service, name)?.when; when; when = fieldOf(service, when.field)?.when) {
    const [value] = when.is;
    if (value === undefined || wanted.has(when.field)) break;
    wanted.set(when.field, value);
  }
  return wanted;
}

function inputAt(field: FieldSpec, wanted: string | boolean | undefined): SampleInput {
  const { buttons } = kindOf(field);
  const choice = buttons?.ids(field).find((id) => buttons.means(id) === wanted);
  return choice === undefined ? sampleInput(field) : { choice };
}

/** What is wished for: a place, and the service whose form leads there. */
interface Goal {
  readonly place: Place;
  readonly house: House;
  readonly service: string;
  readonly wanted: ReadonlyMap<string, string | boolean>;
}

const isThere = ({ place }: Goal, { prompt, choices = [] }: OutgoingMessage): boolean => {
  if (typeof place === 'object') return prompt?.field === place.field;
  if (place === 'notice') return choices.some(({ id }) => id === 'agree');
  if (place === 'waiting') return choices.some(({ id }) => id === 'leaveQueue');
  return prompt?.kind === place;
};

function towards(
  { place, house, service, wanted }: Goal,
  { prompt, choices = [] }: OutgoingMessage,
): MemberEvent {
  const field = fieldOf(serviceOf(house, service), prompt?.field ?? '');
  const id = prompt?.id ?? '';
  if (field) return eventOfSample(inputAt(field, wanted.get(field.name)), id);
  const ways = place === 'waiting' ? ['agree', 'person'] : ['agree', 'request', service, 'confirm', 'yes'];
  return {
    kind: 'tap',
    prompt: id,
    choice: ways.find((way) => choices.some((one) => one.id === way)) ?? 'skip',
  };
}

/** Leads a new conversation to a place, so that it stands there at the moment `by.clock` tells. Undefined when there is no way. */
export function standingAt(by: Rehearsing, place: Place): Standing | undefined {
  const { house, lang = 'ar' } = by;
  const service = typeof place === 'object' ? place.service : (house.association.services[0]?.id ?? '');
  const wanted = leadingTo(serviceOf(house, service), typeof place === 'object' ? place.field : '');
  const goal = { place, house, service, wanted };
  const clock = handClock(by.clock.now() - mostTurns * reading);
  const rehearsal = new Rehearsal({ ...by, clock });
  let last = rehearsal.play({ kind: 'start', lang }).findLast(({ prompt }) => prompt);
  for (let turn = 0; turn < mostTurns && last; turn += 1) {
    if (isThere(goal, last)) return { rehearsal, last };
    clock.advance(reading);
    last = rehearsal.play(towards(goal, last)).findLast(({ prompt }) => prompt);
  }
  return undefined;
}
