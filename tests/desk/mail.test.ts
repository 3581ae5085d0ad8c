import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { startMail } from '../../src/desk/mail.ts';
import { hashPassword, signIn } from '../../src/desk/people/sign-in.ts';
import { Office } from '../../src/desk/office.ts';
import { noteParts } from '../../src/records/requests/reminders.ts';
import type { NoticeChoices } from '../../src/contract/told/notices.ts';
import { keepChoices } from '../../src/records/notices/choices.ts';
import { livingSessions } from '../../src/records/desk/sessions.ts';
import { putStaff, staffByEmail, type Staff } from '../../src/records/desk/staff.ts';
import { openMailServer, textOf } from '../standins/mail-server.ts';
import { minuteOfDay } from '../../src/fields/calendar.ts';
import { checkCase } from '../support/cases.ts';
import { alertOf, danger, leaveIn } from '../support/alerts.ts';
import { openAll } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { outcomeOf } from '../support/races.ts';
import { until } from '../support/wait.ts';

let server: Awaited<ReturnType<typeof openMailServer>>;
let place: Place;
let mails: string[];
/** By mail as it comes, at any hour. */
const atOnce: NoticeChoices = {
  push: [],
  mail: ['study', 'due'],
  daily: false,
  hours: { from: '00:00', to: '24:00' },
};

beforeAll(async () => {
  server = await openMailServer();
  mails = server.mails;
  place = await openPlace();
});

afterAll(async () => {
  server.close();
  await place.remove();
});

/** Somebody at the desk who is mailed as it comes. */
async function putReader(email: string, role: string): Promise<Staff> {
  const staff = await putStaff(place.ground.database, { association: 'rahat', email, role }, 0);
  await keepChoices(place.ground.database, staff.id, atOnce);
  return staff;
}
const referenceIn = (mail: string): string | undefined => /requests\/(\d{7})/.exec(textOf(mail))?.[1];
const first = (): string | undefined => mails[0] && referenceIn(mails[0]);

test('the committee is told by mail of a case that was checked, once, and of nothing that the member wrote', async () => {
  const { engine, houses } = await openAll();
  await putReader('judge@rahat.example', 'committee');
  const office = new Office(place.ground, place.conversations);
  const send = async (n: number): Promise<void> => {
    const { publicId } = await place.conversations.begin('rahat', 'webchat');
    for (const message of requestDialogue(engine, { house: houses.get('rahat')!, service: 'support', n }))
      await place.conversations.receive(publicId, message);
    const { lines } = await place.conversations.lines(publicId, 0);
    const receipt = lines.flatMap((line) => (line.from === 'bot' ? (line.message.receipt ?? []) : []));
    await checkCase(office, 'rahat', receipt[0]!.reference);
  };
  await send(1);
  const mailing = {
    url: server.url,
    from: 'silah@rahat.example',
    base: 'https://chat.example',
  };
  const both = () => [startMail(place.ground, mailing), startMail(place.ground, mailing)];
  const mail = both();
  await until('the committee is told', () => mails.length > 0);
  // Who begins anew looks at once; what would be told twice stands before what is told of the next request.
  await send(2);
  mail.push(...both());
  await until('the committee is told of the next', () => mails.some((one) => referenceIn(one) !== first()));
  for (const one of mail) one.stop();
  await office.close();
  expect(mails.map(referenceIn)).toHaveLength(2);
  expect(new Set(mails.map(referenceIn)).size).toBe(2);
  expect(mails[0]).toMatch(/^To: judge@rahat\.example$/m);
  const text = textOf(mails[0]!);
  expect(text).toMatch(/https:\/\/chat\.example\/desk\/requests\/\d{7}/);
  expect(text).not.toMatch(/محمد|نورة|سالم|فاطمة|966\d{5,}|SA\d/);
});

