import type { Scratch } from '../../support/scratch.ts';

/** A channel whose provider calls us, of a made-up service of pagers; and the files that other kinds are added by, by their paths. */
const pager: Readonly<Record<string, string>> = {
  'adapters/pager/index.ts': `
import type { ChannelKind } from '../../src/channel/port.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';

/** Pagers: a call with a signature brings a message, and one of ours takes the answer. */
export const pager: ChannelKind = {
  name: 'pager',
  webhook: '/webhooks/pager',
  settings: [
    { name: 'PAGER_URL', meaning: 'where messages are taken', required: true, secret: false },
    { name: 'PAGER_SECRET', meaning: 'what every call of theirs carries', required: true, secret: true },
  ],
  open(settings, { now }) {
    const url = settings['PAGER_URL'] ?? '';
    return {
      name: 'pager',
      delivery: 'pushed',
      capabilities: {
        buttons: { most: 20, label: 40 },
        list: { most: 0, label: 0, detail: 0 },
        text: 2000,
        asking: 2000,
        files: false,
        identifiers: true,
        contact: false,
        pace: { all: 100, each: 100, burst: 100 },
      },
      reports: false,
      receive: (call) => receive(call, settings['PAGER_SECRET'] ?? '', now()),
      send: (parcel, to) => send(url, parcel, to),
      check: async () => [{ ok: true, what: url }],
    };
  },
};
`,
  'adapters/pager/receive.ts': `
import { z } from 'zod';
import type { Call, PushedReceived } from '../../src/channel/port.ts';

const Page = z.object({
  id: z.string(),
  from: z.string(),
  text: z.string(),
  button: z.object({ prompt: z.string(), choice: z.string() }).optional(),
});

const refused = (reason: 'forged' | 'malformed', mend: string): PushedReceived => ({ kind: 'refused', reason, mend });

/** What a call of theirs says, at a moment (milliseconds since the epoch). */
export function receive({ body, headers }: Call, secret: string, now: number): PushedReceived {
  if (headers['x-pager-secret'] !== secret) return refused('forged', 'Send the secret of this account.');
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(body).toString());
  } catch {
    return refused('malformed', 'Send JSON.');
  }
  const { data } = Page.safeParse(read);
  if (!data) return refused('malformed', 'Send id, from and text.');
  const { id, from, text, button } = data;
  const content = button ? ({ kind: 'tap', ...button, text } as const) : ({ kind: 'text', text } as const);
  return {
    kind: 'happenings',
    happenings: [{ kind: 'message', address: from, at: now, message: { external: id, content } }],
  };
}
`,
  'adapters/pager/send.ts': `
import type { Sent } from '../../src/channel/faults.ts';
import type { Destination, Parcel } from '../../src/channel/parcel.ts';

/** Sends one parcel as JSON. */
export async function send(url: string, { text, choices }: Parcel, { address, id }: Destination): Promise<Sent> {
  try {
    const body = JSON.stringify({ to: address, id, text, prompt: choices?.prompt, buttons: choices?.rows ?? [] });
    const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(5000) });
    return answer.ok ? { ok: true, external: id } : { ok: false, fault: 'rejected' };
  } catch {
    return { ok: false, fault: 'unknownOutcome' };
  }
}
`,
  'adapters/pager/README.md': `# Pagers

\`RAHAT_PAGER_URL\` and \`RAHAT_PAGER_SECRET\`: both are told by the service.
`,
};

/** A verb of the desk: whoever has the conversation waves to the member. */
const wave = `
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { ifMine } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/** Tells the member once more who is there. */
export const wave: Verb<undefined> = {
  path: 'wave',
  takes: 'nothing',
  prepare: ({ desk, staff }) =>
    ifMine(staff, (conversation) => ({
      external: null,
      kind: 'staff',
      said: [{ message: desk.introduction(staff, conversation, 'handover.takenOver'), name: staff.name }],
      outcomes: [{ type: 'reply', quiet: holdsFrom(desk.now()).quiet }],
    })),
};
`;

/** A command: how many conversations there are. */
const tally = `
import { z } from 'zod';
import { command } from '../command-line/command.ts';

export const tallyCommand = command({
  name: 'tally',
  purpose: 'Counts the conversations.',
  flags: {},
  shape: z.object({ conversations: z.number() }),
  async onDatabase(_typed, { database }) {
    const { rows } = await database.query<{ count: number }>('select count(*)::int as count from conversations');
    return { conversations: rows[0]?.count ?? 0 };
  },
  text: ({ conversations }) => String(conversations),
});
`;

/** A channel whose provider we call. */
export async function addPager(scratch: Scratch): Promise<void> {
  for (const [file, text] of Object.entries(pager)) await scratch.add(file, text);
  await scratch.change('adapters/index.ts', (text) =>
    text
      .replace(/(?=import \{ telegram \})/, "import { pager } from './pager/index.ts';\n")
      .replace('[telegram,', '[pager, telegram,'),
  );
  for (const [lang, name] of [
    ['ar', 'النداء'],
    ['en', 'Pager'],
  ] as const)
    await scratch.change(`locales/${lang}/desk.yaml`, (text) =>
      text.replace(/\nchannel:\n/, `$&  pager: ${name}\n`),
    );
}

/** A verb of the desk. */
export async function addWave(scratch: Scratch): Promise<void> {
  await scratch.add('src/desk/verbs/words/wave.ts', wave);
  await scratch.change('src/desk/verbs/index.ts', (text) =>
    text
      .replace(/(?=import type \{ Preparing)/, "import { wave } from './words/wave.ts';\n")
      .replace(/\[(\s*)claim,/, '[$1wave,$1claim,'),
  );
  await scratch.change('src/web/desk/server/api.ts', (text) =>
    text.replace(/(?=\n {2}transfer: )/, "\n  wave: (id: string) => call('POST', `${one(id)}/wave`, {}),"),
  );
  await scratch.change('src/web/desk/conversation/head.tsx', (text) =>
    text.replace(
      /(?=\n {6}<TransferDialog)/,
      `\n      <Button onClick={() => void act(() => api.wave(id))} data-testid="wave">{say('desk.wave.name')}</Button>`,
    ),
  );
  for (const [lang, name] of [
    ['ar', 'تحية'],
    ['en', 'Wave'],
  ] as const)
    await scratch.change(`locales/${lang}/desk.yaml`, (text) => `${text}wave:\n  name: ${name}\n`);
  await scratch.change('docs/testing.md', (text) => `${text}\n\`wave\`: greets the member once more.\n`);
}

/** A command. */
export async function addTally(scratch: Scratch): Promise<void> {
  await scratch.add('src/commands/tally.ts', tally);
  await scratch.change('src/commands.ts', (text) =>
    text.replace(/(?=\n\};)/, "\n  tally: async () => (await import('./commands/tally.ts')).tallyCommand,"),
  );
  await scratch.change('package.json', (text) =>
    text.replace(/(?=\n {4}"talk")/, '\n    "tally": "node bin/silah.mjs tally",'),
  );
  await scratch.change('README.md', (text) =>
    text.replace(/(?=\n\| `npm run queue`)/, '\n| `npm run tally` | counts the conversations |'),
  );
}
