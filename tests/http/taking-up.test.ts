import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, Member, type Activity, type Grant } from './member.ts';
import { startServer, type TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

const resume = (value: string, association = 'mord') =>
  call<Grant>(`${server.url}/webchat/${association}/token`, { json: { resume: value } });
const open = (token: string) =>
  call<Grant>(`${server.url}/v3/directline/conversations`, { method: 'POST', token });

describe('a conversation is taken up again by its value', () => {
  test('which rotates, and stays good until the new one is used', async () => {
    const { grant } = await Member.arrive(server.url);
    const lost = await resume(grant.resume);
    expect(lost.body).toMatchObject({ conversationId: grant.conversationId, userId: grant.userId });
    expect(lost.body.resume).not.toBe(grant.resume);
    // That answer never arrived: the old value opens once more.
    const second = await resume(grant.resume);
    expect(second.status).toBe(200);
    const third = await resume(second.body.resume);
    expect(third.body.conversationId).toBe(grant.conversationId);
    expect((await resume(grant.resume)).status).toBe(404);
  });

  test('and stays good until a token that came with the new one is used', async () => {
    const { grant } = await Member.arrive(server.url);
    const renewed = await resume(grant.resume);
    expect((await open(renewed.body.token)).status).toBe(200);
    const gone = await resume(grant.resume);
    expect({ status: gone.status, code: (gone.body as { error?: { code: string } }).error?.code }).toEqual({
      status: 404,
      code: 'notFound',
    });
    expect((await resume(renewed.body.resume)).status).toBe(200);
  });

  test('which opens nothing at another association', async () => {
    const { grant } = await Member.arrive(server.url, 'rahat');
    expect((await resume(grant.resume, 'mord')).status).toBe(404);
    expect((await resume(grant.resume, 'rahat')).status).toBe(200);
  });

  test.each(['x', 'null', 'undefined', '../..', "' or 1=1 --", 'ا'.repeat(200)])(
    'and not by a value that never was: %s',
    async (value) => {
      expect((await resume(value)).status).toBe(404);
    },
  );
});

test('after sixty days a member goes on where he was, with every answer kept', async () => {
  const member = await Member.arrive(server.url, 'awdat-sudair');
  await member.goOn(({ kind }) => kind === 'mobile' || kind === 'iban' || kind === 'nationalId');
  const asked = member.prompt;
  const answered = (await member.transcript())
    .filter(({ from }) => from.role === 'user')
    .map(({ text }) => text);
  await server.stop();
  await server.start({ CLOCK_OFFSET: '60d' });
  const back = await resume(member.grant.resume, 'awdat-sudair');
  expect(back.body.conversationId).toBe(member.grant.conversationId);
  await open(back.body.token);
  member.grant = { ...member.grant, ...back.body };
  await member.read();
  const now = (await member.transcript()).filter(({ from }) => from.role === 'user').map(({ text }) => text);
  expect(now).toEqual(answered);
  expect(member.prompt).toMatchObject({ flow: asked.flow, step: asked.step, field: asked.field });
  expect((await member.request()).reference).toMatch(/^\d{7}$/);
  await server.stop();
  await server.start();
});

describe('the language', () => {
  /** Words in Latin letters; an address for letters is none. */
  const latin = (activities: readonly Activity[]): boolean =>
    /[a-z]{4}/.test(activities.map(({ text }) => (text ?? '').replaceAll(/\S+@\S+/g, '')).join(' '));

  test('is Arabic unless something else is asked for', async () => {
    const member = await Member.arrive(server.url);
    expect(member.question.locale).toBe('ar');
    expect(latin(member.seen)).toBe(false);
  });

  test.each([
    ['the locale of the token', {}, { locale: 'en-GB' }],
    ['the lang of the token', {}, { lang: 'en' }],
  ])('follows %s', async (_, __, wish) => {
    const member = await Member.arrive(server.url, 'mord', wish);
    expect(member.question.locale).toBe('en');
    expect(latin(member.seen)).toBe(true);
  });

  test('follows ?lang of the address', async () => {
    const { body } = await call<Grant>(`${server.url}/webchat/mord/token?lang=en`, { method: 'POST' });
    await open(body.token);
    const { body: read } = await call<{ activities: Activity[] }>(
      `${server.url}/v3/directline/conversations/${body.conversationId}/activities`,
      { token: body.token },
    );
    expect(read.activities.map(({ locale }) => locale)).toEqual(['en']);
  });

  test('follows the locale of a message, and a locale it does not know is Arabic', async () => {
    const member = await Member.arrive(server.url);
    await member.say('Help', { locale: 'en-US' });
    expect(member.question.locale).toBe('en');
    await member.say('مساعدة', { locale: 'fr-FR' });
    expect(member.question.locale).toBe('ar');
  });
});