test('a report is told to the privacy officers alone, in a letter for each', async () => {
  const { engine, houses } = await openAll();
  mails.length = 0;
  for (const name of ['officer', 'second']) await putReader(`${name}@rahat.example`, 'privacy');
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  const whole = requestDialogue(engine, { house: houses.get('rahat')!, service: 'privacy-report', n: 1 });
  for (const message of whole) await place.conversations.receive(publicId, message);
  const mail = startMail(place.ground, {
    url: server.url,
    from: 'silah@rahat.example',
    base: 'https://chat.example',
  });
  await until('both were mailed', () => mails.length === 2);
  mail.stop();
  expect(mails.map((one) => /^To: (.*)$/m.exec(one)?.[1]).sort()).toEqual([
    'officer@rahat.example',
    'second@rahat.example',
  ]);
});

test('whoever is on duty is called by mail that carries «عاجل» and a link; a dead mail server holds no step up', async () => {
  mails.length = 0;
  const { database } = place.ground;
  for (const [name, role] of [
    ['first', 'researcher'],
    ['boss', 'manager'],
  ] as const)
    await putReader(`${name}@rahat.example`, role);
  const office = new Office(place.ground, place.conversations);
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  const nobody = createServer();
  await new Promise<void>((done) => nobody.listen(0, '127.0.0.1', done));
  const { port: shut } = nobody.address() as AddressInfo;
  nobody.close();
  const mailing = { from: 'silah@rahat.example', base: 'https://chat.example' };
  const dead = startMail(place.ground, { ...mailing, url: `smtp://127.0.0.1:${shut}?ignoreTLS=true` });
  await leaveIn(place, publicId, { outcomes: [alertOf('mailed')], words: danger });
  const called = async (): Promise<readonly string[]> =>
    (
      await database.query<{ email: string }>(
        `select email from alert_calls join staff on id = staff_id where alert_id = 'mailed' order by email`,
      )
    ).rows.map(({ email }) => email);
  await until('the first is called', async () => (await called()).length === 1);
  // As if sixteen minutes had passed.
  await database.query(
    `update alerts set alarm_from = alarm_from - interval '16 minutes', next_at = next_at - interval '16 minutes' where id = 'mailed'`,
  );
  await until('the manager is called', async () => (await called()).includes('boss@rahat.example'));
  dead.stop();
  const alive = startMail(place.ground, { ...mailing, url: server.url });
  await until('both are mailed', () => mails.length >= 2);
  alive.stop();
  await office.close();
  expect(mails.map((one) => /^To: (.*)$/m.exec(one)?.[1]).sort()).toEqual([
    'boss@rahat.example',
    'first@rahat.example',
  ]);
  // Its body alone, in quoted-printable: «عاجل» and the link.
  for (const one of mails)
    expect(one.slice(one.indexOf('\n\n')).trim()).toBe('=D8=B9=D8=A7=D8=AC=D9=84\nhttps://chat.example/desk');
});

test('those who study requests are mailed of the time that passes, one letter each, and the manager of a day that is over', async () => {
  mails.length = 0;
  const { database } = place.ground;
  const far = { association: 'rahat', now: Date.now(), today: '2099-01-01', next: '2099-01-02' };
  const mailing = {
    url: server.url,
    from: 'silah@rahat.example',
    base: 'https://x',
  };
  const to = (one: string): string | undefined => /^To: (.*)$/m.exec(one)?.[1];
  // Those that nobody studies any more, and those of the privacy officer, are told to no committee.
  await noteParts(database, { ...far, over: '2000-01-01' });
  let mail = startMail(place.ground, mailing);
  await until('the committee is told', () => mails.some((one) => to(one) === 'judge@rahat.example'));
  await until('the officer is told', () => mails.some((one) => to(one) === 'officer@rahat.example'));
  await until('the second is told', () => mails.some((one) => to(one) === 'second@rahat.example'));
  mail.stop();
  const letter = textOf(mails.find((one) => to(one) === 'judge@rahat.example')!);
  expect(letter.match(/desk\/requests\/\d{7}/g)).toHaveLength(2);
  expect(letter).toContain('يوم العمل القادم');
  expect(letter).not.toMatch(/محمد|نورة|سالم|فاطمة|966\d{5,}|SA\d/);
  expect(mails.map(to).sort()).toEqual([
    'judge@rahat.example',
    'officer@rahat.example',
    'second@rahat.example',
  ]);
  await noteParts(database, { ...far, now: Date.now(), over: '2099-01-01' });
  mail = startMail(place.ground, mailing);
  await until('the manager is told', () => mails.some((one) => to(one) === 'boss@rahat.example'));
  await until('all are told', () => mails.length === 7);
  mail.stop();
  expect(await noteParts(database, { ...far, over: '2099-01-01' })).toBe(0);
});

