import { createServer, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from '@jest/globals';
import { idOf } from '../../adapters/whatsapp-cloud/buttons.ts';
import { tapIn } from '../../src/channel/tap.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import type { PushedChannel } from '../../src/channel/port.ts';
import { GraphRefusal, openGraphApi, tooLate, type Member, type PhoneNumber } from '../standins/graph-api.ts';
import { freshIdentity, logged, openAt } from './whatsapp-support.ts';
import { further } from '../support/whole.ts';

const api = await openGraphApi();
afterAll(() => api.close());
const day = 24 * 3_600_000;

function fresh(given: Parameters<typeof openAt>[2] = {}): {
  number: PhoneNumber;
  sara: Member;
  channel: PushedChannel;
} {
  const number = api.number(freshIdentity());
  number.templates.set('news', { language: 'ar', parameters: 1 });
  const sara = number.member();
  sara.text('١');
  return { number, sara, channel: openAt(api, number, given) };
}
const to = ({ person, wroteAt: heardAt }: Member, address = person.phone) => ({
  address,
  id: '17.0',
  heardAt,
});
const rows = (...labels: string[]) => labels.map((label, i) => ({ choice: `c${i}`, label }));
const choices = (as: 'buttons' | 'list', ...labels: string[]) => ({
  as,
  prompt: 'q7',
  open: 'اختر',
  rows: rows(...labels),
});
const say = (text: string, rest: Partial<Parcel> = {}): Parcel => ({ text, lang: 'ar', ...rest });
const pdf = { name: 'قرار اللجنة.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 …') };
const jpg = { name: 'وصل.jpg', type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) };
const sentBy = (number: PhoneNumber) => number.madeWith('messages').map(({ fields }) => fields);

describe('a message on WhatsApp', () => {
  test('is plain text without a preview, for one person, with our own name of it', async () => {
    const { number, sara, channel } = fresh();
    const text = 'الرابط: https://association.example';
    expect(await channel.send(say(text), to(sara))).toEqual({ ok: true, external: sara.last?.id });
    expect(sara.last).toMatchObject({ text, preview: false });
    expect(sentBy(number)).toMatchObject([
      { recipient_type: 'individual', biz_opaque_callback_data: '17.0' },
    ]);
  });

  test('goes to whom has no number by the id, and to whom has one by the number', async () => {
    const { number, channel } = fresh();
    const hidden = number.member({ hidden: true });
    hidden.text('١');
    expect(await channel.send(say('أهلًا'), to(hidden, `user:${hidden.person.user}`))).toMatchObject({
      ok: true,
    });
    expect(hidden.texts).toEqual(['أهلًا']);
    expect(sentBy(number)).toMatchObject([{ recipient: hidden.person.user }]);
    expect(sentBy(number)[0]).not.toHaveProperty('to');
  });

  test('buttons and rows come back as the answers to their question', async () => {
    const { number, sara, channel } = fresh();
    number.hooks.hold();
    await channel.send(say('هل توافق؟', { choices: choices('buttons', 'نعم', 'لا') }), to(sara));
    expect(sara.last).toMatchObject({
      as: 'button',
      text: 'هل توافق؟',
      options: [{ id: 't|q7|c0' }, { id: 't|q7|c1' }],
    });
    await channel.send(say('أي خدمة؟', { choices: choices('list', 'قرض', 'زيادة') }), to(sara));
    expect(sara.last).toMatchObject({
      as: 'list',
      open: 'اختر',
      options: [{ id: 't|q7|c0' }, { id: 't|q7|c1' }],
    });
  });

  test('everything that the capabilities allow, Meta takes', async () => {
    const { sara, channel } = fresh();
    const { buttons, list, text, asking } = channel.capabilities;
    const label = (i: number, most: number): string => String(i).padEnd(most, 'ا');
    const full = (as: 'buttons' | 'list', can: { most: number; label: number }, detail?: number) => ({
      as,
      prompt: 'p'.repeat(150),
      open: 'ا'.repeat(40),
      rows: Array.from({ length: can.most }, (_, i) => ({
        choice: `${'c'.repeat(200)}${i}`,
        label: label(i, can.label),
        ...(detail !== undefined && { detail: 'ب'.repeat(detail) }),
      })),
    });
    const link = { label: 'ا'.repeat(30), url: 'https://chat.association.example/f/x' };
    for (const parcel of [
      say('ا'.repeat(text)),
      say('ا'.repeat(asking), { choices: full('buttons', buttons) }),
      say('ا'.repeat(asking), { choices: full('list', list, list.detail) }),
      say('ا'.repeat(asking), { link }),
      say('ا'.repeat(text), { file: pdf }),
    ])
      expect(await channel.send(parcel, to(sara))).toMatchObject({ ok: true });
  });

  test('an address goes onto a button, or into the text where there is no room', async () => {
    const { sara, channel } = fresh();
    const link = { label: 'فتح الصفحة الآمنة', url: 'https://chat.association.example/f/x' };
    await channel.send(say('أدخل هويتك', { link }), to(sara));
    expect(sara.last).toMatchObject({ as: 'cta_url', text: 'أدخل هويتك', link });
    await channel.send(say('أدخل هويتك', { link, choices: choices('buttons', 'إلغاء') }), to(sara));
    expect(sara.last).toMatchObject({ as: 'button', options: [{ title: 'إلغاء' }] });
    expect(sara.last?.text).toContain(link.url);
    await channel.send(say('ا'.repeat(1100), { link }), to(sara));
    expect(sara.last?.as).toBe('text');
    expect(sara.last?.text).toContain(link.url);
    await channel.send(say('ا'.repeat(1020), { link, choices: choices('buttons', 'إلغاء') }), to(sara));
    expect(sara.last?.text).toMatch(/https:\S+\n\n1\. إلغاء$/u);
  });

  test('an answer that is too long goes by its place, and is read back', () => {
    expect(idOf('buttons', { prompt: 'q', choice: 'c', place: 0 })).toBe('t|q|c');
    expect(idOf('list', { prompt: 'q', choice: 'c'.repeat(197), place: 9 })).toBe('t|q|~9');
    expect(idOf('buttons', { prompt: 'q', choice: 'c'.repeat(197), place: 9 })).toHaveLength(201);
    expect(idOf('buttons', { prompt: 'q', choice: '~1', place: 0 })).toBe('t|q|~0');
    expect(tapIn(idOf('list', { prompt: 'a.b-c:1', choice: 'x|y', place: 4 }))).toEqual({
      prompt: 'a.b-c:1',
      choice: 'x|y',
    });
    for (const id of ['', 't', 't||x', 't|q|', 'x|q|c', 'T|q|c']) expect(tapIn(id)).toBeUndefined();
  });
});

