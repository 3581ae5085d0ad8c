import { Bounded } from '../../../src/kernel/bounded.ts';
import { nameOfError } from '../../../src/kernel/errors.ts';
import { placeIn } from '../../../src/channel/message.ts';
import type { Client, Library, Message } from './library.ts';
import { isMember } from '../receive.ts';
import type { Delivered, FromChild, Heard, Outcome, ToChild } from '../wire.ts';

/** Messages of which the file may still be asked for. */
const remembered = 300;
/** Unread messages of one chat that are looked through at most, and how many behind them. */
const mostUnread = 200;
const behind = 20;
/** How long the other form of an address is asked for, in milliseconds. */
const patience = 5000;
/** How long one may look for what was missed before the account is used all the same, in milliseconds. */
const mostCatchUp = 30_000;

const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too late')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const usualForm = (address: string): string => address.replace(/@s\.whatsapp\.net$/u, '@c.us');

interface Forms {
  readonly address: string;
  readonly also: readonly string[];
}

/** An account in a browser: what it shows goes out through `tell`, in the order in which it was shown. */
export class Session {
  private readonly recent = new Bounded<string, Message>(remembered);
  private readonly forms = new Bounded<string, Forms>(remembered);
  /** Chats by the ids of their messages that nobody has kept yet. */
  private readonly open = new Map<string, string>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: Client,
    private readonly library: Library,
    private readonly tell: (said: FromChild) => void,
  ) {}

  /** Runs something that may fail, whose failure must end nothing. */
  private attempt(where: string, work: () => Promise<unknown>): Promise<void> {
    return work().then(
      () => undefined,
      (error: unknown) => this.tell({ kind: 'trouble', where, error: nameOfError(error) }),
    );
  }

  /** A message as the page shows it, new or found again. */
  show(message: Message): void {
    const chat = usualForm(message.fromMe ? message.to : message.from);
    if (!isMember(chat)) return;
    this.recent.set(message.id._serialized, message);
    if (!message.fromMe) this.open.set(message.id.id, chat);
    this.queue = this.queue.then(() =>
      this.attempt('message', async () =>
        this.tell({ kind: 'heard', message: await this.heardOf(message, chat) }),
      ),
    );
  }

  private async heardOf(message: Message, chat: string): Promise<Heard> {
    const { id, type, body, timestamp, fromMe, rawData, location } = message;
    const forms = await this.formsOf(chat);
    return {
      id: id.id,
      key: id._serialized,
      chat,
      address: forms.address,
      also: [...forms.also],
      at: timestamp * 1000,
      type,
      text: typeof body === 'string' ? body : '',
      mine: fromMe,
      ...placeIn(location),
      ...(typeof rawData.filename === 'string' && { name: rawData.filename }),
      ...(typeof rawData.size === 'number' && { size: rawData.size }),
      ...(typeof rawData.notifyName === 'string' && { profile: rawData.notifyName }),
    };
  }

  /** The forms of an address, the one with the phone number first. What WhatsApp does not tell is asked again next time. */
  private async formsOf(chat: string): Promise<Forms> {
    const known = this.forms.get(chat);
    if (known) return known;
    const asked = within(patience, this.client.getContactLidAndPhone([chat])).catch(() => []);
    const { lid, pn } = (await asked)[0] ?? {};
    const phone = pn === undefined ? undefined : usualForm(pn);
    const address = phone !== undefined && isMember(phone) ? phone : chat;
    const also = [chat, lid].filter((one) => one !== undefined && one !== address && isMember(one));
    const forms = { address, also: [...new Set(also)].filter((one) => one !== undefined) };
    if (lid !== undefined && phone !== undefined) this.forms.set(chat, forms);
    return forms;
  }

  /**
   * Shows what came while no browser was there: what is unread, and since then (milliseconds since the epoch) whatever was said.
   * Resolves when it is told, or when that takes too long.
   */
  async catchUp(since: number | undefined): Promise<void> {
    await this.attempt('unread', () => within(mostCatchUp, this.lookBack(since)));
    await this.attempt('unread', () => within(mostCatchUp, this.queue));
  }

  private async lookBack(since: number | undefined): Promise<void> {
    for (const chat of await this.client.getChats()) {
      const last = (chat.timestamp ?? 0) * 1000;
      const unread = Math.min(Math.max(chat.unreadCount, 0), mostUnread);
      const isRecent = since !== undefined && last >= since;
      if (!isMember(usualForm(chat.id._serialized)) || (unread === 0 && !isRecent)) continue;
      const all = await chat.fetchMessages({ limit: unread + behind });
      const theirs = all.filter(({ fromMe }) => !fromMe);
      const missed = new Set(unread > 0 ? theirs.slice(-unread) : []);
      const isMissed = (one: Message): boolean =>
        missed.has(one) || (since !== undefined && one.timestamp * 1000 >= since);
      for (const message of all) if (isMissed(message)) this.show(message);
    }
  }

  /** A message is kept. Its chat is marked as read when nothing else of it waits: it marks all of a chat at once. */
  async taken(id: string): Promise<void> {
    const chat = this.open.get(id);
    this.open.delete(id);
    if (chat === undefined || [...this.open.values()].includes(chat)) return;
    await this.attempt('read', () => this.client.sendSeen(chat));
  }

  async send({ to, text, file }: Extract<ToChild, { kind: 'send' }>): Promise<Outcome> {
    const { client, library } = this;
    try {
      if (!(await client.getChatById(to))) return { kind: 'noSuchMember' };
    } catch {
      // The page throws at an address that nobody has; a browser that is gone throws at everything.
      return client.pupBrowser?.isConnected() === true
        ? { kind: 'noSuchMember' }
        : { kind: 'closed', before: true };
    }
    try {
      const media = file && new library.MessageMedia(file.type, file.base64, file.name);
      const isPhoto = file?.type === 'image/jpeg' || file?.type === 'image/png';
      const sent = await client.sendMessage(to, media ?? text, {
        // A preview would open the link, and a one-time link is for the member alone.
        linkPreview: false,
        parseVCards: false,
        sendSeen: false,
        waitUntilMsgSent: true,
        ...(media && { sendMediaAsDocument: !isPhoto, ...(text !== '' && { caption: text }) }),
      });
      return sent ? { kind: 'sent', id: sent.id.id } : { kind: 'unknown', error: 'nothing' };
    } catch (error) {
      if (client.pupBrowser?.isConnected() !== true) return { kind: 'closed', before: false };
      const about = error instanceof Error ? error.message : '';
      if (/media-fault|upload failed/u.test(about)) return { kind: 'notUploaded' };
      return { kind: 'unknown', error: nameOfError(error) };
    }
  }

  async fetch({ key, most }: Extract<ToChild, { kind: 'fetch' }>): Promise<Delivered> {
    try {
      const message = this.recent.get(key) ?? (await this.client.getMessageById(key));
      if (!message) return { kind: 'none', why: 'gone' };
      if ((message.rawData.size ?? 0) > most) return { kind: 'none', why: 'tooLarge' };
      const media = await message.downloadMedia();
      // The page does not say whether it is lost or asked from the phone at this moment.
      if (!media) return { kind: 'none', why: 'later' };
      if ((media.data.length * 3) / 4 > most + 2) return { kind: 'none', why: 'tooLarge' };
      const { data: base64, filename } = media;
      return { kind: 'file', base64, ...(typeof filename === 'string' && { name: filename }) };
    } catch {
      return { kind: 'none', why: 'later' };
    }
  }

  /** The state of the connection, read from the page itself. A code that was given up is asked for anew. */
  async state(): Promise<string> {
    const state = (await this.client.getState()) ?? 'none';
    if (state === 'UNPAIRED_IDLE')
      await this.attempt('code', async () =>
        this.client.pupPage?.evaluate(`window.require('WAWebCmd').Cmd.refreshQR()`),
      );
    return state;
  }
}
