import { createServer, type AddressInfo } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import TelegramServer from 'telegram-test-api';
import type { Happening } from '../../src/channel/port.ts';
import { soon } from '../support/wait.ts';
import { openAt } from './telegram-support.ts';

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port: free } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return free;
}

// A stand-in that nobody here wrote. It knows few methods and answers polls at once.
const port = await freePort();
const server = new TelegramServer({ port, host: '127.0.0.1' });
await server.start();
afterAll(() => server.stop());
const bot = { token: '7012345:AAH-elsewhere' };

test('a conversation by polling at a Bot API that somebody else wrote', async () => {
  const channel = openAt(`http://127.0.0.1:${port}`, bot, { times: { patience: 3000, pause: 200 } });
  expect((await channel.check()).filter(({ ok }) => !ok)).toEqual([]);
  await channel.prepare?.();
  const heard: Happening[] = [];
  const end = new AbortController();
  const take = (happenings: readonly Happening[]): Promise<void> => {
    heard.push(...happenings);
    return Promise.resolve();
  };
  const listening = channel.listen?.({ take, signal: end.signal, showCode: () => undefined });
  const sara = server.getClient(bot.token, { chatId: 17, userId: 17 });
  await sara.sendCommand(sara.makeCommand('/start'));
  await sara.sendMessage(sara.makeMessage('السلام عليكم'));
  expect(await soon(() => heard.length === 2)).toBe(true);
  expect(heard).toMatchObject([
    { address: '17', message: { content: { kind: 'start' } } },
    { address: '17', message: { content: { kind: 'text', text: 'السلام عليكم' } } },
  ]);

  const rows = [{ choice: 'agree', label: 'أوافق' }];
  const choices = { as: 'buttons', prompt: 'q1', open: 'اختر', rows } as const;
  const sent = await channel.send(
    { text: 'هل توافق؟', lang: 'ar', choices },
    { address: '17', id: '1.0', heardAt: undefined },
  );
  expect(sent.ok).toBe(true);
  const { result } = await sara.getUpdates();
  expect(JSON.stringify(result)).toContain('t|q1|agree');
  await sara.sendCallback(
    sara.makeCallbackQuery('t|q1|agree', {
      message: { message_id: 5, chat: { id: 17, type: 'private', first_name: 'x' }, date: 0 },
    }),
  );
  expect(await soon(() => heard.length === 3)).toBe(true);
  expect(heard[2]).toMatchObject({ message: { content: { kind: 'tap', prompt: 'q1', choice: 'agree' } } });
  end.abort();
  await listening;
});
