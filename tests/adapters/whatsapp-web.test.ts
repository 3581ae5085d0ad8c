import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '../../adapters/whatsapp-web/wire.ts';
import { pushedContract } from '../contracts/pushed.ts';
import { Account, begun, closeAll, comes, from, linked, logged, parcel, to } from './whatsapp-web-support.ts';

afterEach(closeAll);
const lines = (since: number): string => logged().slice(since).join('\n');

const contract = await (await (await Account.open()).begun()).ready(1);
writeFileSync(join(contract.dataDir, 'whatsapp-web/mord/linked'), '');
afterAll(() => contract.close());
const usual = contract.sending;
const once = (outcome: Outcome | undefined) => () => {
  contract.sending = (question) => {
    contract.sending = usual;
    return outcome && { kind: 'sent', n: question.n, outcome };
  };
};
pushedContract(contract.channel, {
  address: '966512345678@c.us',
  arrived: () => contract.lives.flatMap((life) => life.of('send').map(({ text }) => text)),
  failures: [
    { name: 'nobody there', arrange: once({ kind: 'noSuchMember' }), fault: 'blocked' },
    { name: 'a file that does not go up', arrange: once({ kind: 'notUploaded' }), fault: 'providerError' },
    {
      name: 'a browser that was gone',
      arrange: once({ kind: 'closed', before: true }),
      fault: 'unreachable',
    },
    {
      name: 'a browser that goes meanwhile',
      arrange: once({ kind: 'closed', before: false }),
      fault: 'unknownOutcome',
    },
    {
      name: 'an error of the page',
      arrange: once({ kind: 'unknown', error: 'Error' }),
      fault: 'unknownOutcome',
    },
    { name: 'no answer in time', arrange: once(undefined), fault: 'unknownOutcome' },
  ],
  logged,
  secrets: ['90000000000001'],
});

describe('linking a phone', () => {
  test('the code is asked for and printed with the name of the association, and done when a phone is linked', async () => {
    const account = await begun();
    account.life.say({ kind: 'qr', qr: '2@secret,code,of,linking' });
    await comes(() => account.asked.length === 1);
    expect(account.printed.join('')).toContain('mord');
    expect(account.printed.join('')).toContain('▄');
    expect(await account.channel.send(parcel('أهلًا'), to())).toEqual({ ok: false, fault: 'unreachable' });
    expect((await account.channel.check()).filter(({ ok }) => !ok)).toMatchObject([
      { what: 'No phone is linked yet.' },
    ]);
    account.life.ready();
    await comes(() => account.asked.length === 2);
    expect(account.asked).toEqual(['2@secret,code,of,linking', undefined]);
    await comes(async () => (await account.channel.check()).every(({ ok }) => ok));
    expect(lines(0)).not.toContain('secret,code');
  });

  test('a code that nobody reads floods no terminal', async () => {
    const account = await begun();
    for (let i = 0; i < 20; i++) account.life.say({ kind: 'qr', qr: `2@code${i}` });
    await comes(() => account.asked.length === 20);
    expect(account.printed).toHaveLength(6);
  });

  test('the folder of the session lies under the data folder, and the child gets no secret of ours', async () => {
    const account = await linked();
    const folder = join(account.dataDir, 'whatsapp-web/mord');
    expect(account.life.of('begin')).toEqual([{ kind: 'begin', folder, chromium: process.execPath }]);
    const environment = readFileSync(`/proc/${account.life.pid}/environ`, 'utf8').split('\0');
    const names = environment.map((one) => one.split('=')[0]).filter((name) => !name?.startsWith('NODE_'));
    expect(names.filter(Boolean).sort()).toEqual(['HOME', 'LANG', 'PATH']);
  });
});

