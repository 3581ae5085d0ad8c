import { afterAll, describe, expect, test } from '@jest/globals';
import { buttonsIn } from '../../adapters/whatsapp-cloud/templates.ts';
import { noticeKinds, noticeOrder, type Notice } from '../../src/channel/notice.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import type { PushedChannel } from '../../src/channel/port.ts';
import { openGraphApi, type Member, type PhoneNumber } from '../standins/graph-api.ts';
import { freshIdentity, openAt } from './whatsapp-support.ts';

const api = await openGraphApi();
afterAll(() => api.close());

const nameOf = (kind: string): string => `silah_${kind.toLowerCase()}`;
const labels = ['الأولى', 'الثانية', 'الثالثة', 'الرابعة', 'الخامسة'];
const settings = Object.fromEntries(
  noticeKinds.map((kind) => [`WHATSAPP_TEMPLATE_${kind.toUpperCase()}`, nameOf(kind)]),
);

/** A number whose templates are approved as the README of the adapter tells to write them. */
function fresh(): { number: PhoneNumber; sara: Member; channel: PushedChannel } {
  const number = api.number(freshIdentity());
  for (const kind of noticeKinds)
    number.templates.set(nameOf(kind), {
      language: 'ar',
      parameters: noticeOrder[kind].length,
      buttons: labels.slice(0, buttonsIn[kind]),
      ...(kind === 'code' && { copies: true }),
    });
  const sara = number.member();
  sara.text('١');
  return { number, sara, channel: openAt(api, number, { settings }) };
}
const late = ({ person }: Member) => ({ address: person.phone, id: '17.0', heardAt: undefined });
const notices: readonly Notice[] = [
  { kind: 'decision', values: { reference: '1234567', service: 'دعم', answer: 'قُبل\n\nطلبك' } },
  { kind: 'paper', values: { reference: '1234567', missing: 'صورة الصك', by: '10 ديسمبر' } },
  { kind: 'newDay', values: { reference: '1234567', day: '20 ديسمبر', reason: 'زيارة' } },
  { kind: 'appointment', values: { when: 'الأحد بين 9 و10' } },
  { kind: 'delivery', values: { reference: '1234567', service: 'دعم' } },
  { kind: 'rating', values: { service: 'دعم' } },
  { kind: 'code', values: { code: '482913' } },
];
const scores: Parcel['choices'] = {
  as: 'list',
  prompt: 'q9',
  open: 'اختر',
  rows: ['score-1', 'score-2', 'score-3', 'score-4', 'score-5', 'skip'].map((choice) => ({
    choice,
    label: choice,
  })),
};
const parcelOf = (notice: Notice): Parcel => ({
  text: 'النص كاملًا',
  lang: 'ar',
  notice,
  ...(notice.kind === 'rating' && { choices: scores }),
});
const sending = (kind: Notice['kind']): Parcel => parcelOf(notices.find((one) => one.kind === kind)!);

/** What the channel hears of what a member did last. */
async function heardLast(number: PhoneNumber, channel: PushedChannel): Promise<unknown> {
  const call = number.hooks.calls.at(-1)!;
  const received = await channel.receive({ ...call, body: Buffer.from(call.body), query: {} });
  const [happening] = received.kind === 'happenings' ? received.happenings : [];
  return happening?.kind === 'message' ? happening.message.content : received;
}

describe('after the 24 hours', () => {
  test.each(notices)(
    'a notice goes by the template of its kind, its values in order: $kind',
    async (notice) => {
      const { sara, channel } = fresh();
      expect(await channel.send(parcelOf(notice), late(sara))).toEqual({ ok: true, external: sara.last?.id });
      const named: Readonly<Record<string, string>> = notice.values;
      const inOrder = noticeOrder[notice.kind].map((name) => named[name]!.replace(/\s+/g, ' '));
      expect(sara.last).toMatchObject({ as: 'template', text: inOrder.join(' ') });
    },
  );

  test('a button of it is what the member would have typed, whatever stands on it', async () => {
    const { number, sara, channel } = fresh();
    await channel.send(sending('decision'), late(sara));
    expect(sara.last?.options).toEqual([{ id: 'say:متابعة طلب 1234567', title: 'الأولى' }]);
    sara.tap('الأولى');
    expect(await heardLast(number, channel)).toEqual({ kind: 'text', text: 'متابعة طلب 1234567' });
    await channel.send(sending('paper'), late(sara));
    sara.tap('الأولى');
    expect(await heardLast(number, channel)).toEqual({ kind: 'text', text: 'المطلوب' });
  });

  test('the five answers of a rating are buttons that answer its own question', async () => {
    const { number, sara, channel } = fresh();
    await channel.send(sending('rating'), late(sara));
    expect(sara.last?.options.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((n) => `t|q9|score-${n}`));
    sara.tap('الثانية');
    expect(await heardLast(number, channel)).toMatchObject({ kind: 'tap', prompt: 'q9', choice: 'score-2' });
  });

  test('what a provider would refuse is not sent as something else', async () => {
    const { number, sara, channel } = fresh();
    number.templates.set(nameOf('decision'), { language: 'ar', parameters: 2, buttons: ['س'] });
    expect(await channel.send(sending('decision'), late(sara))).toEqual({ ok: false, fault: 'rejected' });
    number.templates.set(nameOf('rating'), { language: 'ar', parameters: 1, buttons: ['س'] });
    expect(await channel.send(sending('rating'), late(sara))).toEqual({ ok: false, fault: 'rejected' });
    number.templates.delete(nameOf('newDay'));
    expect(await channel.send(sending('newDay'), late(sara))).toEqual({ ok: false, fault: 'rejected' });
    expect(sara.shown).toEqual([]);
  });

  test('within them the words go as they are', async () => {
    const { sara, channel } = fresh();
    await channel.send(sending('decision'), { ...late(sara), heardAt: api.now() });
    expect(sara.last).toMatchObject({ as: 'text', text: 'النص كاملًا' });
  });

  test('what is no notice, and a kind without a template, wait for the desk', async () => {
    const { number, sara } = fresh();
    const channel = openAt(api, number, { settings: { WHATSAPP_TEMPLATE_RATING: nameOf('rating') } });
    expect(channel.capabilities).toMatchObject({ later: ['rating'] });
    const words: Parcel = { text: 'أهلًا', lang: 'ar' };
    for (const parcel of [words, sending('decision')])
      expect(await channel.send(parcel, late(sara))).toEqual({ ok: false, fault: 'windowClosed' });
    expect(await channel.send(sending('rating'), late(sara))).toMatchObject({ ok: true });
  });
});
