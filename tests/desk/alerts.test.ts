import { read } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/contract/desk.ts';
import { callDuty } from '../../src/desk/alerts/call-duty.ts';
import { mailCalls } from '../../src/desk/alerts/mail-calls.ts';
import { mailNotices } from '../../src/desk/notices/letters.ts';
import { agendaOf } from '../../src/desk/requests/papers/agenda.ts';
import { until } from '../support/wait.ts';
import { auditOf } from '../../src/desk/alerts/audit.ts';
import { readBehind } from '../../src/desk/finding/read-lately.ts';
import { search } from '../../src/desk/requests/search.ts';
import { command, requestOf } from '../channels/stored.ts';
import { sendRequest } from '../support/place.ts';
import { categories, classes } from '../../src/voice/urgent.ts';
import { openOnDuty, alertOf, danger, leaveIn, type OnDuty } from '../support/alerts.ts';

let desk: OnDuty;
beforeAll(async () => {
  desk = await openOnDuty();
});
afterAll(() => desk.remove());

describe('whoever is not named', () => {
  const kindOrWord = /violence|hunger|selfHarm|زوجي|يضربني|خائفة|life/;

  test('finds no word and no kind of it, in any role, wherever they look', async () => {
    const { publicId, reference } = await desk.inDanger();
    for (const role of Role.options) {
      const me = desk.of(role);
      const { reading } = desk.office.desk;
      const shown: unknown[] = [];
      for (const which of ['waiting', 'mine', 'all'] as const) shown.push(await reading.inbox(me, which));
      const urgent = (await reading.inbox(me, 'waiting')).items.filter((item) => item.urgent);
      expect(
        urgent.map(({ lastText, category, conversation }) => [lastText, category, conversation === publicId]),
      ).toEqual([['', undefined, false]]);
      for (const look of [
        () => reading.conversation(me, publicId),
        () => reading.conversation(me, urgent[0]!.conversation),
        () => desk.office.reveals.line(me, publicId, 1),
        () => desk.office.desk.file(me, publicId, 'AAAAAAAAAAAAAAAAAAAAAA'),
        () => desk.does(role, 'claim', publicId),
        () => desk.does(role, 'acknowledge', publicId),
        () => desk.does(role, 'note', publicId, { id: 'a-note-here', text: 'x' }),
      ])
        await expect(look()).rejects.toMatchObject({ code: 'notFound' });
      expect(await reading.these(me, [publicId])).toEqual([]);
      const found = await search(
        { desk: desk.office.desk, requests: desk.office.requests, staff: me, lang: 'ar' },
        reference,
      );
      expect(found).toEqual({ conversations: [], requests: [] });
      shown.push(
        await auditOf(desk.place.ground, me),
        await desk.office.figures({ ...desk.of('manager'), role }, {}),
      );
      shown.push(await desk.office.requests.list(me, {}), await agendaOf(desk.office.desk, me, 'ar'));
      shown.push(await desk.office.requests.detail(me, reference).catch(() => undefined));
      const facts = await desk.office.facts.all(me, 'ar');
      expect(JSON.stringify(facts)).not.toMatch(/زوجي|يضربني|خائفة/);
      shown.push(await desk.office.myNotices.of(me));
      expect(JSON.stringify(shown)).not.toMatch(kindOrWord);
    }
  });

  test('is told of no name by the stream of hints', async () => {
    const { publicId } = await desk.inDanger();
    const heard = new Map<string, string[]>();
    const stops = [...Role.options, 'huda', 'reem'].map((name) =>
      desk.office.watch(desk.of(name), (hint) => heard.set(name, [...(heard.get(name) ?? []), hint])),
    );
    await desk.does('huda', 'acknowledge', publicId);
    await new Promise<void>((here) => {
      const end = desk.place.ground.coordination.subscribe('all are here', () => {
        end();
        here();
      });
      desk.place.ground.coordination.publish('all are here', '');
    });
    for (const stop of stops) stop();
    const hearsName = [...heard].filter(([, hints]) => hints.some((hint) => hint.includes(publicId)));
    expect(hearsName.map(([name]) => name).sort()).toEqual(['huda', 'reem']);
    expect(JSON.stringify([...heard])).not.toMatch(kindOrWord);
  });
});

/** The kinds and classes of danger as the database and commands could name them. */
const named = /\b(?:hunger|violence|selfHarm|childWrites|offender)\b/;