test('whoever wants one letter a day gets the first at once and the rest on another day; in quiet hours none', async () => {
  mails.length = 0;
  const { database, clock } = place.ground;
  const staff = await putReader('late@rahat.example', 'committee');
  const to = (one: string): string | undefined => /^To: (.*)$/m.exec(one)?.[1];
  const hour = Math.floor(minuteOfDay(clock.now()) / 60);
  const at = (later: number): string => `${String((hour + later) % 24).padStart(2, '0')}:00`;
  await keepChoices(database, staff.id, { ...atOnce, daily: true, hours: { from: at(2), to: at(3) } });
  const mailing = { url: server.url, from: 'silah@rahat.example', base: 'https://x' };
  let mail = startMail(place.ground, mailing);
  const other = await putReader('other@rahat.example', 'committee');
  await until('who is not quiet is told', () => mails.some((one) => to(one) === 'other@rahat.example'));
  mail.stop();
  expect(mails.map(to)).toEqual(['other@rahat.example']);
  await keepChoices(database, staff.id, { ...atOnce, daily: true });
  mail = startMail(place.ground, mailing);
  await until('the letter of the day comes', () => mails.some((one) => to(one) === 'late@rahat.example'));
  mail.stop();
  const letter = textOf(mails.find((one) => to(one) === 'late@rahat.example')!);
  expect(letter.match(/desk\/requests\/\d{7}/g)!.length).toBeGreaterThan(1);
  expect(letter).not.toMatch(/محمد|نورة|سالم|فاطمة|966\d{5,}|SA\d/);
  // As if nothing had been told to either of them: one is told anew, and the other had their letter of today.
  await database.query(
    `update notice_marks set upto = '-infinity' where kind <> 'daily' and staff_id = any ($1)`,
    [[staff.id, other.id]],
  );
  mails.length = 0;
  mail = startMail(place.ground, mailing);
  await until('who wants all is told', () => mails.some((one) => to(one) === 'other@rahat.example'));
  mail.stop();
  expect(mails.map(to)).toEqual(['other@rahat.example']);
});

