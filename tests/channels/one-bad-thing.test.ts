import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Content } from '../../src/channel/message.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import type { Office } from '../../src/desk/office.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import { kindNamed } from '../../src/fields/spec.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { isDown } from '../../src/records/base/down.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import type { Staff } from '../../src/records/desk/staff.ts';
import { sayTo, type Place } from '../support/place.ts';
import { openStaffed, type Staffed } from '../support/staffed.ts';
import { atMost } from '../support/limits.ts';
import { deskOf } from '../support/verbs.ts';
import { until } from '../support/wait.ts';
import { walked } from '../support/walked.ts';
import { Provider, wrote } from './provider.ts';
import { DatabaseClient } from '../../src/records/base/connection/client.ts';

const association = 'mord';
let place: Place;
let office: Office;
let staff: Staff;
let provider: Provider;
let channels: Channels;
let served: Served;
let count = 0;

let staffed: Staffed;
beforeAll(async () => {
  staffed = await openStaffed(association);
  ({ place, office, staff } = staffed);
});
afterAll(() => staffed.remove());
const open = (one: Provider): void => {
  provider = one;
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
};
beforeEach(() => open(new Provider()));
afterEach(async () => {
  await channels.stop();
  await place.ground.database.query('delete from arrivals');
});

const line = (name: 'fileDelayed' | 'fileLost' | 'fileLate' | 'apology' | 'help'): string =>
  place.ground.houses.get(association)!.wording.line('ar', `engine.${name}`).slice(0, 20);

/** The shortest way to a question for a file. */
let wayToFile: readonly SampleInput[] = [];
beforeAll(() => {
  const { engine, houses } = place.ground;
  const found = walked(engine, houses.get(association)!).find(
    ({ state }) => kindNamed(state.kind)?.readFile !== undefined,
  );
  wayToFile = found!.state.path;
});

/** A member of the channel, who agreed to the notice; `atFile`: who is asked for a file. */
async function member(atFile = true) {
  count += 1;
  const address = `member-${count}`;
  let n = 0;
  const write = async (...contents: (Content | string)[]): Promise<void> => {
    const happenings = contents.map((content) => wrote(address, `${address} ${(n += 1)}`, content));
    await channels.take(served, happenings);
  };
  const id = async (): Promise<string> =>
    (await conversationAt(place.ground.database, { association, channel: 'fake', address })) ?? '';
  const heard = (): string => provider.textsOf(address).join('\n');
  const hears = (text: string, within: number): Promise<void> =>
    until(`"${text}" comes`, () => heard().includes(text), { patience: atMost(within), found: heard });
  /** Writes, and waits until so many messages came back. */
  const writeFor = async (count: number, ...contents: readonly string[]): Promise<void> => {
    const before = provider.textsOf(address).length;
    await write(...contents);
    await until('all is answered', () => provider.textsOf(address).length >= before + count);
  };
  const item = async () => (await office.desk.reading.these(staff, [await id()]))[0]!;
  /** What a member does at the question that is open. */
  const act = async (input: SampleInput): Promise<void> => {
    const known = await place.conversations.fresh(await id());
    const prompt = known?.dialogue?.stack.at(-1)?.asked ?? '';
    if ('text' in input) await write(input.text);
    else if ('choice' in input)
      await write({ kind: 'tap', prompt, choice: input.choice, text: input.choice });
  };
  await write({ kind: 'start' });
  if (atFile) for (const input of wayToFile) await act(input);
  else await write('أوافق');
  return { write, writeFor, hears, heard, id, item };
}

const media = (ref: string): Content => ({ kind: 'media', media: { ref, name: `${ref}.pdf` } });
const paper: Content = { kind: 'file', name: 'صورة.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') };
const help = (): string => line('help');
const kept = async (): Promise<number> => {
  const { rows } = await place.ground.database.query<{ n: number }>(
    'select count(*)::int as n from arrivals',
  );
  return rows[0]!.n;
};