describe('what members write', () => {
  test('is given on with every name of the member, and the child is told when it is kept', async () => {
    const account = await linked();
    const message = from('السلام عليكم');
    account.life.hears(message);
    await comes(() => account.life.taken().length === 1);
    expect(account.life.taken()).toEqual([message.id]);
    expect(account.taken).toEqual([
      {
        kind: 'message',
        address: '966512345678@c.us',
        also: ['90000000000001@lid'],
        at: message.at,
        message: {
          external: message.id,
          number: '+966512345678',
          content: { kind: 'text', text: 'السلام عليكم' },
        },
      },
    ]);
  });

  test('a file is named by what the library calls its message; its words come before it, its name is no words', async () => {
    const account = await linked();
    account.life.hears(from('هذا العقد', { type: 'document', name: 'عقد.pdf', size: 1234 }));
    account.life.hears(from('عقد.pdf', { type: 'document', name: 'عقد.pdf' }));
    const photo = from('', { type: 'image' });
    account.life.hears(photo);
    await comes(() => account.life.taken().length === 3);
    account.life.hears(from('', { type: 'ptt', size: 4321 }));
    await comes(() => account.life.taken().length === 4);
    expect(account.texts()).toEqual(['هذا العقد', '[عقد.pdf]', '[عقد.pdf]', '[photo.jpg]', '[voice.ogg]']);
    expect(account.taken[4]).toMatchObject({ message: { content: { media: { size: 4321, sound: true } } } });
    expect(account.taken[1]).toMatchObject({ message: { content: { media: { size: 1234 } } } });
    expect(account.taken[3]).toMatchObject({
      message: { external: photo.id, content: { media: { ref: photo.key } } },
    });
  });

  test('what we do not read is said to be so; what WhatsApp says itself, groups and statuses are passed over', async () => {
    const account = await linked();
    const { life } = account;
    for (const type of ['ptv', 'video', 'sticker', 'location', 'live_location'])
      life.hears(from('', { type }));
    for (const type of [
      'e2e_notification',
      'revoked',
      'ciphertext',
      'protocol',
      'call_log',
      'never heard of',
    ])
      life.hears(from('x', { type }));
    for (const chat of ['1203630@g.us', 'status@broadcast', '12036@newsletter', '0@c.us'])
      life.hears(from('x', { chat }));
    life.hears(from('  '));
    life.hears(from('آخر'));
    await comes(() => account.texts().includes('آخر'));
    expect(account.texts()).toEqual([...Array<string>(5).fill('unsupported'), 'آخر']);
  });

  test('is kept in order for each member, and one who waits holds up nobody else', async () => {
    const account = await linked();
    let go = (): void => undefined;
    account.hold = new Promise((done) => (go = done));
    account.life.hears(from('١'));
    await comes(() => account.given === 1);
    account.hold = Promise.resolve();
    account.life.hears(from('٢'));
    account.life.hears(from('غيره', { chat: '966500000000@c.us', also: [] }));
    await comes(() => account.texts().length === 1);
    expect(account.texts()).toEqual(['غيره']);
    go();
    await comes(() => account.texts().length === 3);
    expect(account.texts()).toEqual(['غيره', '١', '٢']);
  });

  test('is tried again until it is kept, and only then is the child told', async () => {
    const account = await linked();
    const before = logged().length;
    account.refuse = 3;
    account.life.hears(from('١'));
    account.life.hears(from('٢'));
    await comes(() => account.life.taken().length === 2);
    expect(account.texts()).toEqual(['١', '٢']);
    expect(lines(before)).toContain('could not be kept yet');
    expect(lines(before)).not.toContain('0512345678');
  });

  test('the same message under both forms of an address is one, also where WhatsApp does not say that they are', async () => {
    const account = await linked();
    const first = from('مرة', { also: [] });
    const second = { ...first, chat: '77@lid', address: '7700000@lid', key: `false_7700000@lid_${first.id}` };
    account.life.hears(first);
    account.life.hears(second);
    account.life.hears(first);
    await comes(() => account.life.taken().length === 3);
    account.life.hears(from('أخرى', { chat: '7700000@lid', also: [] }));
    await comes(() => account.taken.length === 2);
    expect(account.texts()).toEqual(['مرة', 'أخرى']);
    expect(account.taken[1]).toMatchObject({ address: first.address, also: ['7700000@lid'] });
  });

  test('that nobody understands holds nobody up, and the log does not say what it was', async () => {
    const account = await linked();
    const before = logged().length;
    account.life.say({ kind: 'heard', message: { id: 'x', text: '1093847561' } });
    account.life.say(['1093847561']);
    account.life.say({ kind: 'trouble', where: 'unhandledRejection', error: 'TypeError' });
    account.life.hears(from('بعده'));
    await comes(() => account.texts().length === 1);
    expect(lines(before)).toContain('something unknown');
    expect(lines(before)).toContain('TypeError');
    expect(lines(before)).not.toContain('1093847561');
  });
});

