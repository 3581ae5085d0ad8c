import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Content } from '../../src/channel/message.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { deskTopic } from '../../src/conversation/context.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import { wholeOf } from '../../src/records/files/objects.ts';
import { Provider, wrote } from '../channels/provider.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { found, until } from '../support/wait.ts';
import { atMost } from '../support/limits.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';

const association = 'rahat';
const folders: string[] = [];
let postgres: GivenPostgres;
let one: Node;
let other: Node;

/** A server as far as conversations go. Nodes tell each other hints alone: what one knows of a conversation grows old. */
interface Node {
  readonly place: Place;
  readonly channels: Channels;
  readonly provider: Provider;
  readonly served: Served;
}

async function openNode(files: string): Promise<Node> {
  const place = await openPlace({
    DATA_DIR: files,
    DATABASE_URL: postgres.url,
    SILAH_KEY: 'a key that both nodes of this test share, and nobody else',
  });
  const provider = new Provider({ capabilities: { identifiers: false } });
  const served = { association, channel: provider.channel };
  const alarms = { undelivered: () => undefined };
  const channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://x',
    alarms,
  });
  return { place, channels, provider, served };
}

beforeAll(async () => {
  postgres = await startPostgres();
  folders.push(await temporaryFolder());
  one = await openNode(folders[0] ?? '');
  other = await openNode(folders[0] ?? '');
});
afterAll(async () => {
  for (const { channels } of [one, other]) await channels.stop();
  for (const { place } of [one, other]) await place.close();
  await postgres.stop();
  for (const folder of folders) await removeFolder(folder);
});

/** What a member does up to the first message of a kind, and that message. */
function upTo(kind: Content['kind']) {
  const { engine, houses } = one.place.ground;
  const house = houses.get(association);
  const service = house?.association.services.find(({ fields }) =>
    fields.some(({ type, optional }) => type === 'attachment' && !optional),
  );
  if (!house || !service) throw new Error('there is no service with a document');
  const messages = requestDialogue(engine, { house, service: service.id });
  const at = messages.findIndex(({ content }) => content.kind === kind);
  return { before: messages.slice(0, at), message: messages[at] };
}

test('a file that arrives at a node that last heard of the member before the consent is kept whole', async () => {
  const { before, message } = upTo('file');
  if (message?.content.kind !== 'file') throw new Error('no file is asked for');
  const { publicId } = await one.place.conversations.begin(association, 'webchat');
  const [start, ...rest] = before;
  if (start) await other.place.conversations.receive(publicId, start);
  for (const each of rest) await one.place.conversations.receive(publicId, each);
  await other.place.conversations.receive(publicId, message);
  const { lines } = await one.place.conversations.lines(publicId, 0);
  const [file] = lines.flatMap((line) => (line.from === 'member' && line.file ? [line.file] : []));
  const bytes = await one.place.conversations.file(publicId, file?.id ?? '');
  expect(bytes && Buffer.compare(await wholeOf(bytes), Buffer.from(message.content.bytes))).toBe(0);
});

test('a file of a channel that we call is fetched by a node that last heard of the member before the consent', async () => {
  const { before, message } = upTo('file');
  if (message?.content.kind !== 'file') throw new Error('no file is asked for');
  const { name, bytes } = message.content;
  const address = 'file-elsewhere';
  for (const [i, { external, content }] of before.entries())
    await (i === 0 ? other : one).channels.take(one.served, [wrote(address, external, content)]);
  const media: Content = { kind: 'media', media: { ref: 'r1', name } };
  for (const { provider } of [one, other]) provider.files.set('r1', { ok: true, bytes });
  await other.channels.take(other.served, [wrote(address, 'the file', media)]);
  const publicId = await conversationAt(one.place.ground.database, { association, channel: 'fake', address });
  if (publicId === undefined) throw new Error('there is no conversation');
  const stored = await found('the file is kept', async () => {
    const { lines } = await one.place.conversations.lines(publicId, 0);
    const [file] = lines.flatMap((line) => (line.from === 'member' && line.file ? [line.file] : []));
    return file && (await one.place.conversations.file(publicId, file.id));
  });
  expect(Buffer.compare(await wholeOf(stored), Buffer.from(bytes))).toBe(0);
});

test('a one-time form opens and is answered at a node that does not know the newest question', async () => {
  const { before } = upTo('file');
  const { publicId } = await one.place.conversations.begin(association, 'webchat');
  const [start, ...rest] = before;
  if (start) await one.place.conversations.receive(publicId, start);
  let asked = 0;
  for (const each of rest) {
    const known = await one.place.conversations.known(publicId);
    const prompt = known?.dialogue?.stack.at(-1)?.asked;
    if (each.content.kind === 'text' && known && prompt) {
      const secret = (await one.channels.forms.make(known.id, prompt)).split('/').at(-1) ?? '';
      expect(await other.channels.forms.open(secret)).toBeDefined();
      // Of the last, the answer: this takes the other node along.
      if (each === rest.at(-1))
        expect(await other.channels.forms.answer(secret, each.content.text)).toMatchObject({ kind: 'done' });
      asked += 1;
    }
    if (each !== rest.at(-1)) await one.place.conversations.receive(publicId, each);
  }
  expect(asked).toBeGreaterThan(2);
});

test('what is answered at one node is told to the other at once, without Redis: to the stream of the member and to the inbox', async () => {
  await until('the nodes hear each other', () =>
    [one, other].every(({ place }) => place.ground.coordination.healthy),
  );
  const publicId = await sayTo(one.place, association);
  const told = new Set<string>();
  const stops = [
    other.place.conversations.signs.watch(publicId, {
      news: () => told.add('stream'),
      typing: () => told.add('typing'),
    }),
    other.place.ground.coordination.subscribe(deskTopic(association), (hint) => {
      if (hint.includes(publicId)) told.add('inbox');
    }),
  ];
  const begun = performance.now();
  await one.place.conversations.receive(publicId, {
    external: 'help',
    content: { kind: 'text', text: 'موظف' },
  });
  // Nothing else tells: who looks by themselves is not told.
  await until('stream and inbox are told', () => told.size === 2);
  expect(performance.now() - begun).toBeLessThan(atMost(1000));
  stops.forEach((stop) => stop());
});