describe('a file to a member on WhatsApp', () => {
  test('a document goes with its name and its text, a picture as one', async () => {
    const { sara, channel } = fresh();
    expect(await channel.send(say('قرار اللجنة', { file: pdf }), to(sara))).toMatchObject({ ok: true });
    expect(sara.last).toMatchObject({ as: 'document', text: 'قرار اللجنة', name: pdf.name });
    expect(sara.last?.file?.bytes.equals(pdf.bytes)).toBe(true);
    await channel.send(say('', { file: jpg }), to(sara));
    expect(sara.last).toMatchObject({ as: 'image', text: '' });
  });

  test('buttons stand below their file; a list, a link and a long text follow it', async () => {
    const { sara, channel } = fresh();
    await channel.send(say('هل وصلك؟', { file: pdf, choices: choices('buttons', 'نعم') }), to(sara));
    expect(sara.shown).toHaveLength(1);
    expect(sara.last).toMatchObject({ as: 'button', file: { name: pdf.name } });
    await channel.send(say('أي خدمة؟', { file: pdf, choices: choices('list', 'قرض') }), to(sara));
    const long = 'سطر طويل. '.repeat(200).trim();
    const sent = await channel.send(say(long, { file: pdf }), to(sara));
    expect(sara.shown.slice(1).map(({ as }) => as)).toEqual(['document', 'list', 'document', 'text']);
    expect(sent).toEqual({ ok: true, external: sara.last?.id });
  });

  test('what fails at the upload was not sent, whatever became of the call', async () => {
    const { number, sara, channel } = fresh({ times: { patience: 100 } });
    const fails: [Parameters<PhoneNumber['fail']>[0], string][] = [
      [{ kind: 'reset', sent: true }, 'providerError'],
      [{ kind: 'page', code: 502 }, 'providerError'],
      [{ kind: 'refusal', refusal: new GraphRefusal(131053, 'Media upload error') }, 'fileRefused'],
      [{ kind: 'refusal', refusal: new GraphRefusal(190, 'x', { status: 401 }) }, 'notAllowed'],
    ];
    for (const [failure, fault] of fails) {
      number.fail(failure, { what: 'upload' });
      expect(await channel.send(say('x', { file: pdf }), to(sara))).toEqual({ ok: false, fault });
    }
    const type = 'application/x-msdownload';
    expect(await channel.send(say('x', { file: { ...pdf, type } }), to(sara))).toEqual({
      ok: false,
      fault: 'fileRefused',
    });
    expect(sara.shown).toEqual([]);
  });

  further(
    'is held against what Meta takes before it is sent: what passes arrives, what does not would be refused',
    async () => {
      const { sara, channel } = fresh();
      const limits = [
        ['image/jpeg', 5],
        ['image/png', 5],
        ['image/webp', 5],
        ['application/pdf', 100],
      ] as const;
      for (const [type, megabytes] of limits) {
        const size = megabytes * 1024 * 1024;
        for (const [bytes, fits] of [
          [Buffer.alloc(size), true],
          [Buffer.alloc(size + 1), false],
        ] as const) {
          expect(channel.carries?.({ type, size: bytes.length }, sara.person.phone)).toBe(fits);
          const sent = await channel.send(say('', { file: { name: 'ملف', type, bytes } }), to(sara));
          expect(sent).toMatchObject(fits ? { ok: true } : { ok: false, fault: 'fileRefused' });
        }
      }
      for (const type of ['image/heic', 'video/mp4', 'text/html'])
        expect(channel.carries?.({ type, size: 1000 }, sara.person.phone)).toBe(false);
    },
  );

  test('what fails after its file arrived does not go out again by itself', async () => {
    const { number, sara, channel } = fresh();
    const list = say('أي خدمة؟', { file: pdf, choices: choices('list', 'ا'.repeat(25)) });
    expect(await channel.send(list, to(sara))).toEqual({ ok: false, fault: 'unknownOutcome' });
    expect(sara.shown.map(({ as }) => as)).toEqual(['document']);
    expect(number.madeWith('messages')).toHaveLength(2);
  });
});

