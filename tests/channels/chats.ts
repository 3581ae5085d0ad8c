import { happeningsOf as fromTelegram } from '../../adapters/telegram/receive.ts';
import { happeningsOf as fromWhatsAppWeb } from '../../adapters/whatsapp-web/receive.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import type { Line } from '../../src/channel/line.ts';
import type { Happening } from '../../src/channel/port.ts';
import type { House } from '../../src/voice/house.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import type { Place } from '../support/place.ts';
import { say as line } from '../support/say.ts';
import { Provider, wrote } from './provider.ts';

const association = 'rahat';

/** What is known of a member and of a request: by the member, or by somebody who read a paper of theirs. */
export interface Known {
  readonly name: string;
  readonly identity: string;
  readonly mobile: string;
  readonly reference: string;
}

let counted = 0;
export const fresh = (): string => String((counted += 1));

/** A conversation on a channel: what is written there, and everything that it was answered. */
interface Chat {
  readonly channel: string;
  say(...texts: readonly string[]): Promise<string>;
  /** Shares a contact, where the channel can: the own one, or one out of the address book. */
  share(phone: string, own: boolean): Promise<string>;
}

const wordsOf = (lines: readonly Line[]): string[] =>
  lines.flatMap((one) =>
    'message' in one
      ? [[one.message.text, ...(one.message.choices ?? []).map(({ label }) => label)].join('\n')]
      : [],
  );
/** What an address writes, as the channel's own adapter reads it. */
function heardOn(channel: string, address: string, text: string): readonly Happening[] {
  const from = { id: Number(address), is_bot: false };
  const date = Math.floor(Date.now() / 1000);
  if (channel === 'telegram')
    return fromTelegram(
      {
        update_id: 1,
        message: { message_id: Number(fresh()), date, chat: { id: from.id, type: 'private' }, from, text },
      },
      { now: Date.now(), say: line },
    );
  if (channel === 'whatsapp')
    return fromWhatsAppWeb({
      id: fresh(),
      address: `${address}@c.us`,
      also: [],
      at: Date.now(),
      mine: false,
      type: 'chat',
      text,
      key: '',
    } as never);
  return [wrote(address, fresh(), text)];
}

export const figures = (text: string): string => text.replace(/\D/g, '');

/** Members and strangers on every channel of one association, whose adapters read what they write. */
export class Chats {
  /** Who was offered the button that shares the own number. */
  readonly asked: string[] = [];
  private readonly pushed = new Map<string, Served>();
  private readonly channels: Channels;
  readonly house: House;
  /** A service that asks for an identity and for a mobile. */
  readonly service: string;

  constructor(readonly place: Place) {
    this.house = place.ground.houses.get(association) as House;
    this.service = this.house.association.services.find(
      ({ fields }) =>
        fields.some(({ type }) => type === 'nationalId') && fields.some(({ type }) => type === 'mobile'),
    )!.id;
    for (const name of ['telegram', 'whatsapp', 'teams']) {
      const provider = new Provider({ capabilities: { contact: name === 'telegram' } });
      provider.answer = ({ contact }, { address }) => {
        if (contact !== undefined) this.asked.push(address);
        return { ok: true };
      };
      this.pushed.set(name, { association, channel: { ...provider.channel, name } });
    }
    this.channels = new Channels(place.ground, place.conversations, {
      served: [...this.pushed.values()],
      base: () => 'http://x',
      alarms: { undelivered: () => undefined },
    });
  }

  async stop(): Promise<void> {
    await this.channels.stop();
    await this.place.remove();
  }

  /** Everything that a conversation was answered. */
  async answersOf(publicId: string): Promise<string[]> {
    return wordsOf((await this.place.conversations.lines(publicId, 0)).lines);
  }

  async chatOn(channel: string, address = String(500_000_000 + Number(fresh()))): Promise<Chat> {
    const { place, pushed, channels } = this;
    const served = pushed.get(channel);
    const web = served ? undefined : (await place.conversations.begin(association, 'webchat')).publicId;
    const publicId = async (): Promise<string> =>
      web ??
      (await conversationAt(place.ground.database, {
        association,
        channel,
        address: channel === 'whatsapp' ? `${address}@c.us` : address,
      })) ??
      '';
    let known = web;
    let seen = 0;
    const after = async (act: () => Promise<unknown>): Promise<string> => {
      await act();
      known ??= await publicId();
      const { lines, upTo } = await place.conversations.lines(known, seen);
      seen = upTo;
      return wordsOf(lines).join('\n');
    };
    return {
      channel,
      say: (...texts) =>
        after(async () => {
          for (const text of texts)
            if (served) await channels.take(served, heardOn(channel, address, text));
            else
              await place.conversations.receive(web ?? '', {
                external: fresh(),
                content: { kind: 'text', text },
              });
        }),
      share: (phone, own) =>
        after(async () => {
          if (channel !== 'telegram' || !served) return;
          const contact = { phone_number: phone, user_id: own ? Number(address) : 99 };
          const message = {
            message_id: Number(fresh()),
            date: Math.floor(Date.now() / 1000),
            chat: { id: Number(address), type: 'private' },
            from: { id: Number(address) },
            contact,
          };
          await channels.take(
            served,
            fromTelegram({ update_id: 1, message }, { now: Date.now(), say: line }),
          );
        }),
    };
  }

  /** What a member of this number types to send a request of the service. */
  formOf(n: number): readonly string[] {
    return requestDialogue(this.place.ground.engine, { house: this.house, service: this.service, n }).flatMap(
      ({ content }) => (content.kind === 'text' ? [content.text] : []),
    );
  }

  /** A member who sends a request in the web chat. */
  async member(n: number): Promise<Known & { readonly publicId: string }> {
    const { place, house, service } = this;
    const { publicId } = await place.conversations.begin(association, 'webchat');
    for (const message of requestDialogue(place.ground.engine, { house, service, n }))
      await place.conversations.receive(publicId, message);
    const { lines } = await place.conversations.lines(publicId, 0);
    const receipt = lines.flatMap((one) =>
      'message' in one && one.message.receipt ? [one.message.receipt] : [],
    );
    const typed = this.formOf(n);
    return {
      publicId,
      reference: receipt[0]!.reference,
      identity: typed.find((text) => /^[12]\d{9}$/.test(figures(text)))!,
      mobile: typed.find((text) => /^05\d{8}$/.test(figures(text)))!,
      name: typed.find((text) => /^[\u0621-\u064a ]{8,}$/.test(text))!,
    };
  }
}