test('whoever forgot their password is mailed a link that works once; the answer says nothing of who has an account', async () => {
  mails.length = 0;
  const { database, clock } = place.ground;
  const password = 'correct horse battery staple';
  const email = 'keeper@rahat.example';
  await putStaff(
    database,
    { association: 'rahat', email, role: 'researcher', password: await hashPassword(password) },
    0,
  );
  await putStaff(database, { association: 'rahat', email: 'invited@rahat.example', role: 'researcher' }, 0);
  const from = { address: '192.0.2.1', lang: 'ar' } as const;
  const { id, staff } = await signIn(place.ground, { email, password }, from);
  const office = new Office(place.ground, place.conversations);
  const { account } = office;
  expect(await account.forgotten({ email }, from)).toEqual({ mailed: false });
  const mail = startMail(place.ground, { url: server.url, from: 'silah@rahat.example', base: 'https://x' });
  // The mail server is away at first.
  let tries = 0;
  account.letters.pauses = [5, 5];
  account.letters.post = {
    ...mail.post,
    send(letter) {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('away')) : mail.post.send(letter);
    },
  };
  const asked = ['nobody@rahat.example', 'invited@rahat.example', email.toUpperCase()];
  for (const one of asked) expect(await account.forgotten({ email: one }, from)).toEqual({ mailed: true });
  await until('the link is mailed', () => mails.length === 1);
  expect(tries).toBe(3);
  expect(mails[0]).toMatch(/^To: keeper@rahat\.example$/m);
  const link = /https:\/\/x\/desk\/set-up\?token=\S+&forgotten=1/.exec(textOf(mails[0]!))![0];
  // The password stays until the link is used.
  expect((await staffByEmail(database, email))!.term).toBe(staff.term);
  const token = new URL(link).searchParams.get('token')!;
  const twice = ['another horse another staple', 'a third horse a third staple'];
  const set = await Promise.all(
    twice.map((one) => outcomeOf(account.byLink({ token, password: one }, from))),
  );
  expect(set.sort()).toEqual(['done', 'notAllowed']);
  expect(await livingSessions(database, [id], clock.now())).toEqual(new Set());
  expect(await outcomeOf(signIn(place.ground, { email, password }, from))).toBe('notAllowed');
  expect((await staffByEmail(database, email))!.name).toBe('keeper');
  await until('the change is told', () => mails.length === 2);
  expect(textOf(mails[1]!)).toContain('https://x/desk/forgotten');
  // Three letters to one account in a quarter of an hour, whoever asks; from one address twenty calls.
  for (let n = 0; n < 5; n += 1) await account.forgotten({ email }, { ...from, address: `198.51.100.${n}` });
  for (let n = 0; n < 17; n += 1) await account.forgotten({ email: 'nobody@rahat.example' }, from);
  expect(await outcomeOf(account.forgotten({ email }, from))).toBe('tooMany');
  await until('no more letters come', () => mails.length === 4);
  mail.stop();
  await office.close();
  expect(mails.map((one) => /^To: (.*)$/m.exec(one)?.[1])).toEqual(Array(4).fill(email));
});

test('whoever shows the present password sets another one: the other sessions end, and the name that members read is their own', async () => {
  const { database, clock } = place.ground;
  const [password, next] = ['correct horse battery staple', 'another horse another staple'];
  const email = 'own@rahat.example';
  const hashed = await hashPassword(password);
  await putStaff(database, { association: 'rahat', email, role: 'researcher', password: hashed }, 0);
  const { id, staff } = await signIn(place.ground, { email, password }, { address: '192.0.2.2' });
  const office = new Office(place.ground, place.conversations);
  const { account } = office;
  const replace = (present: string, wanted: string): ReturnType<typeof account.replacePassword> =>
    account.replacePassword(staff, { present, password: wanted }, 'ar');
  expect(await outcomeOf(replace('wrong', next))).toBe('wrongPassword');
  expect(await outcomeOf(replace(password, email))).toBe('weakPassword');
  const ended = new Promise<void>((end) => office.liveSessions.join(id, end));
  const renewed = await replace(password, next);
  await ended;
  expect(await livingSessions(database, [id, renewed.id], clock.now())).toEqual(new Set([renewed.id]));
  // What was begun in the former term changes nothing any more; present passwords are tried ten times.
  expect(await outcomeOf(replace(password, next))).toBe('conflict');
  expect(await outcomeOf(account.rename(staff, 'هدى'))).toBe('conflict');
  for (let n = 0; n < 6; n += 1) await outcomeOf(replace('wrong', next));
  expect(await outcomeOf(replace(password, next))).toBe('tooMany');
  expect(await outcomeOf(account.rename(renewed.staff, '\u200f\u200f\u200f'))).toBe('wrongRequest');
  await account.rename(renewed.staff, ' هدى \u200f');
  expect((await staffByEmail(database, email))!.name).toBe('هدى');
  await office.close();
});
