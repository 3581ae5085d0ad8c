import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addressOf } from '../../adapters/botframework/address.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import { openConnector, type Member } from '../standins/connector.ts';
import { openAt, type Opened } from './botframework-support.ts';

const azure = await openConnector();
afterAll(() => azure.close());
const bot = azure.bot('5f3b7c1e-1f0a-4a53-9f0e-0c2d7d1c9a10');
let opened: Opened;
beforeEach(() => {
  opened = openAt(azure, bot);
  azure.calls.length = 0;
});

const placeOf = (member: Member) => ({
  channel: member.channel,
  service: azure.serviceUrl.replace(/\/$/, ''),
  conversation: member.conversation,
  bot: `28:${bot.appId}`,
  user: member.id,
});
const to = (member: Member) => ({ address: addressOf(placeOf(member)), id: '1.0', heardAt: undefined });
const choices = (...labels: string[]) => ({
  as: 'buttons' as const,
  prompt: 'q7',
  open: 'اختر',
  rows: labels.map((label, i) => ({ choice: `c${i}`, label })),
});
const say = (text: string, rest: Partial<Parcel> = {}): Parcel => ({ text, lang: 'ar', ...rest });
async function sent(channel: string, parcel: Parcel): Promise<Member> {
  const member = azure.member(bot, channel);
  expect(await opened.channel.send(parcel, to(member))).toMatchObject({ ok: true });
  return member;
}
const long = 'أوافق على حفظ بياناتي لدراسة طلبي';

describe('a message through the connector', () => {
  test('says from whom, to whom and where, in the form of the Activity schema, as plain text', async () => {
    const text = '*ليست* _مائلة_ <b>ولا</b> عريضة: https://association.example';
    const member = await sent('msteams', say(text));
    expect(member.last).toMatchObject({
      type: 'message',
      text,
      textFormat: 'plain',
      locale: 'ar',
      channelId: 'msteams',
      from: { id: `28:${bot.appId}` },
      recipient: { id: member.id },
      conversation: { id: member.conversation },
    });
  });

  test.each(['webchat', 'directline', 'telegram', 'facebook'])(
    'in %s answers stand above the text box',
    async (channel) => {
      const member = await sent(channel, say('هل توافق؟', { choices: choices('نعم', 'لا') }));
      expect(member.last?.text).toBe('هل توافق؟');
      expect(member.last?.suggestedActions).toEqual({
        to: [member.id],
        actions: ['نعم', 'لا'].map((label, i) => ({
          type: 'messageBack',
          title: label,
          text: label,
          displayText: label,
          value: { silah: { prompt: 'q7', choice: `c${i}`, text: label } },
        })),
      });
    },
  );

  test('in Teams they stand on a card below', async () => {
    const member = await sent('msteams', say('هل توافق؟', { choices: choices('نعم', long) }));
    expect(member.last?.suggestedActions).toBeUndefined();
    expect(member.last?.attachments).toMatchObject([{ contentType: 'application/vnd.microsoft.card.hero' }]);
    expect(member.keys).toEqual(['نعم', long]);
  });

  test('where a label would be cut, and where there may be no buttons, the answers stand in the text, too', async () => {
    const parcel = say('هل توافق؟', { choices: choices('نعم', long), byPlace: true });
    const messenger = await sent('facebook', parcel);
    expect(messenger.last?.text).toBe(`هل توافق؟\n\n1. نعم\n2. ${long}`);
    for (const key of messenger.keys) expect(key.length).toBeLessThanOrEqual(20);
    expect(messenger.last?.suggestedActions?.actions[1]).toMatchObject({ text: long });
    expect((await sent('sms', parcel)).last?.text).toBe(messenger.last?.text);
  });

  test('where a number means something else, they have none', async () => {
    const member = await sent('sms', say('كم؟', { choices: choices('تخطي', 'إبقاؤه') }));
    expect(member.last?.text).toBe('كم؟\n\n• تخطي\n• إبقاؤه');
  });

  test('the longest question with the longest answers fits into Messenger', async () => {
    const { asking, buttons, text } = opened.channel.capabilities;
    const labels = Array.from({ length: buttons.most }, (_, i) => `${i}`.padEnd(buttons.label, 'ا'));
    const member = await sent('facebook', say('؟'.repeat(asking), { choices: choices(...labels) }));
    expect(member.last?.text?.length).toBeLessThanOrEqual(text);
  });

  test.each(['msteams', 'webchat'])('a link opens by a button in %s', async (channel) => {
    const url = 'https://chat.association.example/form/x7';
    const member = await sent(channel, say('اكتبه هنا:', { link: { label: 'فتح النموذج', url } }));
    expect(member.link).toBe(url);
    expect(member.last?.text).toBe('اكتبه هنا:');
  });

  test.each(['facebook', 'sms'])('a link stands in the text in %s', async (channel) => {
    const url = 'https://chat.association.example/form/x7';
    const member = await sent(channel, say('اكتبه هنا:', { link: { label: 'فتح النموذج', url } }));
    expect(member.last?.text).toBe(`اكتبه هنا:\n\nفتح النموذج:\n${url}`);
  });
});

