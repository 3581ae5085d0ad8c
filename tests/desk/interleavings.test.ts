import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bodyOf } from '../../src/conversation/turn/entry-body.ts';
import { Office } from '../../src/desk/office.ts';
import { handClock, minute } from '../../src/kernel/clock.ts';
import { drawn } from '../../src/kernel/ids.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { entriesAfter, type Entry } from '../../src/records/turns/entries.ts';
import { expiredLeases } from '../../src/records/desk/conversation-list.ts';
import { makeLink, putStaff, takeLink, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

/** The run of every day takes a part of them; `INTERLEAVINGS=2000` takes as many as were promised. */
const interleavings = Number(process.env['INTERLEAVINGS'] ?? 100);
const atOnce = 25;
const steps = 12;

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let staff: readonly Staff[];

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const { database } = place.ground;
  const put = async (name: string): Promise<Staff> => {
    const email = `${name}@rahat.example`;
    const { id } = await putStaff(database, { association: 'rahat', email, role: 'researcher' }, clock.now());
    const link = await makeLink(database, id, clock.now() + minute);
    const ready = await takeLink(database, { value: link, name, password: 'made up' }, clock.now());
    return ready!;
  };
  staff = await Promise.all(['one', 'two'].map(put));
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

interface Story {
  readonly conversation: string;
  readonly sent: string[];
}

const acts = [
  'text',
  'person',
  'tap',
  'claim',
  'claim',
  'reply',
  'reply',
  'transfer',
  'handBack',
  'close',
  'timer',
  'lease',
] as const;

/** One thing that happens to a conversation; the draw decides who does it. */
async function happen({ conversation, sent }: Story, seed: string, step: number): Promise<void> {
  const act = acts[drawn(seed, `act ${step}`, acts.length)]!;
  const me = staff[drawn(seed, `who ${step}`, 2)]!;
  const other = staff.find(({ id }) => id !== me.id)!;
  const say = async (
    content: { kind: 'text'; text: string } | { kind: 'tap'; prompt: string; choice: string; text: string },
  ): Promise<void> => {
    const external = `${step} ${act}`;
    await place.conversations.receive(conversation, { external, lang: 'ar', content });
    sent.push(external);
  };
  switch (act) {
    case 'text':
      return say({ kind: 'text', text: 'السلام عليكم عندي سؤال' });
    case 'person':
      return say({ kind: 'text', text: 'موظف' });
    case 'tap':
      return say({
        kind: 'tap',
        prompt: `q${1 + drawn(seed, `prompt ${step}`, 6)}`,
        choice: 'request',
        text: 'تقديم طلب',
      });
    case 'claim':
      await deskOf(office.desk).claim(me, conversation);
      return;
    case 'reply':
      await deskOf(office.desk).reply(me, conversation, { id: `reply-${step}`, text: 'حياك الله' });
      return;
    case 'transfer':
      await deskOf(office.desk).transfer(me, conversation, other);
      return;
    case 'handBack':
    case 'close':
      await deskOf(office.desk).giveBack(me, conversation, act === 'close' ? 'closed' : 'handedBack');
      return;
    case 'timer':
      clock.advance(drawn(seed, `later ${step}`, 40) * minute);
      return;
    case 'lease':
      clock.advance(2 * minute);
      for (const expired of await expiredLeases(place.ground.database, clock.now(), 5))
        await office.desk.release(expired);
      return;
  }
}

async function begin(): Promise<Story> {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  await place.conversations.receive(publicId, {
    external: 'agree',
    lang: 'ar',
    content: { kind: 'tap', prompt: 'q1', choice: 'agree', text: 'أوافق' },
  });
  return { conversation: publicId, sent: ['agree'] };
}

async function play(seed: string): Promise<Story> {
  const story = await begin();
  for (let step = 0; step < steps; step += 1) {
    const second = drawn(seed, `pair ${step}`, 2) === 0 ? happen(story, seed, step + 100) : undefined;
    await Promise.all([happen(story, seed, step), second]);
  }
  return story;
}

/** Bot lines that stand in an entry written while a person owned the conversation. */
function botLinesWhileOwned(entries: readonly Entry[]): number {
  let owned = false;
  let found = 0;
  for (const { kind, body } of entries) {
    const { heard, said } = bodyOf({ body });
    const act = heard?.cause?.event.kind === 'desk' ? heard.cause.event.act : undefined;
    if (kind === 'staff' && said.some(({ system }) => system === 'claimed' || system === 'transferred'))
      owned = true;
    else if (act) owned = false;
    else if (owned && (kind === 'member' || kind === 'system') && said.length > 0) found += said.length;
  }
  return found;
}

test(
  'whatever happens in whatever order, the bot is silent after a claim and no message is lost',
  async () => {
    let played = 0;
    let claims = 0;
    const faults: string[] = [];
    while (played < interleavings) {
      const seeds = Array.from({ length: Math.min(atOnce, interleavings - played) }, (_, i) =>
        (played + i).toString(16).padStart(8, '0'),
      );
      played += seeds.length;
      for (const { conversation, sent } of await Promise.all(seeds.map(play))) {
        const known = (await findConversation(place.ground.database, conversation))!;
        const entries = await entriesAfter(place.ground.database, known, { seq: 0, most: 5000 });
        claims += entries.filter(({ body }) =>
          bodyOf({ body }).said.some(({ system }) => system === 'claimed'),
        ).length;
        if (botLinesWhileOwned(entries) > 0)
          faults.push(`${conversation}: the bot spoke while a person had it`);
        const stored = entries.flatMap(({ body }) => bodyOf({ body }).heard?.external ?? []);
        for (const external of sent)
          if (stored.filter((one) => one === external).length !== 1)
            faults.push(`${conversation}: "${external}" is not stored once`);
        const numbers = entries.map(({ seq }) => seq);
        if (new Set(numbers).size !== numbers.length)
          faults.push(`${conversation}: two entries of one number`);
      }
    }
    expect(faults).toEqual([]);
    expect(claims).toBeGreaterThan(interleavings);
    const { rows } = await place.ground.database.query<{ open: number }>(
      `select count(*)::int as open from escalations where ended_at is null and claimed_at is null and promised_by is null`,
    );
    expect(rows[0]?.open).toBe(0);
  },
  20 * minute,
);
