import type { Scratch } from '../../support/scratch.ts';

/** The files of a second channel whose clients fetch: a screen in the association's hall, with a JSON of its own. */
const kiosk: Readonly<Record<string, string>> = {
  'adapters/kiosk/index.ts': `
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Host, PulledCall, PulledChannel, PulledRoute, PulledStream } from '../../src/channel/pulled.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { Said, receive } from './receive.ts';
import { News, show, type ShownLine } from './send.ts';

const keyOf = (host: Host, conversation: string): string =>
  createHmac('sha256', host.secret('kiosk')).update(conversation).digest('base64url');

/** The conversation of a call. Throws Fault notAllowed where the key is not its own. */
function conversationOf(call: Pick<PulledCall, 'url' | 'params'>, host: Host): string {
  const { conversation = '' } = call.params;
  const given = Buffer.from(call.url.searchParams.get('key') ?? '');
  const wanted = Buffer.from(keyOf(host, conversation));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Fault('notAllowed', 'The key is missing or wrong.');
  return conversation;
}

const tooLarge = (): Fault => new Fault('tooLarge', 'That is too much.');

function shown(lines: Parameters<typeof show>[0][], { params, base }: Pick<PulledCall, 'params' | 'base'>): ShownLine[] {
  const { association = '', conversation = '' } = params;
  const fileUrl = (id: string): string => \`\${base}/kiosk/\${association}/\${conversation}/files/\${id}\`;
  const showing = { conversation, member: 'member', association: { id: association, name: association }, lang: 'ar' as const, fileUrl };
  return lines.map((line) => show(line, showing));
}

const begin: PulledRoute = {
  method: 'POST',
  path: '/:association',
  answer: z.object({ conversation: z.string(), key: z.string() }),
  async handle({ params }, host) {
    const { association = '' } = params;
    if (!host.associations.has(association)) throw new Fault('notFound', 'There is no such association here.');
    const { publicId } = await host.conversations.begin(association);
    await host.conversations.greet(publicId, 'ar');
    return Response.json({ conversation: publicId, key: keyOf(host, publicId) });
  },
};

const say: PulledRoute = {
  method: 'POST',
  path: '/:association/:conversation/say',
  token: 'kiosk',
  body: Said,
  async handle(call, host) {
    const conversation = conversationOf(call, host);
    const received = receive({ body: await call.body(10_000, tooLarge), headers: {}, query: {} });
    if (received.kind === 'refused') throw new Fault('wrongRequest', received.mend);
    if (received.kind === 'messages')
      for (const message of received.messages) await host.conversations.receive(conversation, message);
    return Response.json({});
  },
};

const hand: PulledRoute = {
  method: 'POST',
  path: '/:association/:conversation/files',
  token: 'kiosk',
  async handle(call, host) {
    const conversation = conversationOf(call, host);
    const bytes = await call.body(10_000_000, tooLarge);
    const name = call.url.searchParams.get('name') ?? 'file';
    await host.conversations.receive(conversation, { external: 'file ' + name, content: { kind: 'file', name, bytes } });
    return Response.json({});
  },
};

const news: PulledRoute = {
  method: 'GET',
  path: '/:association/:conversation/news',
  token: 'kiosk',
  answer: News,
  async handle(call, host) {
    const after = Number(call.url.searchParams.get('after') ?? 0);
    const { lines, upTo } = await host.conversations.lines(conversationOf(call, host), after);
    return Response.json({ lines: shown([...lines], call), upTo });
  },
};

const live: PulledStream = {
  path: '/:association/:conversation/live',
  token: 'kiosk',
  async open(call, host) {
    return {
      conversation: conversationOf(call, host),
      from: 0,
      // Whoever stands before the screen may see it.
      stands: () => Promise.resolve(true),
      write: ({ lines, upTo }) => Promise.resolve(JSON.stringify({ lines: shown([...lines], call), upTo })),
    };
  },
};

/** A screen in the association's hall. */
export const kiosk: PulledChannel = {
  name: 'kiosk',
  delivery: 'pulled',
  capabilities: {
    buttons: { most: 50, label: 200 },
    list: { most: 0, label: 0, detail: 0 },
    text: 10_000,
    asking: 10_000,
    files: true,
    identifiers: true,
    contact: false,
    pace: { all: 100, each: 10, burst: 100 },
  },
  receive,
  show,
  doors: [{ under: '/kiosk', unstored: true, routes: [begin, say, hand, news], streams: [live] }],
};
`,
  'adapters/kiosk/receive.ts': `
import { z } from 'zod';
import type { Call } from '../../src/channel/port.ts';
import type { Received } from '../../src/channel/pulled.ts';

/** What is typed or tapped; the screen numbers it. */
export const Said = z.union([
  z.strictObject({ number: z.int(), words: z.string().min(1).max(2000) }),
  z.strictObject({ number: z.int(), question: z.string(), answer: z.string(), words: z.string() }),
]);

export function receive({ body }: Call): Received {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return { kind: 'refused', reason: 'malformed', mend: 'The body must be JSON.' };
  }
  const parsed = Said.safeParse(json);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed', mend: 'The body must hold a number and words.' };
  const { number, words } = parsed.data;
  const content =
    'answer' in parsed.data
      ? { kind: 'tap' as const, prompt: parsed.data.question, choice: parsed.data.answer, text: words }
      : { kind: 'text' as const, text: words };
  return { kind: 'messages', messages: [{ external: String(number), content }] };
}
`,
  'adapters/kiosk/send.ts': `
import { z } from 'zod';
import type { Line, Showing } from '../../src/channel/line.ts';
import { Prompt, Receipt } from '../../src/channel/message.ts';

const ShownLine = z.object({
  number: z.number(),
  who: z.enum(['member', 'bot', 'staff']),
  words: z.string(),
  file: z.string().optional(),
  question: z.optional(Prompt),
  answers: z.array(z.object({ id: z.string(), label: z.string() })),
  receipt: z.optional(Receipt),
});
export type ShownLine = z.infer<typeof ShownLine>;
export const News = z.object({ lines: z.array(ShownLine), upTo: z.number() });

export function show(line: Line, { fileUrl }: Showing): ShownLine {
  const { seq: number, from: who, file } = line;
  const where = file && { file: fileUrl(file.id) };
  if (line.from === 'member') return { number, who, words: line.text ?? '', answers: [], ...where };
  const { text, prompt, choices = [], receipt } = line.message;
  return { number, who, words: text, answers: [...choices], ...where, ...(prompt && { question: prompt }), ...(receipt && { receipt }) };
}
`,
  'adapters/kiosk/README.md': `# Kiosk

A screen in the association's hall.
`,
};

/** A channel whose clients fetch. */
export async function addKiosk(scratch: Scratch): Promise<void> {
  for (const [file, text] of Object.entries(kiosk)) await scratch.add(file, text);
  await scratch.change('adapters/index.ts', (text) =>
    text
      .replace(/(?=import \{ telegram \})/, "import { kiosk } from './kiosk/index.ts';\n")
      .replace('[webchat]', '[webchat, kiosk]'),
  );
  for (const [lang, name] of [
    ['ar', 'شاشة الاستقبال'],
    ['en', 'Kiosk'],
  ] as const)
    await scratch.change(`locales/${lang}/desk.yaml`, (text) =>
      text.replace(/\nchannel:\n/, `$&  kiosk: ${name}\n`),
    );
}
