import type { Bot, Member } from '../standins/bot-api.ts';
import { tooMany } from '../standins/bot-api.ts';
import type { Arriving, UnderWay } from './conversation.ts';
import type { Person } from './desk.ts';
import { until } from '../support/wait.ts';
import { follow, onTelegram } from './pushed.ts';
import type { WaitingState } from './way.ts';

/** Where the unsettled things happen: at the bot of one association, with its states. */
export interface Scene {
  readonly url: string;
  readonly bot: Bot;
  readonly researcher: Person;
  readonly stateOf: (flow: string, step: string, kind: string) => WaitingState;
}

const page = {
  name: 'مستند.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

const arrived = async ({ url, bot }: Scene, state: WaitingState): Promise<Member> => {
  const member = bot.member();
  await follow(url, onTelegram(member), state);
  return member;
};

/** The conversation of a member who just asked for a person and was taken over. */
async function takenOver(scene: Scene, member: Member): Promise<string> {
  const { researcher } = scene;
  const waiting = async (): Promise<string[]> => {
    const { items } = await researcher.get<{ items: { conversation: string; channel: string }[] }>(
      '/inbox?which=waiting',
    );
    return items.flatMap(({ conversation, channel }) => (channel === 'telegram' ? [conversation] : []));
  };
  const before = new Set(await waiting());
  member.text('موظف');
  let fresh: string | undefined;
  await until('the conversation waits at the desk', async () => {
    fresh = (await waiting()).find((one) => !before.has(one));
    return fresh !== undefined;
  });
  const shown = member.texts.length;
  await researcher.act(fresh ?? '', 'claim');
  await until('the claim is told', () => member.texts.length > shown);
  return fresh ?? '';
}

interface Ready {
  readonly asked: readonly Member[];
  readonly served: readonly { readonly member: Member; readonly conversation: string }[];
  readonly throttled: readonly Member[];
  readonly sending: readonly Member[];
}

/** Members who stand where something will be left unsettled; the slow part. */
export async function makeReady(scene: Scene): Promise<Ready> {
  const menu = scene.stateOf('reception', 'menu', 'menu');
  const several = (count: number, state: WaitingState): Promise<Member[]> =>
    Promise.all(Array.from({ length: count }, () => arrived(scene, state)));
  const [asked, throttled, sending, toServe] = await Promise.all([
    several(4, menu),
    several(3, menu),
    several(2, scene.stateOf('request', 'askField', 'attachment')),
    several(2, menu),
  ]);
  const served: { member: Member; conversation: string }[] = [];
  for (const member of toServe) served.push({ member, conversation: await takenOver(scene, member) });
  return { asked, served, throttled, sending };
}

/** The text of the call that is made next. */
async function caught(bot: Bot, begin: () => unknown): Promise<string> {
  const before = bot.madeWith('sendMessage').length;
  await begin();
  await until('a message is on its way', () => bot.madeWith('sendMessage').length > before);
  return String(bot.madeWith('sendMessage').at(-1)?.fields['text']);
}

/** Leaves messages under way, and files on their way in. Whoever calls kills the server within the next seconds. */
export async function unsettle(
  { bot, researcher }: Scene,
  { asked, served, throttled, sending }: Ready,
): Promise<{ readonly underWay: readonly UnderWay[]; readonly arriving: readonly Arriving[] }> {
  const underWay: UnderWay[] = [];
  const arriving: Arriving[] = [];
  bot.fail({ kind: 'hang' }, { method: 'file', times: sending.length });
  for (const member of sending) {
    const known = new Set(bot.files.keys());
    member.document(page);
    const { id, path, name, type } = [...bot.files.values()].find((file) => !known.has(file.id)) ?? {
      id: '',
      path: '',
      name: '',
      type: '',
    };
    arriving.push({
      telegram: member.chat.id,
      file: { id, path, name, type, base64: page.bytes.toString('base64') },
    });
  }
  await until('the files are asked for', () => bot.madeWith('getFile').length >= sending.length);
  for (const [i, member] of asked.entries()) {
    bot.fail({ kind: 'hang', sent: i % 2 === 0 }, { method: 'sendMessage' });
    const text = await caught(bot, () => member.text('مساعدة'));
    underWay.push({ telegram: member.chat.id, state: 'attempting', text });
  }
  for (const { member, conversation } of served) {
    bot.fail({ kind: 'hang', sent: true }, { method: 'sendMessage' });
    const text = await caught(bot, () =>
      researcher.act(conversation, 'reply', { id: `last-${conversation}`, text: 'تم اعتماد طلبك' }),
    );
    underWay.push({ telegram: member.chat.id, conversation, state: 'attempting', text });
  }
  bot.fail({ kind: 'refusal', refusal: tooMany(60) }, { method: 'sendMessage' });
  for (const [i, member] of throttled.entries()) {
    if (i === 0) await caught(bot, () => member.text('مساعدة'));
    else member.text('مساعدة');
    underWay.push({ telegram: member.chat.id, state: 'waiting', text: underWay[0]?.text ?? '' });
  }
  return { underWay, arriving };
}