describe('an attachment that cannot be had', () => {
  test('keeps neither what was sent with it nor what comes after: bytes that waited behind it are read', async () => {
    const one = await member();
    await one.write(media('gone'), paper, 'مساعدة');
    await one.hears(line('fileLost'), 5000);
    await one.hears(help(), 2000);
    const { lines } = await place.conversations.lines(await one.id(), 0);
    const files = lines.flatMap((each) => (each.from === 'member' && each.file ? [each.file] : []));
    expect(files).toMatchObject([{ name: 'صورة.pdf', type: 'application/pdf' }]);
    expect(await one.item()).toMatchObject({ flagged: true });
    expect(await kept()).toBe(0);
  });

  test('that is not there yet is told within five seconds, and a call for a person waits for no file', async () => {
    provider.fetching = () => Promise.resolve({ ok: false, why: 'later' });
    const one = await member();
    await one.write(media('later'));
    const start = Date.now();
    await one.write('موظف');
    expect(await one.item()).toMatchObject({ state: 'waiting' });
    expect(Date.now() - start).toBeLessThan(atMost(1000));
    await one.hears(line('fileDelayed'), 5000);
  });

  test('keeps nobody waiting who tells of danger', async () => {
    provider.fetching = () => Promise.resolve({ ok: false, why: 'later' });
    const one = await member(false);
    await one.writeFor(1, 'موظف');
    await one.write(media('later'));
    const start = Date.now();
    await one.write('زوجي يضربني وأنا خايفة');
    await one.hears('911', 1500);
    expect(Date.now() - start).toBeLessThan(atMost(1500));
  });

  test('for which there is no room on the disk is kept until there is some', async () => {
    const { files } = place.ground;
    const put = files.put.bind(files);
    let full = 3;
    files.put = (...given) =>
      (full -= 1) >= 0 ? Promise.reject(new Fault('diskFull', 'There is no room.')) : put(...given);
    try {
      const one = await member();
      provider.files.set('large', { ok: true, bytes: Buffer.from('%PDF-1.4\n%%EOF\n') });
      await one.write(media('large'));
      await until('the file is there', async () => {
        const { lines } = await place.conversations.lines(await one.id(), 0);
        return lines.some((each) => each.from === 'member' && each.file !== undefined);
      });
      expect(full).toBeLessThan(0);
      expect(one.heard()).not.toContain(line('fileLost'));
    } finally {
      files.put = put;
    }
  });

  test('that hangs is told within five seconds, words go on after that, and nobody else waits', async () => {
    let hanging = 0;
    provider.fetching = () => new Promise(() => (hanging += 1));
    // Four files of each: more than there are places for files on their way.
    const many = await Promise.all(Array.from({ length: 10 }, () => member()));
    const files = ['1', '2', '3', '4'].map(media);
    const start = Date.now();
    await Promise.all(many.map((one) => one.write(...files, 'مساعدة')));
    const other = await member(false);
    await other.write('كيف أستخدم');
    await other.hears(help(), 1000);
    for (const one of many) await one.hears(line('fileDelayed'), 5500 - (Date.now() - start));
    for (const one of many) await one.hears(help(), 3000);
    expect(other.heard()).not.toContain(line('fileDelayed'));
    expect(hanging).toBe(32);
    // Those that still wait for a place do not keep a server from stopping.
    const stopping = Date.now();
    await channels.stop();
    expect(Date.now() - stopping).toBeLessThan(atMost(1000));
  });

  test('whose words cannot be read any more is told, flagged and passed', async () => {
    provider.fetching = () => new Promise(() => undefined);
    const one = await member();
    await one.write(media('hangs'), paper);
    await place.ground.database.query(
      `update arrivals set sealed = '\\x00' where id = (select max(id) from arrivals)`,
    );
    await place.ground.database.query(
      'update arrivals set told_at = now() where id < (select max(id) from arrivals)',
    );
    await one.hears(line('fileLost'), 5000);
    expect(await one.item()).toMatchObject({ flagged: true });
    await one.write('مساعدة');
    await one.hears(help(), 2000);
  });

  test.each([
    [false, 'is taken at the question at which it was sent'],
    [true, 'is no answer to another question that was asked meanwhile'],
  ])('and comes late (after another question: %s) %s', async (moved) => {
    let there: () => void = () => undefined;
    const bytes = Buffer.from('%PDF-1.4\n%%EOF\n');
    provider.fetching = () =>
      new Promise((done) => (there = () => done({ ok: true, bytes, name: 'ورقة.pdf' })));
    const one = await member();
    await one.write(media('slow'));
    await one.hears(line('fileDelayed'), 5000);
    if (moved) for (const text of ['القائمة', 'متابعة طلب']) await one.writeFor(1, text);
    there();
    if (moved) await one.hears(line('fileLate'), 3000);
    await until('no file waits', async () => (await kept()) === 0);
    const { lines } = await place.conversations.lines(await one.id(), 0);
    const files = lines.flatMap((each) => (each.from === 'member' && each.file ? [each.file.name] : []));
    expect(files).toEqual(moved ? [] : ['ورقة.pdf']);
  });
});