describe('the 24 hours', () => {
  test('are counted before anything is sent: without a template nothing is called', async () => {
    const { number, sara, channel } = fresh();
    const before = { ...to(sara), heardAt: api.now() - day + 1000 };
    expect(await channel.send(say('أهلًا'), before)).toMatchObject({ ok: true });
    for (const heardAt of [undefined, api.now() - day, api.now() - 9 * day])
      expect(await channel.send(say('أهلًا'), { ...to(sara), heardAt })).toEqual({
        ok: false,
        fault: 'windowClosed',
      });
    expect(number.madeWith('messages')).toHaveLength(1);
  });

  test('are followed by the template, in one line', async () => {
    const { number, sara, channel } = fresh({ template: 'news' });
    const late = { ...to(sara), heardAt: undefined };
    const text = 'وصل   قرار اللجنة:\n\n\tقُبل طلبك.';
    expect(await channel.send(say(text), late)).toEqual({ ok: true, external: sara.last?.id });
    expect(sara.last).toMatchObject({ as: 'template', text: 'وصل قرار اللجنة: قُبل طلبك.' });
    await channel.send(say('هل تكمل؟', { choices: choices('buttons', 'نعم', 'لا') }), late);
    expect(sara.last?.text).toBe('هل تكمل؟ (نعم / لا)');
    await channel.send(say('أكمل هنا', { link: { label: 'x', url: 'https://a.example/f' } }), late);
    expect(sara.last?.text).toBe('أكمل هنا https://a.example/f');
    expect(sentBy(number)[0]).toMatchObject({
      biz_opaque_callback_data: '17.0',
      template: { name: 'news', language: { code: 'ar' } },
    });
  });

  test('what does not fit into the template whole is not sent by it', async () => {
    const { number, sara, channel } = fresh({ template: 'news' });
    const late = { ...to(sara), heardAt: undefined };
    for (const parcel of [say('ا'.repeat(1025)), say('قرار', { file: pdf }), say(' \n')])
      expect(await channel.send(parcel, late)).toEqual({ ok: false, fault: 'windowClosed' });
    expect(number.made).toEqual([]);
  });

  test('when Meta’s clock is ahead of ours, the template follows its refusal', async () => {
    const { number, sara, channel } = fresh({ template: 'news' });
    number.fail({ kind: 'refusal', refusal: tooLate() });
    expect(await channel.send(say('أهلًا'), to(sara))).toMatchObject({ ok: true });
    expect(sara.last?.as).toBe('template');
  });

  test('a template that is not approved is told to the engineer, by its code', async () => {
    const { sara, channel } = fresh({ template: 'other' });
    const before = logged().length;
    const sent = await channel.send(say('أهلًا'), { ...to(sara), heardAt: undefined });
    expect(sent).toEqual({ ok: false, fault: 'rejected' });
    expect(logged().slice(before).join()).toContain('132001');
  });
});

describe('WhatsApp out of reach', () => {
  test('a port where nobody is, a name that is none and a line that cannot be encrypted are unreachable', async () => {
    const { number, sara } = fresh();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const plain = api.root.replace('http:', 'https:');
    for (const root of [`http://127.0.0.1:${port}`, 'http://nowhere.invalid', plain]) {
      const channel = openAt(api, number, { root, times: { patience: 5000 } });
      expect(await channel.send(say('أهلًا'), to(sara))).toEqual({ ok: false, fault: 'unreachable' });
    }
  });

  test('what is no address is sent to nobody', async () => {
    const { number, channel } = fresh();
    for (const address of ['', 'سارة', '05', '+966512345678', '1e9', 'user:', 'user:a b', 'SA.1'])
      expect(await channel.send(say('أهلًا'), { address, id: '1', heardAt: api.now() })).toEqual({
        ok: false,
        fault: 'rejected',
      });
    expect(number.made).toEqual([]);
  });
});

describe('a kept message', () => {
  test('is marked as read, and three dots are shown', async () => {
    const { number, sara, channel } = fresh();
    const message = sara.text('٢');
    await channel.taken?.(message);
    expect(number.marked).toEqual([{ message, typing: true }]);
    number.fail({ kind: 'hang' });
    await expect(channel.taken?.(message)).resolves.toBeUndefined();
  });
});
