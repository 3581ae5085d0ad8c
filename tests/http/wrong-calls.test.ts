import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { call, Member } from './member.ts';
import { sharedServer, type TestServer } from './support.ts';
import { anyText } from '../support/any-text.ts';

let server: TestServer;
let member: Member;
beforeAll(async () => {
  server = await sharedServer();
  member = await Member.arrive(server.url);
});
afterAll(() => server.remove());

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const long = 'ا'.repeat(5000);

/** Bodies that are no activity. */
const bodies: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['no JSON', '{'],
  ['a word', 'null'],
  ['a number', '7'],
  ['a list', '[]'],
  ['a text', '"message"'],
  ['an empty object', '{}'],
  ['a type of another kind', '{"type":7}'],
  ['a type that is a list', '{"type":["message"]}'],
  ['a text of another kind', '{"type":"message","text":{"a":1}}'],
  ['a locale of another kind', '{"type":"message","text":"x","locale":7}'],
  ['attachments that are no list', '{"type":"message","attachments":"x"}'],
  ['channelData of another kind', '{"type":"message","text":"x","channelData":"x"}'],
  ['an own id that is an object', '{"type":"message","text":"x","channelData":{"clientActivityID":{}}}'],
  [
    'an own id that is too long',
    JSON.stringify({ type: 'message', text: 'x', channelData: { clientActivityID: long } }),
  ],
  ['an id of another kind', '{"type":"message","text":"x","id":{}}'],
  ['JSON that is deep', deep(50_000)],
  ['a body that is huge', `{"type":"message","text":"${'x'.repeat(300_000)}"}`],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
  ['UTF-16', Buffer.from('{"type":"message","text":"x"}', 'utf16le')],
  ['XML', '<?xml version="1.0"?><a/>'],
];

describe('a body that is no activity is refused, each with a mend', () => {
  test.each(bodies)('%s', async (_, body) => {
    const { token } = member.grant;
    const headers = { 'content-type': 'application/json' };
    const answer = await call(`${member.base}/activities`, { method: 'POST', token, headers, body });
    expect([400, 413]).toContain(answer.status);
    expect(answer.body.error?.message.length).toBeGreaterThan(10);
  });
});

/** Strange, yet messages: they are taken and answered like any other. */
const strange: readonly (readonly [string, object])[] = [
  ['NUL bytes', { text: 'a\u0000b\u0000' }],
  ['NUL bytes alone', { text: '\u0000\u0000' }],
  ['half a surrogate pair', { text: '\ud800 x \udfff' }],
  ['overrides of direction', { text: '\u202e\u2066\u200fgnp.exe' }],
  ['an own id with NUL and half a pair', { text: 'x', channelData: { clientActivityID: '\u0000\ud800' } }],
  ['an own id that is a number', { text: 'x', channelData: { clientActivityID: 1e308 } }],
  ['a value with half a pair', { text: 'x', value: { silah: { prompt: '\ud800', choice: '\u0000' } } }],
  ['a value that is no answer of ours', { text: 'x', value: { other: [1, 2, { deep: true }] } }],
  ['a prompt that never was', { text: 'x', value: { silah: { prompt: 'q999', choice: 'agree' } } }],
  [
    'a choice by the name of a property',
    { text: 'x', value: { silah: { prompt: 'q1', choice: '__proto__' } } },
  ],
  ['names of properties of every object', { text: 'constructor', __proto__: { a: 1 }, toString: 'x' }],
  [
    'an attachment by address',
    { attachments: [{ contentType: 'image/png', contentUrl: 'http://169.254.169.254/' }] },
  ],
  ['a text that is too long: its beginning is read', { text: long }],
  ['four thousand signs that combine', { text: `ا${'\u0651'.repeat(3990)}` }],
  ['four thousand figures', { text: '٧'.repeat(4000) }],
  ['SQL', { text: `'; drop table conversations; --` }],
  ['a template', { text: '{member} {gender, select, other {x}} ${x} <b>' }],
];

describe('a message that is strange is a message', () => {
  test.each(strange)('%s', async (_, activity) => {
    const one = await Member.arrive(server.url);
    await one.tap('agree');
    const answer = await one.post(activity);
    expect({ status: answer.status, id: answer.body.id }).toEqual({ status: 200, id: expect.any(String) });
    expect(await one.say('القائمة')).not.toEqual([]);
    expect(one.prompt.kind).toBe('menu');
    expect(server.log()).not.toContain('a turn failed');
  });

  test('and whatever text it is made of, the server answers it', async () => {
    const one = await Member.arrive(server.url);
    await one.tap('agree');
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText(200), fc.json()), async (text) => {
        const { status } = await one.post({ text });
        expect(status).toBe(200);
      }),
      { numRuns: 60 },
    );
    expect(server.log()).not.toContain('a turn failed');
  });
});

