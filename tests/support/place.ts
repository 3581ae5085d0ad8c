import type { IncomingMessage } from '../../src/channel/message.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { readConfig, type Config } from '../../src/config.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { Conversations } from '../../src/conversation/conversations.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { giveCluster } from './cluster.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { openAll } from './house.ts';
import { learned } from './learned.ts';
import { databaseOf, dropShared, shareDatabase } from './shared.ts';

/**
 * Conversations on a real database, in this process: one of its own in the PostgreSQL that the run shares, or, where `env` names a DATA_DIR, the embedded one
 * in it, or the one that `env` names.
 */
export interface Place {
  readonly dataDir: string;
  readonly config: Config;
  readonly ground: Ground;
  readonly conversations: Conversations;
  /** Lets go of the database; the folder stays. */
  close(): Promise<void>;
  /** Lets go of the database and removes the folder. */
  remove(): Promise<void>;
}

/** `change` may exchange parts of what conversations live on, before anything is said. */
export async function openPlace(
  env: Readonly<Record<string, string>> = {},
  change: (ground: Ground) => Ground = (ground) => ground,
): Promise<Place> {
  const dataDir = env['DATA_DIR'] ?? (await temporaryFolder());
  if (Object.keys(databaseOf(dataDir)).length === 0) {
    const own = env['DATA_DIR'] !== undefined || env['DATABASE_URL'] !== undefined;
    if (own || !(await shareDatabase(dataDir))) await giveCluster(env, dataDir);
  }
  const config = readConfig({ ...learned, DATA_DIR: dataDir, ...databaseOf(dataDir), ...env });
  const opened = await openGround(config, {
    role: 'server',
    log: silent,
    ...(config.associationsDir === undefined && { minds: await openAll() }),
  });
  const ground = change(opened);
  const conversations = new Conversations(ground);
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await conversations.close();
    await opened.close();
  };
  return {
    dataDir,
    config,
    ground,
    conversations,
    close,
    async remove() {
      await close();
      await dropShared(dataDir);
      await removeFolder(dataDir);
    },
  };
}

export interface Sent {
  readonly publicId: string;
  readonly reference: string;
}

/** A member of an association sends a request, from the greeting to the receipt. `n` varies what he says. */
export function sendRequest(place: Place, association: string, n = 0): Promise<Sent> {
  const house = place.ground.houses.get(association)!;
  const service = house.association.services[0]!.id;
  return sendMessages(place, association, requestDialogue(place.ground.engine, { house, service, n }));
}

/** What a member writes from the greeting to the receipt. */
export async function sendMessages(
  { conversations }: Place,
  association: string,
  messages: readonly IncomingMessage[],
): Promise<Sent> {
  const { publicId } = await conversations.begin(association, 'webchat');
  for (const message of messages) await conversations.receive(publicId, message);
  const { lines } = await conversations.lines(publicId, 0);
  const receipt = lines
    .flatMap((line) => (line.from === 'bot' && line.message.receipt ? [line.message.receipt] : []))
    .at(-1);
  if (!receipt) throw new Error(`no receipt: ${JSON.stringify(lines.at(-1))}`);
  return { publicId, reference: receipt.reference };
}

/** A member agrees to the notice and types texts. Answers the name of the conversation. */
export async function sayTo(
  { conversations }: Pick<Place, 'conversations'>,
  association: string,
  ...texts: string[]
): Promise<string> {
  const { publicId } = await conversations.begin(association, 'webchat');
  await conversations.greet(publicId, 'ar');
  await conversations.receive(publicId, { external: 'agree', content: { kind: 'text', text: 'أوافق' } });
  for (const [i, text] of texts.entries())
    await conversations.receive(publicId, { external: `say-${i}`, content: { kind: 'text', text } });
  return publicId;
}
