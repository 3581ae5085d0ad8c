import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LineName } from '../../src/contract/line-names.ts';
import { openAll } from '../support/house.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { openConnector, sign, type Bot, type Connector, type Member } from '../standins/connector.ts';
import { until } from '../support/wait.ts';
import { command, requestOf } from './stored.ts';
import { onTeams as surfaceOf } from './surfaces.ts';
import { shown, stepsOf, submit } from './walk.ts';

/** What each association's bot is written to on. */
const channels = { mord: 'msteams', rahat: 'facebook' } as const;
const names = Object.keys(channels) as readonly (keyof typeof channels)[];

const lineOf = async (association: string, name: LineName): Promise<string> =>
  (await openAll()).houses.get(association)!.wording.line('ar', name);
/** Waits until the notice of privacy is there with its buttons. */
const noticed = (member: Member): Promise<void> =>
  until('the consent is asked for', () => member.keys.length > 0);

describe('the Bot Framework, through a server', () => {
  let azure: Connector;
  let server: ServerProcess;
  const bots: Partial<Record<string, Bot>> = {};
  const botOf = (name: string): Bot => {
    const bot = bots[name];
    if (!bot) throw new Error(`${name} has no bot`);
    return bot;
  };

  beforeAll(async () => {
    azure = await openConnector();
    const own = names.map((name) => [name, azure.bot(`app-of-${name}`)] as const);
    const settings = own.flatMap(([name, { appId, password }]) => [
      [`${name.toUpperCase()}_BOTFRAMEWORK_APP_ID`, appId],
      [`${name.toUpperCase()}_BOTFRAMEWORK_APP_PASSWORD`, password],
    ]);
    server = await startServer({
      BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
      BOTFRAMEWORK_LOGIN_ROOT: azure.root,
      ...(Object.fromEntries(settings) as Record<string, string>),
    });
    for (const [name, bot] of own) {
      bot.hook = `${server.url}/api/messages/${name}`;
      bots[name] = bot;
    }
  });

  afterAll(async () => {
    if (process.env['SHOW_LOG']) process.stderr.write(server.log);
    await server.stop();
    await azure.close();
  });

  test('two associations serve a whole request at once, in Teams and in Messenger, identifiers in the form alone', async () => {
    const { engine, houses } = await openAll();
    const served = names.map(async (association, n) => {
      const house = houses.get(association);
      const service = house?.association.services.find(({ fields }) =>
        fields.some(({ type }) => type === 'attachment'),
      );
      if (!house || !service) throw new Error('there is no service with a document');
      const member = azure.member(botOf(association), channels[association]);
      const steps = stepsOf(engine, house, service.id, n);
      expect(steps.some((step) => 'secret' in step && step.secret)).toBe(true);
      const reference = await submit(surfaceOf(member), steps);
      return { association, service: service.id, reference, member, steps };
    });
    for (const { association, service, reference, member, steps } of await Promise.all(served)) {
      expect(await requestOf(server.dataDir, reference)).toMatchObject({
        association,
        channel: 'botframework',
        service,
      });
      for (const step of steps)
        if ('type' in step && step.secret) expect(member.texts.join('\n')).not.toContain(step.type);
    }
  });

  test('a member who opens the chat is greeted once, and the same call twice is one message', async () => {
    const bot = botOf('mord');
    const member = azure.member(bot, 'webchat');
    const surface = surfaceOf(member);
    await member.join();
    await member.join();
    await noticed(member);
    const greeted = member.texts.length;
    const activity = member.activity({ text: 'من أنتم؟' });
    await azure.deliver(bot, activity);
    await azure.deliver(bot, activity);
    await shown(surface, greeted, (text) => text.length > 0);
    // What would be answered twice stands before the answer to what is said next.
    await member.say(await lineOf('mord', 'choices.agree'));
    const menu = await lineOf('mord', 'reception.menu');
    await shown(surface, greeted, (text) => text.includes(menu));
    expect(new Set(member.texts).size).toBe(member.texts.length);
  });

  test('a conversation goes on where the service of the channel moved to', async () => {
    const bot = botOf('rahat');
    const member = azure.member(bot);
    const surface = surfaceOf(member);
    await member.say('السلام عليكم');
    await noticed(member);
    const [key] = azure.keys;
    if (!key) throw new Error('there is no key');
    const moved = azure.serviceUrl.replace('127.0.0.1', 'localhost');
    const token = await sign({ ...azure.claims(bot), serviceurl: moved }, key);
    const before = member.texts.length;
    const response = await fetch(bot.hook, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(member.activity({ text: 'السلام عليكم', serviceUrl: moved })),
    });
    expect(response.status).toBe(200);
    await shown(surface, before, (text) => text.length > 0);
    expect(member.last?.serviceUrl).toBe(moved.replace(/\/$/, ''));
  });

  test('what is forged gets 403, what cannot be told gets 503 and is made again, what is nobody’s gets 404', async () => {
    const bot = botOf('mord');
    const member = azure.member(bot);
    const call = async (hook: string, token: string) =>
      fetch(hook, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(member.activity({ text: 'أهلًا' })),
      });
    expect((await call(bot.hook, 'a.b.c')).status).toBe(403);
    expect((await call(bot.hook, await azure.token(botOf('rahat')))).status).toBe(403);
    expect((await call(bot.hook.replace('mord', 'nobody'), await azure.token(bot))).status).toBe(404);
    const blind = await startServer({
      BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
      MORD_BOTFRAMEWORK_APP_ID: bot.appId,
      MORD_BOTFRAMEWORK_APP_PASSWORD: bot.password,
    });
    try {
      azure.down.add('metadata');
      const answer = await call(`${blind.url}/api/messages/mord`, await azure.token(bot));
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      const { hook } = bot;
      bot.hook = `${blind.url}/api/messages/mord`;
      const delivered = azure.deliver(bot, member.activity({ text: 'أهلًا' }));
      azure.down.clear();
      await delivered;
      bot.hook = hook;
    } finally {
      azure.down.clear();
      await blind.stop();
    }
  });

  test('the command tells how each bot is set up, and no secret stands in it or in the log', async () => {
    const reports = await command(['channels', 'check'], {
      DATA_DIR: server.dataDir,
      PUBLIC_URL: 'https://chat.association.example',
      BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
      BOTFRAMEWORK_LOGIN_ROOT: azure.root,
      MORD_BOTFRAMEWORK_APP_ID: botOf('mord').appId,
      MORD_BOTFRAMEWORK_APP_PASSWORD: botOf('mord').password,
      RAHAT_BOTFRAMEWORK_APP_ID: botOf('rahat').appId,
      RAHAT_BOTFRAMEWORK_APP_PASSWORD: 'password~of.somebody',
    });
    const channel = 'botframework';
    expect(reports).toContainEqual(expect.objectContaining({ association: 'mord', channel, state: 'ready' }));
    expect(reports).toContainEqual(
      expect.objectContaining({ association: 'rahat', channel, state: 'faulty' }),
    );
    for (const text of [JSON.stringify(reports), server.log]) {
      expect(text).not.toContain('password~of');
      expect(text).not.toContain('app-token-of-tests');
      expect(text).not.toContain('Member-of-tests');
    }
  });
});