test.each(['-1', 'abc', '1.5', '1e9', ' 1', '99999999999999999999', '0x1', '١', '%00', '1%27', 'NaN'])(
  'a watermark that never was is refused: %s',
  async (watermark) => {
    const { token } = member.grant;
    for (const path of ['/activities?watermark=', '?watermark=']) {
      const { status, body } = await call(`${member.base}${path}${watermark}`, { token });
      expect({ status, code: body.error?.code }).toEqual({ status: 400, code: 'wrongRequest' });
    }
  },
);

describe('the way in', () => {
  const wishes: readonly (readonly [string, string])[] = [
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a word', 'true'],
    ['a resume of another kind', '{"resume":7}'],
    ['a resume that is an object', '{"resume":{"$ne":null}}'],
    ['an empty resume', '{"resume":""}'],
    ['a resume that is too long', JSON.stringify({ resume: 'x'.repeat(300) })],
    ['a locale of another kind', '{"locale":["en"]}'],
    ['a body that is huge', JSON.stringify({ resume: 'x'.repeat(10_000) })],
    ['deep JSON', deep(4000)],
    ['NUL', '\u0000'],
  ];
  test.each(wishes)('refuses %s', async (_, body) => {
    const { status } = await call(`${server.url}/webchat/mord/token`, { method: 'POST', body });
    expect([400, 413]).toContain(status);
  });

  test('finds nothing for half a pair or NUL in the value', async () => {
    for (const resume of ['\ud800', '\u0000', 'a\u0000b'])
      expect((await call(`${server.url}/webchat/mord/token`, { json: { resume } })).status).toBe(404);
  });

  test.each(['nobody', 'MORD', 'mord%00', '..%2fmord', '__proto__', 'constructor', '%D8%A7', '%E0%A4%A'])(
    'knows no association %s',
    async (name) => {
      for (const init of [{ json: {} }, {}]) {
        const path = 'json' in init ? `/webchat/${name}/token` : `/chat/${name}`;
        const { status } = await call(`${server.url}${path}`, init);
        expect(status).toBe(404);
      }
    },
  );
});

describe('an upload that is none is refused', () => {
  const boundary = 'multipart/form-data; boundary=x';
  const uploads: readonly (readonly [string, string, string])[] = [
    ['no body', boundary, ''],
    ['no boundary', 'multipart/form-data', '--x--'],
    ['another boundary', boundary, '--y\r\n\r\n--y--'],
    [
      'a body that ends early',
      boundary,
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    ],
    ['no file in it', boundary, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'],
    ['JSON', 'application/json', '{}'],
    ['no type', '', 'x'],
    [
      'a file that is empty',
      boundary,
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\r\n--x--\r\n',
    ],
    [
      'an activity that is none',
      boundary,
      '--x\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc\r\n--x--\r\n',
    ],
  ];
  test.each(uploads)('%s', async (_, type, body) => {
    const { token } = member.grant;
    const answer = await call(`${member.base}/upload`, {
      method: 'POST',
      token,
      body: Buffer.from(body),
      headers: type === '' ? {} : { 'content-type': type },
    });
    expect({ status: answer.status, code: answer.body.error?.code }).toEqual({
      status: 400,
      code: 'wrongRequest',
    });
  });

  test('of six files at once, in Arabic', async () => {
    for (const words of ['أوافق', 'موظف']) await member.say(words);
    const form = new FormData();
    for (let i = 0; i < 6; i += 1) form.append('file', new Blob(['x']), `${i}.txt`);
    const answer = await call(`${member.base}/upload`, {
      method: 'POST',
      token: member.grant.token,
      body: form,
    });
    expect({ status: answer.status, said: answer.body.error?.message }).toEqual({
      status: 400,
      said: expect.stringContaining('خمسة ملفات'),
    });
  });
});

test('after all that the server still serves', async () => {
  const one = await Member.arrive(server.url);
  expect((await one.request()).reference).toMatch(/^\d{7}$/);
  expect(server.log()).not.toMatch(/a call failed|a turn failed|unhandled/);
});
