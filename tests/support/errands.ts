import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import type { House } from '../../src/voice/house.ts';
import { openAll } from './house.ts';

/** What a member comes for. `n` varies what he says. */
export interface Errand {
  readonly house: House;
  readonly service: string;
  readonly n: number;
}

/** Every association in turn, and every service of each; and how many messages it takes to send all these requests. */
export async function errands(
  count: number,
): Promise<{ readonly list: readonly Errand[]; readonly messages: number }> {
  const { engine, houses: all } = await openAll();
  const houses = [...all.values()];
  const list = Array.from({ length: count }, (_, n): Errand => {
    const house = houses[n % houses.length]!;
    const { services } = house.association;
    return { house, service: services[Math.floor(n / houses.length) % services.length]!.id, n };
  });
  const lengths = list.map(
    ({ house, service, n }) => requestDialogue(engine, { house, service, n }).length - 1,
  );
  return { list, messages: lengths.reduce((sum, length) => sum + length, 0) };
}
