import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InboxItem } from '../../src/contract/desk.ts';
import type { Changed } from '../../src/contract/inbox/changed.ts';
import type { Sought } from '../../src/contract/inbox/sought.ts';
import { Joined } from '../../src/kernel/pace/joined.ts';
import { Office } from '../../src/desk/office.ts';
import { handClock, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { deskOf } from '../support/verbs.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let one: Staff;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  one = await putStaff(
    place.ground.database,
    { association: 'rahat', email: 'one@rahat.example', role: 'researcher' },
    clock.now(),
  );
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

const previewOf = async (conversation: string): Promise<unknown> => {
  const [item] = await office.desk.reading.these(one, [conversation]);
  return item && { lastText: item.lastText, lastFrom: item.lastFrom, unanswered: item.unanswered };
};

async function promptOf(conversation: string): Promise<string> {
  const { lines } = await place.conversations.lines(conversation, 0);
  const asked = lines.findLast((line) => line.from === 'bot' && line.message.prompt);
  return (asked?.from === 'bot' && asked.message.prompt?.id) || '';
}

test('the inbox shows the last line that may be seen, after a note and after the end too; never a rating', async () => {
  const conversation = await sayTo(place, 'rahat', 'موظف');
  await deskOf(office.desk).claim(one, conversation);
  await deskOf(office.desk).reply(one, conversation, { id: 'reply-1-1', text: 'حياك الله' });
  await deskOf(office.desk).note(one, conversation, { id: 'note-1-1', text: 'للزملاء' });
  const replied = { lastText: 'حياك الله', lastFrom: 'staff', unanswered: false };
  expect(await previewOf(conversation)).toEqual(replied);
  await place.conversations.receive(conversation, {
    external: 'thanks',
    content: { kind: 'text', text: 'شكرًا لكم' },
  });
  expect(await previewOf(conversation)).toEqual({
    lastText: 'شكرًا لكم',
    lastFrom: 'member',
    unanswered: true,
  });
  await deskOf(office.desk).giveBack(one, conversation, 'closed');
  const closed = { lastText: 'شكرًا لكم', lastFrom: 'member', unanswered: false };
  expect(await previewOf(conversation)).toEqual(closed);
  clock.advance(2000);
  await place.conversations.receive(conversation, {
    external: 'score',
    content: { kind: 'tap', prompt: await promptOf(conversation), choice: 'score-2', text: 'ضعيف' },
  });
  expect(await previewOf(conversation)).toEqual(closed);
  await deskOf(office.desk).note(one, conversation, { id: 'note-1-2', text: 'انتهت' });
  await place.conversations.receive(conversation, {
    external: 'comment',
    content: { kind: 'text', text: 'تأخرتم كثيرًا' },
  });
  const { lastText } = (await previewOf(conversation)) as { lastText: string };
  expect(lastText).not.toMatch(/تأخرتم|ضعيف/);
  expect(lastText).not.toBe('');
  const { lines } = await office.desk.reading.conversation(one, conversation);
  expect(JSON.stringify(lines)).not.toMatch(/تأخرتم|ضعيف/);
});

test('who asks while a list is being read gets the one after it, and all who ask meanwhile get the same', async () => {
  const joined = new Joined<number>();
  let runs = 0;
  const ends: (() => void)[] = [];
  const work = (): Promise<number> => {
    const number = (runs += 1);
    return new Promise((done) => ends.push(() => done(number)));
  };
  const first = joined.run('list', work);
  const later = [joined.run('list', work), joined.run('list', work)];
  const other = joined.run('other list', work);
  ends[0]?.();
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  for (const end of ends) end();
  expect(await Promise.all(later)).toEqual([3, 3]);
  expect(await other).toBe(2);
  expect(runs).toBe(3);
});

test('whoever says that they read a line which there is not has read nothing by it', async () => {
  const desk = deskOf(office.desk);
  const conversation = await sayTo(place, 'rahat', 'موظف');
  await desk.claim(one, conversation);
  const { lines } = await office.desk.reading.conversation(one, conversation);
  await place.conversations.receive(conversation, {
    external: 'later',
    content: { kind: 'text', text: 'لحظة، نسيت شيئًا' },
  });
  const close = (seen: number) => desk.giveBack(one, conversation, 'closed', seen);
  await expect(close(lines.length + 50)).rejects.toMatchObject({ code: 'wrongRequest' });
  for (const seen of [0, lines.length])
    expect(await close(seen)).toMatchObject({ done: false, refused: { code: 'memberWrote' } });
  expect(await close(lines.length + 1)).toMatchObject({ done: true });
});

