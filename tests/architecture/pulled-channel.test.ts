import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { DeskChannels, InboxItem, RequestItems } from '../../src/contract/desk.ts';
import { Choice, Prompt, Receipt } from '../../src/contract/index.ts';
import { answerTo, type Activity } from '../http/member.ts';
import { startCommand } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { filesNamed } from '../support/scratch.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { Caller, password, putRoles } from '../web/desk-door.ts';
import { everyKind, type EveryKind } from './added/every-kind.ts';

const News = z.object({
  lines: z.array(
    z.object({
      number: z.number(),
      who: z.enum(['member', 'bot', 'staff']),
      words: z.string(),
      file: z.string().optional(),
      question: z.optional(Prompt),
      answers: z.array(Choice),
      receipt: z.optional(Receipt),
    }),
  ),
  upTo: z.number(),
});
type News = z.infer<typeof News>;

/** A member at the screen. */
class Standing {
  private number = 0;

  private constructor(
    private readonly url: string,
    readonly conversation: string,
    readonly key: string,
  ) {}

  static async come(server: string): Promise<Standing> {
    const answer = await fetch(`${server}/kiosk/rahat`, { method: 'POST' });
    const { conversation, key } = z
      .object({ conversation: z.string(), key: z.string() })
      .parse(await answer.json());
    return new Standing(`${server}/kiosk/rahat/${conversation}`, conversation, key);
  }

  async news(): Promise<News> {
    return News.parse(await (await fetch(`${this.url}/news?key=${this.key}`)).json());
  }

  async post(path: string, body: string | Uint8Array<ArrayBuffer>): Promise<number> {
    return (await fetch(`${this.url}/${path}key=${this.key}`, { method: 'POST', body })).status;
  }

  /** Answers what is asked, as every member of the tests does. */
  async answer(): Promise<void> {
    const question = (await this.news()).lines.findLast((line) => line.question);
    if (!question?.question) throw new Error('nothing is asked');
    const { question: prompt, answers } = question;
    const actions = answers.map(({ id, label }) => ({
      type: 'messageBack',
      title: label,
      text: label,
      value: { silah: { prompt: prompt.id, choice: id } },
    }));
    const asked: Activity = {
      type: 'message',
      id: '',
      from: { id: '' },
      suggestedActions: { actions },
      channelData: { silah: { prompt } },
    };
    const input = answerTo(asked);
    this.number += 1;
    const { number } = this;
    if ('attachment' in input) {
      const bytes = new Uint8Array(Buffer.from(input.attachment.contentBase64, 'base64'));
      expect(await this.post(`files?name=${number}.pdf&`, bytes)).toBe(200);
      return;
    }
    const words = 'text' in input ? input.text : (answers.find(({ id }) => id === input.choice)?.label ?? '');
    const tapped = 'choice' in input && { question: prompt.id, answer: input.choice };
    expect(await this.post('say?', JSON.stringify({ number, words, ...tapped }))).toBe(200);
  }

  async submit(): Promise<Receipt> {
    for (let turn = 0; turn < 60; turn += 1) {
      const receipt = (await this.news()).lines.findLast((line) => line.receipt)?.receipt;
      if (receipt) return receipt;
      await this.answer();
    }
    throw new Error('no receipt came');
  }

  /** What the stream brings first. */
  live(): Promise<News> {
    const socket = new WebSocket(`${this.url.replace(/^http/, 'ws')}/live?key=${this.key}`);
    return new Promise((done, fail) => {
      socket.on('error', fail);
      socket.on('message', (data: Buffer) => {
        socket.close();
        done(News.parse(JSON.parse(data.toString())));
      });
    });
  }
}