describe('the review', () => {
  const fields = [
    { name: 'name', label: 'الاسم', value: 'سارة', shown: 'سارة' },
    { name: 'city', label: 'المدينة', value: null, shown: '(لم يُذكر)' },
  ];
  const text = 'هذه كل البيانات. هل كلها صحيحة؟\n\n1. الاسم: سارة\n2. المدينة: (لم يُذكر)';
  const parcel = say(text, {
    choices: choices('صحيحة', 'تعديل'),
    review: { fields, sha256: 'a'.repeat(64) },
  });

  test.each(['msteams', 'webchat'])(
    'is a table from right to left with its buttons in %s',
    async (channel) => {
      const member = await sent(channel, parcel);
      expect(member.last?.text).toBe('هذه كل البيانات. هل كلها صحيحة؟');
      expect(member.last?.attachments).toMatchObject([
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.4',
            rtl: true,
            fallbackText: text,
            body: [
              {
                type: 'FactSet',
                facts: [
                  { title: '1. الاسم', value: 'سارة' },
                  { title: '2. المدينة', value: '(لم يُذكر)' },
                ],
              },
            ],
          },
        },
      ]);
      expect(member.keys).toEqual(['صحيحة', 'تعديل']);
    },
  );

  test('is a text where no card can be shown, and where its list went out before', async () => {
    const messenger = await sent('facebook', parcel);
    expect(messenger.last).toMatchObject({ text });
    expect(messenger.keys).toEqual(['صحيحة', 'تعديل']);
    const rest = await sent('msteams', { ...parcel, text: '9. المدينة: (لم يُذكر)' });
    expect(rest.last).toMatchObject({ text: '9. المدينة: (لم يُذكر)' });
    expect(rest.keys).toEqual(['صحيحة', 'تعديل']);
  });
});

describe('a file through the connector', () => {
  const pdf = { name: 'قرار.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
  const png = { name: 'وصل.png', type: 'image/png', bytes: Buffer.from([0x89, 0x50]) };
  const inside = (file: typeof pdf) => ({
    contentType: file.type,
    name: file.name,
    contentUrl: `data:${file.type};base64,${file.bytes.toString('base64')}`,
  });

  test('is part of the message where the channel takes it', async () => {
    expect((await sent('webchat', say('القرار', { file: pdf }))).last).toMatchObject({
      text: 'القرار',
      attachments: [inside(pdf)],
    });
    expect((await sent('msteams', say('', { file: png }))).last).toMatchObject({
      text: '',
      attachments: [inside(png)],
    });
  });

  test('that Teams finds too large after all is the fault of that file alone', async () => {
    const member = azure.member(bot, 'msteams');
    azure.fail('activities', { kind: 'answer', status: 413, code: 'MessageSizeTooBig' });
    const refused = await opened.channel.send(say('', { file: png }), to(member));
    expect(refused).toEqual({ ok: false, fault: 'fileRefused' });
  });

  test('is at least spoken of where it does not, and where it is too large', async () => {
    const large = { ...pdf, bytes: Buffer.alloc(256 * 1024 + 1) };
    for (const [channel, file] of [
      ['msteams', pdf],
      ['facebook', png],
      ['webchat', large],
    ] as const) {
      const member = await sent(channel, say('القرار', { file }));
      expect(member.last?.text).toMatch(/^القرار\n\n.*(قرار\.pdf|وصل\.png)/);
      expect(member.last?.attachments).toBeUndefined();
    }
    expect((await sent('sms', { text: '', lang: 'en', file: pdf })).last?.text).toMatch(
      /^The file “\u2068قرار\.pdf\u2069” cannot/,
    );
  });
});