describe('a list in pages', () => {
  const publicIds: string[] = [];
  const many = 150;
  let somebody: Staff;

  /** Conversations as they are stored, each asked for a person a minute after the one before. */
  beforeAll(async () => {
    somebody = await putStaff(
      place.ground.database,
      { association: 'awdat-sudair', email: 'one@awdat.example', role: 'researcher' },
      clock.now(),
    );
    for (let n = 0; n < many; n += 1)
      publicIds.push((await place.conversations.begin('awdat-sudair', 'webchat')).publicId);
    await place.ground.database.query(
      `update conversations c set listed_at = to_timestamp($2 / 1000.0) + w.n * interval '1 minute', channel = case when w.n % 3 = 0 then 'telegram' else 'webchat' end
         from unnest($1::text[]) with ordinality as w (name, n) where c.public_id = w.name`,
      [publicIds, aWorkingMorning],
    );
    await place.ground.database.query(
      `insert into escalations (id, association, conversation_id, channel, reason, flow, step, tried, since, promised_by, first_promised_by)
         select 'e' || c.id, c.association, c.id, c.channel, case when c.id % 5 = 0 then 'unanswered' else 'asked' end, 'handOver', 'waiting', '{}', c.listed_at, c.listed_at + interval '1 hour' - (c.id % 7) * interval '5 minutes', c.listed_at + interval '1 hour' - (c.id % 7) * interval '5 minutes'
           from conversations c where c.public_id = any ($1)`,
      [publicIds],
    );
  });

  async function walked(
    which: 'waiting' | 'all',
    more: Omit<Sought, 'which'>,
  ): Promise<readonly InboxItem[]> {
    const all: InboxItem[] = [];
    let after: string | undefined;
    do {
      const page = await office.desk.reading.inbox(somebody, which, {
        ...more,
        ...(after !== undefined && { after }),
      });
      expect(page.items.length).toBeLessThanOrEqual(60);
      all.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return all;
  }

  const named = (items: readonly InboxItem[]): readonly string[] =>
    items.map(({ conversation }) => conversation);

  test.each([
    ['waiting', {}],
    ['waiting', { order: 'waiting' }],
    ['waiting', { order: 'newest' }],
    ['all', {}],
  ] as const)('%s by %o shows each once, in order', async (which, more) => {
    const items = await walked(which, more);
    expect(named(items).toSorted()).toEqual(publicIds.toSorted());
    const by = (item: InboxItem): number =>
      ({ waiting: item.since, newest: -(item.since ?? 0), promise: item.firstPromisedBy })[
        'order' in more ? more.order : 'promise'
      ] ?? 0;
    if (which === 'waiting') expect(items.map(by)).toEqual(items.map(by).toSorted((a, b) => a - b));
    else expect(named(items)).toEqual(publicIds.toReversed());
  });

  test('a list is narrowed by what its rows show, and counts stay those of the whole', async () => {
    const all = await walked('all', {});
    const narrowed = async (more: Omit<Sought, 'which'>) => named(await walked('all', more)).toSorted();
    const those = (is: (item: InboxItem) => boolean) => named(all.filter(is)).toSorted();
    expect(await narrowed({ channel: 'telegram' })).toEqual(those(({ channel }) => channel === 'telegram'));
    expect(await narrowed({ reason: 'unanswered' })).toEqual(those(({ reason }) => reason === 'unanswered'));
    expect(await narrowed({ reason: 'asked', channel: 'telegram' })).toEqual(
      those(({ reason, channel }) => reason === 'asked' && channel === 'telegram'),
    );
    expect(await narrowed({ from: '2026-11-09' })).toEqual([]);
    expect(await narrowed({ from: '2026-11-08', to: '2026-11-08' })).toHaveLength(many);
    expect(await narrowed({ service: 'support' })).toEqual([]);
    const { counts } = await office.desk.reading.inbox(somebody, 'all', { channel: 'telegram' });
    expect(counts).toEqual({ waiting: many, late: 0, mine: 0, all: many });
    const [first = ''] = publicIds;
    await deskOf(office.desk).claim(somebody, first);
    expect(await narrowed({ owner: String(somebody.id) })).toEqual([first]);
    expect(await narrowed({ owner: 'nobody' })).toHaveLength(many - 1);
    expect(named((await office.desk.reading.inbox(somebody, 'mine')).items)).toEqual([first]);
    clock.advance(40 * minute);
    const late = await walked('all', { late: 'yes' });
    expect(late.length).toBeGreaterThan(0);
    for (const { firstPromisedBy = Infinity } of late) expect(firstPromisedBy).toBeLessThan(clock.now());
    expect((await office.desk.reading.inbox(somebody, 'all')).counts.late).toBe(late.length);
  });
});

test('of what changes the rows alone are brought, to those who serve: a hundred news a minute are less than five megabytes an hour', async () => {
  const told: Changed[] = [];
  const others: unknown[] = [];
  const manager = await putStaff(
    place.ground.database,
    { association: 'rahat', email: 'manager@rahat.example', role: 'manager' },
    clock.now(),
  );
  const stops = [
    office.desk.changes.follow({ staff: one, tell: (changed) => changed && told.push(changed) }),
    office.desk.changes.follow({ staff: manager, tell: (changed) => others.push(changed) }),
  ];
  let bytes = 0;
  const stop = office.watch(one, (hint) => (bytes += hint.length + 22));
  const conversations: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    const conversation = await sayTo(place, 'rahat', 'موظف');
    conversations.push(conversation);
    await place.conversations.receive(conversation, {
      external: `news ${n}`,
      content: {
        kind: 'text',
        text: `أنتظر منذ الصباح ولم يجبني أحد عن طلب الدعم الذي أرسلته، أرجو الرد ${n}`,
      },
    });
  }
  const last = (): InboxItem[] => told.flatMap(({ rows }) => rows);
  await until('all rows are told', () =>
    conversations.every((id) => last().some(({ conversation }) => conversation === id)),
  );
  for (const each of [...stops, stop]) each();
  expect(others).toEqual([]);
  const whole = await office.desk.reading.inbox(one, 'waiting', { order: 'newest' });
  const shown = new Map(last().map((item) => [item.conversation, item]));
  for (const item of whole.items.filter(({ conversation }) => conversations.includes(conversation)))
    expect(shown.get(item.conversation)).toEqual(item);
  expect(told.at(-1)?.counts).toEqual(whole.counts);
  bytes += told.reduce((sum, changed) => sum + Buffer.byteLength(JSON.stringify(changed)) + 20, 0);
  const news = 2 * conversations.length;
  expect((bytes / news) * 100 * 60).toBeLessThan(5_000_000);
});