describe('a database that cannot now', () => {
  test.each(['57014', '55P03', '40001', '40P01', '57P01', '08006', '53300', '25P04'])(
    'answers %s, which speaks against no message',
    (code) => expect(isDown(Object.assign(new Error('x'), { code }))).toBe(true),
  );

  test('for longer than a statement may take makes no message dead and excuses nobody', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => sayTo(place, association)));
    const locker = new DatabaseClient(place.ground.database.connection);
    await locker.connect();
    await locker.query('begin');
    await locker.query('lock table entries in access exclusive mode');
    const say = async (id: string): Promise<void> => {
      for (;;) {
        const sent = place.conversations.receive(id, {
          external: 'menu',
          content: { kind: 'text', text: 'القائمة' },
        });
        const fault = await sent.then(
          () => undefined,
          (error: unknown) => error,
        );
        if (fault === undefined) return;
        expect(fault).toMatchObject({ code: 'databaseDown' });
      }
    };
    const said = Promise.all(ids.map(say));
    // What waits for the lock is ended as PostgreSQL ends what took longer than it may: by 57014.
    let ended = 0;
    // With `LOCKED_SECONDS=45` it is really locked for so long before.
    const lockedUntil = performance.now() + 1000 * Number(process.env['LOCKED_SECONDS'] ?? 0);
    try {
      await until('statements that wait were ended', async () => {
        if (performance.now() < lockedUntil) return false;
        const { rows } = await locker.query(
          `select pg_cancel_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'`,
        );
        return (ended += rows.length) >= 3;
      });
    } finally {
      await locker.end();
    }
    await said;
    const { rows } = await place.ground.database.query<{ n: number }>(
      'select count(*)::int as n from entries where kind = 6',
    );
    expect(rows[0]!.n).toBe(0);
    for (const id of ids) {
      const { lines } = await place.conversations.lines(id, 0);
      expect(JSON.stringify(lines)).not.toContain(line('apology'));
    }
  });
});

test('news of another node that make no sense end nobody', async () => {
  const { coordination } = place.ground;
  coordination.publish('presence', 'not json');
  coordination.publish('presence', '{"conversation":7}');
  office.desk.presence.tell('somewhere', { id: 7, name: 'نورة' }, true);
  await new Promise(setImmediate);
  expect(office.desk.presence.of('somewhere')).toEqual([{ id: 7, name: 'نورة', typing: true }]);
});

test('a report of failure that overtakes the answer to our own call holds the next message back no longer', async () => {
  await channels.stop();
  open(new Provider({ reports: true }));
  const one = await member(false);
  const conversation = await one.id();
  await deskOf(office.desk).claim(staff, conversation);
  provider.answer = async ({ text }, { id }) => {
    if (!text.includes('الأولى')) return { ok: true };
    const told = { external: 'wamid.first', parcel: id, fault: 'rejected', at: Date.now() } as const;
    await channels.take(served, [{ kind: 'undelivered', ...told }]);
    return { ok: true };
  };
  for (const text of ['الأولى', 'الثانية'])
    await deskOf(office.desk).reply(staff, conversation, { id: `reply ${text}`, text });
  await one.hears('الثانية', 10_000);
});