describe('what is written on the phone itself', () => {
  test('is a takeover; what we sent is not, by its id and by its text', async () => {
    const account = await linked();
    const sent = await account.channel.send(parcel('أهلًا بك'), to());
    if (!sent.ok) throw new Error(sent.fault);
    account.life.hears(from('أهلًا بك', { mine: true, id: sent.external ?? '' }));
    account.sending = ({ n, text }, life) => {
      // The page shows a message before the library has told its id.
      life.hears(from(`${text} `, { mine: true }));
      return { kind: 'sent', n, outcome: { kind: 'sent', id: 'LATER' } };
    };
    await account.channel.send(
      parcel('سؤال\n\n١. نعم', { link: { label: 'هنا', url: 'https://x.example/f' } }),
      to(undefined, '2.0'),
    );
    expect(account.life.of('send')[1]?.text).toBe('سؤال\n\n١. نعم\n\nهنا: https://x.example/f');
    account.life.hears(from('أنا موظف، تفضل', { mine: true, id: 'PHONE1' }));
    await comes(() => account.taken.length === 1);
    expect(account.taken).toMatchObject([
      { kind: 'takeover', address: '966512345678@c.us', external: 'PHONE1', text: 'أنا موظف، تفضل' },
    ]);
  });

  test('is one takeover where it comes again after a restart, and ours is still ours', async () => {
    const account = await linked();
    account.sending = (_question, life) => {
      life.do('exit');
      return undefined;
    };
    expect(await account.channel.send(parcel('لا أحد يعرف'), to())).toEqual({
      ok: false,
      fault: 'unknownOutcome',
    });
    await account.ready(2);
    const phone = from('من الجوال', { mine: true });
    account.life.hears(from('لا أحد يعرف', { mine: true }));
    account.life.hears(phone);
    account.life.hears(phone);
    account.life.hears(from('', { mine: true, type: 'image' }));
    // What would be told twice is told before what is heard next.
    account.life.hears(from('بعد'));
    await comes(() => account.texts().includes('بعد'));
    expect(account.texts()).toEqual(['progress', '☎ من الجوال', '☎ [image]', 'بعد']);
  });
});

describe('a file that a member sent', () => {
  const answer = async (account: Account, delivered: object) => {
    const fetched = account.channel.fetch?.({ ref: 'false_1@c.us_X', name: 'x' });
    await comes(() => account.life.of('fetch').length > 0);
    const { n = 0 } = account.life.of('fetch').at(-1) ?? {};
    account.life.say({ kind: 'fetched', n, delivered });
    return fetched;
  };

  test('is fetched byte by byte, or it is said why not', async () => {
    const account = await linked();
    const bytes = Buffer.alloc(3 * 1024 * 1024, 7);
    const fetched = await answer(account, { kind: 'file', base64: bytes.toString('base64'), name: 'a.pdf' });
    expect(fetched?.ok === true && Buffer.compare(Buffer.from(fetched.bytes), bytes)).toBe(0);
    expect(fetched).toMatchObject({ name: 'a.pdf' });
    expect(await account.channel.fetch?.({ ref: 'x', name: 'x', size: 11_000_000 })).toEqual({
      ok: false,
      why: 'tooLarge',
    });
    account.life.do('exit');
    await comes(() => account.life.isOver);
    const later = { ok: false, why: 'later' };
    await comes(async () => isDeepStrictEqual(await account.channel.fetch?.({ ref: 'x', name: 'x' }), later));
  });
});
