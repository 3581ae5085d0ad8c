import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMail } from '../../src/desk/mail.ts';
import { Office } from '../../src/desk/office.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { keepChoices } from '../../src/records/notices/choices.ts';
import { happenings } from '../../src/records/notices/happenings.ts';
import { openMailServer, partsOf } from '../standins/mail-server.ts';
import { openPlace, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';

/** Ten o'clock in Riyadh, on the first of February. */
const clock = handClock(Date.UTC(2026, 1, 1, 7));
let place: Place;
let server: Awaited<ReturnType<typeof openMailServer>>;
beforeAll(async () => {
  server = await openMailServer();
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
});
afterAll(async () => {
  server.close();
  await place.remove();
});

/** A manager who is mailed of these kinds at any hour. */
async function manager(name: string, mail: readonly 'month'[]): Promise<Staff> {
  const { database } = place.ground;
  const email = `${name}@rahat.example`;
  const staff = await putStaff(database, { association: 'rahat', email, role: 'manager' }, 0);
  await keepChoices(database, staff.id, {
    push: [],
    mail,
    daily: false,
    hours: { from: '00:00', to: '24:00' },
  });
  return staff;
}

test('a manager who chose it is mailed the figures of the month that is over, once: a table without a name, a word of a member or an attachment', async () => {
  const { database } = place.ground;
  const chose = await manager('noura', ['month']);
  await manager('other', []);
  await place.conversations.begin('rahat', 'webchat');
  const office = new Office(place.ground, place.conversations);
  await office.marks.put(chose, { kind: 'note', of: '2026-01-18', value: 'بدأ التسجيل <b>' });
  await office.marks.put(chose, { kind: 'target', of: 'keptPromises', value: 0.9 });
  const mailing = { url: server.url, from: 'silah@rahat.example', base: 'https://chat.example' };
  const mail = startMail(place.ground, mailing);
  const asked = {
    kind: 'month',
    means: 'mail',
    staff: [chose.id],
    now: clock.now(),
    packs: {},
  } as const;
  await until(
    'it was mailed, and stands on record',
    async () => (await happenings(database, asked)).length === 0,
  );
  mail.stop();
  await office.close();
  const [letter = '', ...more] = server.mails;
  expect(more).toEqual([]);
  expect(letter).toMatch(/^To: noura@rahat\.example$/m);
  expect(letter).not.toMatch(/Content-Disposition/i);
  const parts = partsOf(letter);
  expect([...parts.keys()]).toEqual(['text/plain', 'text/html']);
  for (const part of parts.values()) {
    expect(part).toMatch(/https:\/\/chat\.example\/reports\?from=2026-01-01&(?:amp;)?to=2026-01-31/);
    expect(part).toMatch(/الوفاء بموعد الرد.*90[%٪]/s);
    expect(part).toMatch(/18.*بدأ التسجيل (?:<|&lt;)b/s);
    expect(part).not.toMatch(/noura|webchat/);
    // What is so at this moment is no figure of the month that is over.
    expect(part).toMatch(/الطلبات المرسلة/);
    expect(part).not.toMatch(/الآن/);
  }
  expect(parts.get('text/html')).toMatch(/<html lang="ar" dir="rtl">.*يناير 2026.*&lt;b&gt;.*<table/s);
  clock.set(Date.UTC(2026, 2, 2, 7));
  expect(await happenings(database, { ...asked, now: clock.now() })).toMatchObject([{ day: '2026-02-01' }]);
});