test('letters and calls by mail say «عاجل» and nothing of it, the everyday letter nothing at all', async () => {
  const { publicId } = await desk.inDanger();
  await callDuty(desk.office.desk);
  const mails: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  const transport = { sendMail: (mail: (typeof mails)[number]) => Promise.resolve(mails.push(mail)) };
  const { ground } = desk.place;
  const where = { from: 'desk@mord.example', base: 'https://desk.example' };
  const rounds = [mailCalls, mailNotices].map((begin) => begin(ground, transport as never, where));
  await until('whoever is on duty was mailed', () => mails.some(({ to }) => to === 'huda@mord.example'));
  await Promise.all(rounds.map((one) => one.stop()));
  const urgent = mails.filter(({ subject }) => subject === 'عاجل');
  expect(urgent[0]).toMatchObject({ to: 'huda@mord.example', text: 'عاجل\nhttps://desk.example/desk\n' });
  expect(JSON.stringify(mails)).not.toMatch(named);
  expect(JSON.stringify(mails)).not.toMatch(/زوجي|يضربني|خائف|عنف/);
  expect(JSON.stringify(mails)).not.toContain(publicId);
});

test('no table holds a word or a kind of it in the clear, so that no backup does', async () => {
  await desk.inDanger();
  const tables = await desk.sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'functions'`,
  );
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables) {
    const rows = await desk.sql<{ row: string }>(`select t::text as row from "${name}" t`);
    expect(rows.filter(({ row }) => named.test(row) || /زوجي|يضربني/.test(row))).toEqual([]);
  }
});

test('what the command shows of a request that was sent before holds no word and no kind of it', async () => {
  const { reference } = await desk.inDanger();
  const shown = await requestOf(desk.place.dataDir, reference);
  expect(JSON.stringify(shown)).toContain(reference);
  expect(JSON.stringify(shown)).not.toMatch(/زوجي|يضربني|violence|"life"|urgent|alert/);
  for (const args of [['queue'], ['cases', 'show', reference]]) {
    const told = JSON.stringify(await command(args, { DATA_DIR: desk.place.dataDir }));
    expect(told).not.toMatch(/زوجي|يضربني|"life"/);
    expect(told).not.toMatch(named);
  }
});

describe('those who are named', () => {
  test('read it whatever their role, and each opening is on record', async () => {
    const { publicId, alert } = await desk.inDanger();
    for (const name of ['huda', 'reem']) {
      const { items } = await desk.office.desk.reading.inbox(desk.of(name), 'waiting');
      expect(items.find(({ conversation }) => conversation === publicId)).toMatchObject({
        urgent: true,
        category: 'violence',
        acknowledged: false,
      });
      const shown = await desk.office.desk.reading.conversation(desk.of(name), publicId);
      expect(shown.alert).toMatchObject({
        id: alert,
        words: [{ text: danger }],
        heard: [{ category: 'violence', class: 'now', ground: 'life' }],
      });
    }
    const { items } = await auditOf(desk.place.ground, desk.of('manager'));
    expect(items.find(({ id }) => id === alert)?.openings.map(({ name }) => name)).toEqual(['huda', 'reem']);
  });

  test('do not open it where the member excluded them, or wishes a woman', async () => {
    const one = await desk.inDanger();
    await leaveIn(desk.place, one.publicId, { outcomes: [{ type: 'alertWish', names: 'لا تخبروا reem' }] });
    await expect(desk.office.desk.reading.conversation(desk.of('reem'), one.publicId)).rejects.toMatchObject({
      code: 'notFound',
    });
    await desk.office.desk.reading.conversation(desk.of('huda'), one.publicId);
    const other = await desk.inDanger();
    await leaveIn(desk.place, other.publicId, { outcomes: [{ type: 'alertWish', women: true }] });
    await expect(
      desk.office.desk.reading.conversation(desk.of('reem'), other.publicId),
    ).rejects.toMatchObject({
      code: 'notFound',
    });
    await desk.office.desk.reading.conversation(desk.of('huda'), other.publicId);
  });

  test('give it to nobody who may not open it, whether they have it or nobody does', async () => {
    const { publicId } = await desk.inDanger();
    const to = desk.of('delegate').id;
    expect(await desk.tries('huda', 'assign', publicId, { to })).toBe('wrongRequest');
    expect(await desk.does('huda', 'claim', publicId)).toBe(true);
    expect(await desk.tries('huda', 'transfer', publicId, { to })).toBe('wrongRequest');
    expect(await desk.tries('huda', 'transfer', publicId, { to: desk.of('reem').id })).toBe('true');
  });

  test('take it over from a colleague who may not open it, and no other way', async () => {
    const { publicId } = await sendRequest(desk.place, 'mord', 99);
    expect(await desk.does('delegate', 'claim', publicId)).toBe(true);
    expect(await desk.does('huda', 'claim', publicId)).toBe(false);
    await leaveIn(desk.place, publicId, { outcomes: [alertOf('under-a-person')], words: danger });
    expect(await desk.does('huda', 'claim', publicId)).toBe(true);
    expect(await desk.does('reem', 'claim', publicId)).toBe(false);
  });

  test('close it with a reason, once, and the protection report stays with it', async () => {
    const { publicId } = await desk.inDanger();
    await desk.does('huda', 'report', publicId, { where: 'الحماية الأسرية', number: '77', hour: '22:10' });
    const closings = await Promise.all(
      ['huda', 'reem'].map((name) =>
        desk.tries(name, 'close-alert', publicId, { reason: 'وصلت إلى مكان آمن' }),
      ),
    );
    expect(closings.sort()).toEqual(['conflict', 'true']);
    const { alert } = await desk.office.desk.reading.conversation(desk.of('huda'), publicId);
    expect(alert).toMatchObject({
      closed: { reason: 'وصلت إلى مكان آمن' },
      reports: [{ where: 'الحماية الأسرية', number: '77', hour: '22:10', by: 'huda' }],
    });
    await expect(desk.office.desk.reading.conversation(desk.of('delegate'), publicId)).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

describe('fifty alerts of every kind and class in one run', () => {
  const told = Array.from({ length: 50 }, (_, i) => ({
    words: `حكاية${i} محدعلمبها${i}`,
    category: categories[i % categories.length]!,
    class: classes[Math.floor(i / categories.length) % (classes.length - 1)]!,
  }));
  const words = /حكاية\d|محدعلمبها\d/;
  const kinds = new RegExp(`"(?:${[...categories, ...classes].filter((one) => one !== 'now').join('|')})"`);
  const open = async (): Promise<string[]> => {
    const all: string[] = [];
    for (const [i, { words: said, category, class: one }] of told.entries()) {
      const { publicId } = await desk.place.conversations.begin('mord', 'webchat');
      await desk.place.conversations.greet(publicId, 'ar');
      const outcomes = [alertOf(`of-fifty-${i}`, { category, class: one })];
      expect(await leaveIn(desk.place, publicId, { outcomes, words: said })).toBe('committed');
      all.push(publicId);
    }
    await readBehind(desk.place.ground);
    return all;
  };

  test('show whoever is not named 0 words and 0 kinds, and each opening of those who are is on record', async () => {
    const hints: string[] = [];
    const stops = Role.options.map((role) =>
      desk.office.watch(desk.of(role), (hint) => void hints.push(hint)),
    );
    const all = await open();
    const { desk: work, requests, reveals } = desk.office;
    for (const role of Role.options) {
      const staff = desk.of(role);
      const shown: unknown[] = [];
      for (const which of ['waiting', 'mine', 'all'] as const)
        shown.push(await work.reading.inbox(staff, which));
      expect(JSON.stringify(shown).match(/"urgent":true/g)?.length).toBeGreaterThanOrEqual(all.length);
      shown.push(await work.reading.these(staff, all), await auditOf(desk.place.ground, staff));
      shown.push(await desk.office.figures(staff, {}), await desk.office.figuresCsv(staff, {}, 'ar'));
      const workbook = read(await desk.office.figuresXlsx(staff, {}, 'ar'));
      expect(Object.keys(workbook.Sheets)).toHaveLength(1);
      shown.push(workbook.Sheets);
      for (const [i, publicId] of all.entries()) {
        const look = search({ desk: work, requests, staff, lang: 'ar' }, told[i]!.words);
        expect(await look).toEqual({ conversations: [], requests: [] });
        for (const refused of [work.reading.conversation(staff, publicId), reveals.line(staff, publicId, 1)])
          await expect(refused).rejects.toMatchObject({ code: 'notFound' });
      }
      expect(JSON.stringify(shown)).not.toMatch(words);
      expect(JSON.stringify(shown)).not.toMatch(kinds);
    }
    for (const stop of stops) stop();
    expect(hints.filter((hint) => all.some((one) => hint.includes(one)))).toEqual([]);
    for (const publicId of all) await work.reading.conversation(desk.of('huda'), publicId);
    const { items } = await auditOf(desk.place.ground, desk.of('manager'));
    const openings = items.filter(({ id }) => id.startsWith('of-fifty-')).map((one) => one.openings);
    expect(openings.map((list) => list.map(({ name }) => name))).toEqual(all.map(() => ['huda']));
  });
});
