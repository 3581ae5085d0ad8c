import type { Meaning } from '../../src/engine/events.ts';
import { understand } from '../../src/engine/understand/understand.ts';
import { anyFieldOf } from '../../src/voice/house.ts';
import { aWorkingMorning, openAll } from './house.ts';

const { engine, houses } = await openAll();
const { lexicon } = engine;

/** What texts mean at a field of an association, by its name. */
export function at(association: string, name: string, text: string): Meaning {
  const house = houses.get(association)!;
  const service = house.association.services.find((one) => anyFieldOf(one, name))!;
  const field = anyFieldOf(service, name)!;
  const asked = {
    kind: field.type,
    said: { words: field.ask },
    id: 'q1',
    flow: 'request',
    step: 'askField',
    field: { service: service.id, name },
  };
  return understand({ house, lexicon, now: aWorkingMorning }, asked, text);
}
