import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/contract/desk.ts';
import { readBehind } from '../../src/desk/finding/read-lately.ts';
import { hintFor } from '../../src/desk/hints.ts';
import { Office } from '../../src/desk/office.ts';
import { mayDo } from '../../src/desk/people/roles.ts';
import { search } from '../../src/desk/requests/search.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';

const association = 'rahat';
let place: Place;
let office: Office;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const staff = new Map<string, Promise<Staff>>();
function put(role: string): Promise<Staff> {
  const one =
    staff.get(role) ??
    putStaff(
      place.ground.database,
      { association, email: `${role}@rahat.example`, role, password: 'never used' },
      place.ground.clock.now(),
    );
  staff.set(role, one);
  return one;
}

test('hints go to those whose role sees what they are of', async () => {
  const heard = async (role: string): Promise<string[]> => {
    const texts: string[] = [];
    const stop = office.watch(await put(role), (hint) => texts.push(hint));
    for (const what of ['inbox', 'conversation', 'viewers', 'requests', 'channels', 'unanswered'] as const)
      office.desk.announce(association, what, 'AAAAAAAAAAAAAAAAAAAAAA');
    // Hints are handed on in the order in which they came: when this one is here, all are.
    await new Promise<void>((here) => {
      const end = place.ground.coordination.subscribe('all are here', () => {
        end();
        here();
      });
      place.ground.coordination.publish('all are here', '');
    });
    stop();
    return texts.map((text) => {
      const what = /"what":"(\w+)"/.exec(text)?.[1] ?? '';
      return text.includes('AAAAAAAAAAAAAAAAAAAAAA') ? `${what}, by name` : what;
    });
  };
  const told = 'unanswered, by name';
  const named = ['inbox, by name', 'conversation, by name', 'viewers, by name', 'requests, by name', told];
  expect(await heard('researcher')).toEqual(named);
  expect(await heard('committee')).toEqual(['requests, by name']);
  // Who attends to cases alone is not told which conversation it was.
  expect(await heard('manager')).toEqual(['inbox', 'conversation', 'viewers', 'requests, by name', told]);
  expect(await heard('admin')).toEqual(['channels, by name', told]);
});

test('where nobody is named for alerts, of one the researchers alone hear which conversation it is', () => {
  const hint = JSON.stringify({ what: 'conversation', conversation: 'AAAA', alerted: true });
  const heard = (role: string): string | undefined =>
    hintFor({ role, email: `${role}@rahat.example` } as Staff, hint, []);
  expect(heard('researcher')).toBe(hint);
  for (const role of ['delegate', 'official', 'manager', 'privacy'])
    expect(heard(role)).toBe('{"what":"conversation"}');
});

/** Every door behind which somebody could read what a member said, and what stands behind it for them. */
async function doors(
  somebody: Staff,
  conversation: string,
  words: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const { desk, requests, persons, reveals, notAnswered } = office;
  const { reading } = desk;
  const shut = (): undefined => undefined;
  const shown = await reading.conversation(somebody, conversation).catch(shut);
  const revealed = await Promise.all(
    (shown?.lines ?? []).map(({ seq }) => reveals.line(somebody, conversation, seq).catch(shut)),
  );
  const found = await Promise.all(
    words.map((query) => search({ desk, requests, staff: somebody, lang: 'ar' }, query)),
  );
  return {
    row: await reading.these(somebody, [conversation]),
    list: (await reading.inbox(somebody, 'all')).items.filter((item) => item.conversation === conversation),
    thread: shown?.lines,
    revealed,
    search: found.map(({ conversations }) =>
      conversations.filter((one) => one.conversation === conversation),
    ),
    person: await persons.person(somebody, conversation, 'ar').catch(shut),
    unanswered: mayDo(somebody, 'advise') ? (await notAnswered.list(somebody, 'ar')).items : [],
  };
}

/** What is said, how its form is begun, and who alone reads it. */
const kept = [
  ['privacy', 'انتهاك خصوصية', ['سربتم صورة بطاقتي 1100000007 في القروب', 'وكلهم شافوها']],
  ['manager', 'اقتراح أو شكوى', ['الباحث فهمان رفع صوته علي وطردني', 'وقال كلام جارح 1100000007']],
] as const;

test.each(kept)(
  'what a member said before a form that %s alone reads is behind no door of anybody else, and is there for them before it is sent',
  async (reader, form, texts) => {
    const conversation = await sayTo({ conversations: place.conversations }, association, ...texts);
    const words = texts.map((text) => text.split(' ')[1] ?? '');
    const say = (text: string) =>
      place.conversations.receive(conversation, { external: text, content: { kind: 'text', text } });
    await readBehind(place.ground);
    await say('القائمة');
    await say(form);
    await readBehind(place.ground);
    const behind: string[] = [];
    for (const role of Role.options.filter((one) => mayDo({ role: one }, 'attend') || one === 'admin'))
      for (const [door, there] of Object.entries(await doors(await put(role), conversation, words)))
        if (words.some((word) => JSON.stringify(there ?? '').includes(word))) behind.push(`${role}: ${door}`);
    expect(behind).toEqual(['thread', 'revealed', 'search'].map((door) => `${reader}: ${door}`));
    const rowOf = async (role: string) => (await doors(await put(role), conversation, [])).list;
    expect(await rowOf(reader)).toMatchObject([{ lastText: form, lastFrom: 'member' }]);
    expect(await rowOf('researcher')).toMatchObject([{ lastFrom: 'bot' }]);
  },
);