describe('a second channel whose clients fetch', () => {
  let added: EveryKind;
  let dataDir: string;
  let server: ServerProcess;

  beforeAll(async () => {
    added = await everyKind();
    dataDir = await temporaryFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['admin', 'researcher', 'committee']);
    await place.close();
    server = await startServer({ DATA_DIR: dataDir }, added.scratch.root);
  });
  afterAll(async () => {
    await server.stop();
    await removeFolder(dataDir);
  });

  const enter = async (role: string): Promise<Caller> => {
    const caller = await Caller.enter(server.url, 'sign-in', { email: `${role}@rahat.example`, password });
    if (!caller) throw new Error(`${role} was not let in`);
    return caller;
  };

  test('is added by the files that ARCHITECTURE.md names', async () => {
    expect([...added.changed.kiosk]).toEqual(
      await filesNamed('A channel whose clients fetch', { name: 'kiosk' }),
    );
  });

  test('holds a conversation up to the sealed request, which carries its name', async () => {
    const member = await Standing.come(server.url);
    const receipt = await member.submit();
    const committee = await enter('committee');
    const { items } = RequestItems.parse(JSON.parse(await committee.get('/requests?which=all')));
    expect(items).toContainEqual(
      expect.objectContaining({ reference: receipt.reference, channel: 'kiosk', status: 'submitted' }),
    );
    const { lines } = await member.live();
    expect(lines.map(({ number }) => number)).toEqual(
      (await member.news()).lines.map(({ number }) => number),
    );
    expect(lines.some(({ file }) => file?.startsWith(`${server.url}/kiosk/rahat/`) === true)).toBe(true);
  });

  test('is answered by a person, who sees where the member writes', async () => {
    const member = await Standing.come(server.url);
    await member.answer();
    expect(await member.post('say?', JSON.stringify({ number: 90, words: 'أريد موظفًا' }))).toBe(200);
    const researcher = await enter('researcher');
    const Waiting = z.object({ items: z.array(InboxItem) });
    const { items } = Waiting.parse(JSON.parse(await researcher.get('/inbox?which=waiting')));
    expect(items).toContainEqual(
      expect.objectContaining({ conversation: member.conversation, channel: 'kiosk' }),
    );
    const conversation = `/conversations/${member.conversation}`;
    expect(await researcher.post(`${conversation}/claim`)).toBe(200);
    expect(await researcher.post(`${conversation}/reply`, { id: 'a-message', text: 'أهلًا بك' })).toBe(200);
    expect((await member.news()).lines).toContainEqual(
      expect.objectContaining({ who: 'staff', words: 'أهلًا بك' }),
    );
  });

  test('stands in the list of channels, and has a name there', async () => {
    const admin = await enter('admin');
    const { items } = DeskChannels.parse(JSON.parse(await admin.get('/channels')));
    expect(items).toEqual([{ channel: 'webchat', page: '/chat/rahat' }, { channel: 'kiosk' }]);
    const page = await (await fetch(`${server.url}/desk`)).text();
    expect(page).toContain('"desk.channel.kiosk":"شاشة الاستقبال"');
  });

  test('keeps its doors to those with a key', async () => {
    const member = await Standing.come(server.url);
    const address = `${server.url}/kiosk/rahat/${member.conversation}/news`;
    const answer = await fetch(`${address}?key=wrong`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([401, 'no-store']);
    expect((await fetch(address, { method: 'PUT' })).headers.get('allow')).toBe('GET');
  });

  test('has its addresses in the list of routes', async () => {
    const child = startCommand('routes', ['--json'], { DATA_DIR: dataDir }, added.scratch.root);
    await child.ended;
    const Listed = z.array(
      z.looseObject({ method: z.string(), path: z.string(), token: z.string().optional() }),
    );
    const own = Listed.parse(JSON.parse(child.out)).filter(({ path }) => path.startsWith('/kiosk/'));
    expect(own.map(({ method, path, token }) => [method, path, token])).toEqual([
      ['POST', '/kiosk/:association', undefined],
      ['POST', '/kiosk/:association/:conversation/say', 'kiosk'],
      ['POST', '/kiosk/:association/:conversation/files', 'kiosk'],
      ['GET', '/kiosk/:association/:conversation/news', 'kiosk'],
      ['GET', '/kiosk/:association/:conversation/live', 'kiosk'],
    ]);
  });
});
