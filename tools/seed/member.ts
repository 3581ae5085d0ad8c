import type { Content } from '../../src/channel/message.ts';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import { pick, type Chance } from './chance.ts';
import type { MemberAddress, World } from './world.ts';

/** A made-up member on one channel, and what stands open before them. */
export class Member {
  private sent = 0;

  private constructor(
    readonly world: World,
    readonly chance: Chance,
    private readonly at: MemberAddress,
  ) {}

  /** Opens the chat on one of the channels and is greeted. `n` is what the channel knows them by. */
  static async arrive(world: World, chance: Chance, n: number): Promise<Member> {
    const channel = pick(chance, 'channel', world.channels);
    const address = `made-up-${n}`;
    const publicId = await world.begin(channel, address);
    const member = new Member(world, chance, { channel, address, publicId });
    await member.send({ kind: 'start' });
    return member;
  }

  get publicId(): string {
    return this.at.publicId;
  }

  private async send(content: Content): Promise<void> {
    const external = `${this.at.address}-${(this.sent += 1)}`;
    await this.world.receive(this.at, { external, lang: 'ar', content });
  }

  say(text: string): Promise<void> {
    return this.send({ kind: 'text', text });
  }

  attach(name: string, bytes: Uint8Array): Promise<void> {
    return this.send({ kind: 'file', name, bytes });
  }

  private async messages(): Promise<readonly OutgoingMessage[]> {
    const { lines } = await this.world.conversations.lines(this.publicId, 0);
    return lines.flatMap((line) => (line.from === 'bot' ? [line.message] : []));
  }

  /** The question that stands open. */
  async open(): Promise<OutgoingMessage | undefined> {
    return (await this.messages()).findLast(({ prompt }) => prompt);
  }

  /** The reference of the request that was sent last. */
  async reference(): Promise<string | undefined> {
    return (await this.messages()).findLast(({ receipt }) => receipt)?.receipt?.reference;
  }

  /** Taps the first of some choices that is offered. Answers whether there was one. */
  async tap(...wanted: readonly string[]): Promise<boolean> {
    const { prompt, choices = [] } = (await this.open()) ?? {};
    const choice = choices.find(({ id }) => wanted.includes(id));
    if (!prompt || !choice) return false;
    await this.send({ kind: 'tap', prompt: prompt.id, choice: choice.id, text: choice.label });
    return true;
  }
}
