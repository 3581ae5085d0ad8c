import { Chat } from '../standins/bot-api/chat.ts';
import { Member as TelegramMember } from '../standins/bot-api/member.ts';
import type { Bot } from '../standins/bot-api.ts';
import type { PhoneNumber } from '../standins/graph-api.ts';
import type { Installation, PushedStanding } from './conversation.ts';
import type { Person } from './desk.ts';
import type { Tell } from './go-on.ts';
import { until } from '../support/wait.ts';

/** A member at a stand-in who wrote to the earlier build already. */
interface Known {
  readonly texts: () => readonly string[];
  readonly type: (text: string) => void;
  readonly press: (label: string) => void;
}

/** Puts everybody whom the earlier build knew at Telegram into the stand-in, with the files that were not fetched yet. */
export function remember(bot: Bot, { pushed, underWay, arriving, nextMessage }: Installation): void {
  while (bot.nextMessage() < nextMessage);
  const ids = [
    ...pushed.flatMap(({ address }) => ('telegram' in address ? [address.telegram] : [])),
    ...[...underWay, ...arriving].map(({ telegram }) => telegram),
  ];
  for (const id of ids) bot.chats.set(id, new Chat({ id, name: 'سارة', language: undefined }));
  for (const { file } of arriving)
    bot.files.set(file.id, { ...file, bytes: Buffer.from(file.base64, 'base64'), sized: true });
}

function onTelegram(bot: Bot, id: number, { last }: PushedStanding): Known {
  const member = new TelegramMember(bot, bot.chats.get(id) as Chat);
  return {
    texts: () => member.texts,
    type: (text) => void member.text(text),
    press: (label) => {
      const data = last.keys.find((key) => key.label === label)?.data;
      const message = {
        id: Number(last.id),
        text: last.text,
        keys: [],
        as: 'text',
        linkPreview: false,
      } as const;
      if (data === undefined) member.text(label);
      else member.pressIn(message, data);
    },
  };
}

function onWhatsApp(
  number: PhoneNumber,
  person: { readonly phone: string; readonly user: string },
  { last }: PushedStanding,
): Known {
  const member = number.member(person);
  member.wroteAt = number.now();
  return {
    texts: () => member.texts,
    type: (text) => void member.text(text),
    press: (label) => {
      const data = last.keys.find((key) => key.label === label)?.data;
      if (data === undefined) member.text(label);
      else member.tapIn(last, { id: data, title: label });
    },
  };
}

/** Goes on with everybody on the channels that we call; the message after it must be another than the one before. */
export function goOnPushed(
  url: string,
  { bot, number }: { readonly bot: Bot; readonly number: PhoneNumber },
  one: PushedStanding,
): () => Promise<void> {
  const { address, next, last } = one;
  const member =
    'telegram' in address
      ? onTelegram(bot, address.telegram, one)
      : onWhatsApp(number, address.whatsapp, one);
  return async () => {
    if (member.texts().length > 0) throw new Error(`${member.texts().join(' | ')} came unasked`);
    if ('press' in next) member.press(next.press);
    else if ('type' in next) member.type(next.type);
    else {
      const page = await fetch(`${url}${next.form}`, {
        method: 'POST',
        body: new URLSearchParams({ answer: next.answer }),
      });
      if (page.status !== 200) throw new Error(`the one-time form was answered with ${page.status}`);
    }
    await until('an answer is shown', () => member.texts().length > 0);
    if (member.texts().at(-1) === last.text) throw new Error('the same question came again');
  };
}

/** What was under way is settled: the bot's words are sent, a person's wait for a person, files are fetched. */
export async function settled(
  bot: Bot,
  { underWay, arriving }: Installation,
  researcher: Person,
  tell: Tell,
): Promise<void> {
  const shown = (telegram: number): readonly string[] =>
    bot.chats.get(telegram)?.shown.map(({ text }) => text) ?? [];
  for (const { telegram, conversation, text, state } of underWay) {
    if (conversation === undefined) {
      await until(`what was ${state} is sent to ${telegram}`, () => shown(telegram).length > 0);
      continue;
    }
    const stateOf = async (): Promise<string | undefined> =>
      (await researcher.read(conversation)).lines.findLast(
        (line) => line.from === 'staff' && text.includes(line.text),
      )?.delivery?.state;
    await until('the desk is asked about what a person said', async () => (await stateOf()) === 'unknown');
    if (shown(telegram).length > 0) tell('what a person said was sent again');
  }
  for (const { telegram } of arriving)
    await until(`a file of ${telegram} has its turn`, () => shown(telegram).length > 0);
  for (const { telegram, conversation, text } of underWay)
    if (conversation === undefined && !isOnce(shown(telegram), text))
      tell(`${telegram} was shown: ${shown(telegram).join(' | ')}`);
}

const isOnce = (shown: readonly string[], text: string): boolean => shown.length === 1 && shown[0] === text;
