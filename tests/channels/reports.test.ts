import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import type { Happening, Progress } from '../../src/channel/port.ts';
import { Desk } from '../../src/desk/desk.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import { deliveriesOf, type DeliveryRow } from '../../src/records/sending/outbox.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, type Place } from '../support/place.ts';
import { between, randomFrom, type Random } from '../support/random.ts';
import { deskOf } from '../support/verbs.ts';
import { until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

/** The run of every day takes a part; `REPORTS=200` takes as many orders of each kind as was promised. */
const orders = Number(process.env['REPORTS'] ?? 12);
const association = 'rahat';
const patience = 2000;

type Step = 'answer' | 'failed' | Progress;
const kinds: readonly (readonly Step[])[] = [
  ['answer', 'sent', 'delivered', 'read'],
  ['answer', 'sent', 'failed'],
  ['answer', 'failed', 'delivered'],
  ['answer', 'sent', 'sent', 'delivered', 'delivered', 'failed'],
];

let place: Place;
let desk: Desk;
let staff: Staff;
beforeAll(async () => {
  place = await openPlace();
  desk = new Desk(place.ground, place.conversations);
  staff = await putStaff(
    place.ground.database,
    { association, email: 'one@rahat.example', role: 'researcher' },
    Date.now(),
  );
});
afterAll(() => place.remove());

/** Channels of one provider that tells what became of its messages. */
function opened(): { provider: Provider; channels: Channels; served: Served } {
  const provider = new Provider({ reports: true });
  const served = { association, channel: provider.channel };
  const channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
  return { provider, channels, served };
}

function shuffled<T>(random: Random, list: readonly T[]): readonly T[] {
  const rest = [...list];
  return list.map(() => rest.splice(between(random, 0, rest.length - 1), 1)[0]!);
}

let members = 0;
/** A conversation that a person has taken over, of a member whom nothing is owed. */
async function taken({ channels, served, provider }: ReturnType<typeof opened>) {
  const address = `member-${(members += 1)}`;
  await channels.take(served, [wrote(address, '1', 'السلام عليكم')]);
  const where = { association, channel: 'fake', address };
  const id = (await conversationAt(place.ground.database, where)) ?? '';
  await deskOf(desk).claim(staff, id);
  const { id: number } = (await findConversation(place.ground.database, id))!;
  const rows = (): Promise<readonly DeliveryRow[]> => deliveriesOf(place.ground.database, number);
  await until('what was said before is sent', async () =>
    (await rows()).every(({ state }) => state !== 'waiting' && state !== 'attempting'),
  );
  const reply = (text: string) => deskOf(desk).reply(staff, id, { id: `reply ${text} ${members}`, text });
  const shown = (text: string): boolean => provider.textsOf(address).some((one) => one.includes(text));
  return { address, rows, reply, shown };
}

/** What must be known in the end, whatever came first. */
function endOf(steps: readonly Step[]): { state: string; progress: number | null } {
  if (steps.includes('read')) return { state: 'sent', progress: 3 };
  if (steps.includes('delivered')) return { state: 'sent', progress: 2 };
  return steps.includes('failed') ? { state: 'dead', progress: 0 } : { state: 'sent', progress: 1 };
}

describe('what a provider tells, in every order', () => {
  let open: ReturnType<typeof opened>;
  beforeAll(() => {
    open = opened();
  });
  afterAll(() => open.channels.stop());

  test.each(kinds)('of %s, %s, %s … loses nothing and keeps nobody waiting', async (...kind) => {
    const { provider, channels, served } = open;
    const random = randomFrom(kind.length);
    for (let n = 0; n < orders; n += 1) {
      const steps = shuffled(random, kind);
      const at = steps.indexOf('answer');
      const member = await taken(open);
      const external = `wamid.${member.address}`;
      let parcel = '';
      const told = async (step: Step): Promise<void> => {
        const one = { external, parcel, at: Date.now() };
        const happening: Happening =
          step === 'failed'
            ? { kind: 'undelivered', ...one, fault: 'rejected' }
            : { kind: 'progress', ...one, progress: step === 'answer' ? 'sent' : step };
        await channels.take(served, [happening]);
      };
      let answered: () => void = () => undefined;
      const done = new Promise<void>((resolve) => (answered = resolve));
      provider.answer = async ({ text }, { address, id }) => {
        if (address !== member.address || !text.includes('الأولى')) return { ok: true };
        parcel = id;
        for (const step of steps.slice(0, at)) await told(step);
        // A report is as good as the answer: what comes next does not wait for that.
        if (at > 0) await until('the second is there', () => member.shown('الثانية'), { patience });
        answered();
        return { ok: true, external };
      };
      await member.reply('الأولى');
      await member.reply('الثانية');
      await done;
      await until('the second is there', () => member.shown('الثانية'), { patience });
      for (const step of steps.slice(at + 1)) await told(step);
      const end = endOf(steps);
      let first: DeliveryRow | undefined;
      await until(
        `${steps.join(', ')} ends as ${end.state}`,
        async () => {
          [first] = (await member.rows()).slice(-2);
          return first?.state === end.state && first.progress === end.progress;
        },
        { patience, found: () => JSON.stringify(first) },
      );
      expect(provider.textsOf(member.address).filter((text) => text.includes('الأولى'))).toHaveLength(1);
    }
  });
});
