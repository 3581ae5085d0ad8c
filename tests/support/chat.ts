import type { Prompt, Receipt } from '../../src/contract/index.ts';
import { sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import { fieldOf, serviceOf, type House } from '../../src/voice/house.ts';
import { takes } from './pace.ts';
import { between, oneOf, type Random } from './random.ts';

/** Where members write to: one or more servers, which may be away now and then. */
export interface Street {
  readonly urls: readonly string[];
  readonly random: Random;
  /** How long a member goes on trying. */
  readonly until: number;
  /** Told of every message the moment it is acknowledged for the first time. */
  acknowledged(): void;
}

/** What came of a conversation, as its member saw it. */
export interface Chat {
  readonly association: string;
  readonly publicId: string;
  /** The id of every acknowledged message, and the activity ids that its deliveries were answered with. */
  readonly answered: Map<string, Set<string>>;
  readonly sent: Set<string>;
  reference?: string | undefined;
  deliveries: number;
  refusals: string[];
}

interface Pass {
  readonly token: string;
  readonly conversationId: string;
}
interface Activity {
  readonly from: { readonly role: string };
  readonly channelData?: { readonly silah?: { readonly prompt?: Prompt; readonly receipt?: Receipt } };
}
interface Message {
  readonly own: string;
  readonly path: string;
  readonly body: () => string | FormData;
}

const mostTurns = 80;

/** A call that is made again until it is answered with anything but "not now". */
async function insist(street: Street, path: string, call: () => RequestInit): Promise<Response> {
  for (;;) {
    try {
      const response = await fetch(`${oneOf(street.random, street.urls)}${path}`, {
        ...call(),
        signal: AbortSignal.timeout(15_000),
      });
      if (response.status < 500 && response.status !== 429) return response;
      if (response.status !== 503 && response.status !== 429)
        throw new Error(`${path} was answered with ${response.status}`);
      await response.body?.cancel();
    } catch (error) {
      if (Date.now() > street.until || (error instanceof Error && error.message.includes('answered with')))
        throw error;
    }
    if (Date.now() > street.until) throw new Error(`${path} was not answered in time`);
    await takes(between(street.random, 20, 120));
  }
}

/** What a member answers to a question, by its kind and field. */
export function answerTo(house: House, service: string, prompt: Prompt, n: number): SampleInput {
  const field = fieldOf(serviceOf(house, service), prompt.field ?? '');
  if (field) return sampleInput(field, n);
  const choices: Readonly<Record<string, string>> = {
    consent: 'agree',
    menu: 'request',
    service,
    review: 'confirm',
    yesNo: 'yes',
  };
  // Members type their signature: a tap counts when it has stood for a while.
  if (prompt.kind === 'sign') return { text: 'أقرّ' };
  return { choice: choices[prompt.kind] ?? 'skip' };
}

function messageOf(pass: Pass, input: SampleInput, prompt: string, own: string): Message {
  const path = `/v3/directline/conversations/${pass.conversationId}`;
  const base = { type: 'message', from: { id: 'me' }, locale: 'ar', channelData: { clientActivityID: own } };
  if ('attachment' in input) {
    const { name, contentType, contentBase64 } = input.attachment;
    const body = (): FormData => {
      const form = new FormData();
      form.append('file', new Blob([Buffer.from(contentBase64, 'base64')], { type: contentType }), name);
      form.append(
        'activity',
        new Blob([JSON.stringify(base)], { type: 'application/vnd.microsoft.activity' }),
      );
      return form;
    };
    return { own, path: `${path}/upload?userId=me`, body };
  }
  const said =
    'text' in input
      ? { text: input.text }
      : { text: input.choice, value: { silah: { prompt, choice: input.choice } } };
  return { own, path: `${path}/activities`, body: () => JSON.stringify({ ...base, ...said }) };
}

/** A member who sends one request, answering question after question, over a line that repeats, delays and loses messages. */
export class Member {
  private readonly old: Message[] = [];
  private readonly strays: Promise<unknown>[] = [];
  private watermark = '';
  private open: Prompt | undefined;

  private constructor(
    private readonly street: Street,
    private readonly house: House,
    private readonly pass: Pass,
    readonly chat: Chat,
  ) {}

  static async arrive(street: Street, house: House): Promise<Member> {
    const association = house.association.id;
    const answer = await insist(street, `/webchat/${association}/token`, () => ({
      method: 'POST',
      body: '{}',
    }));
    const pass = (await answer.json()) as Pass;
    const member = new Member(street, house, pass, {
      association,
      publicId: pass.conversationId,
      answered: new Map(),
      sent: new Set(),
      deliveries: 0,
      refusals: [],
    });
    await insist(street, '/v3/directline/conversations', () => ({ method: 'POST', headers: member.headers }));
    return member;
  }

  /** Goes on until there is a receipt. `n` varies what is said. Throws when the conversation does not come to an end. */
  async sendRequest(service: string, n: number): Promise<Chat> {
    await this.look();
    for (let turn = 0; turn < mostTurns && this.chat.reference === undefined; turn += 1) {
      if (!this.open) throw new Error('nothing is asked');
      const message = messageOf(
        this.pass,
        answerTo(this.house, service, this.open, n),
        this.open.id,
        `${n}-${turn}`,
      );
      await this.send(message);
      this.repeatOld();
      await this.look();
    }
    await Promise.all(this.strays);
    if (this.chat.reference === undefined) throw new Error(`no receipt after ${mostTurns} messages`);
    return this.chat;
  }

  private get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.pass.token}` };
  }

  private callOf(message: Message): RequestInit {
    const body = message.body();
    return {
      method: 'POST',
      body,
      headers: { ...this.headers, ...(typeof body === 'string' && { 'content-type': 'application/json' }) },
    };
  }

  /** Once for sure, and up to two times more at the same moment or a little later. */
  private async send(message: Message): Promise<void> {
    this.chat.sent.add(message.own);
    for (let more = between(this.street.random, 0, 2); more > 0; more -= 1)
      this.stray(message, between(this.street.random, 0, 40));
    this.chat.deliveries += 1;
    await this.taken(message, await insist(this.street, message.path, () => this.callOf(message)));
    this.old.push(message);
  }

  private async taken({ own }: Message, response: Response): Promise<void> {
    if (!response.ok) {
      this.chat.refusals.push(`${own}: ${response.status} ${(await response.text()).slice(0, 200)}`);
      return;
    }
    const { id } = (await response.json()) as { id: string };
    const known = this.chat.answered.get(own);
    if (known) known.add(id);
    else {
      this.chat.answered.set(own, new Set([id]));
      this.street.acknowledged();
    }
  }

  /** A delivery that nobody waits for; it may be lost. */
  private stray(message: Message, after: number): void {
    const deliver = async (): Promise<void> => {
      await takes(after);
      this.chat.deliveries += 1;
      const response = await fetch(`${oneOf(this.street.random, this.street.urls)}${message.path}`, {
        ...this.callOf(message),
        signal: AbortSignal.timeout(15_000),
      });
      if (response.status >= 500 || response.status === 429) await response.body?.cancel();
      else await this.taken(message, response);
    };
    this.strays.push(deliver().catch(() => undefined));
  }

  /** Now and then something said long ago arrives once more, after newer messages. */
  private repeatOld(): void {
    if (this.street.random() < 0.3)
      this.stray(oneOf(this.street.random, this.old), between(this.street.random, 0, 150));
  }

  private async look(): Promise<void> {
    const path = `/v3/directline/conversations/${this.pass.conversationId}/activities?watermark=${this.watermark}`;
    const answer = await insist(this.street, path, () => ({ headers: this.headers }));
    const { activities, watermark } = (await answer.json()) as { activities: Activity[]; watermark: string };
    this.watermark = watermark;
    for (const { from, channelData } of activities) {
      if (from.role === 'user') continue;
      this.open = channelData?.silah?.prompt ?? this.open;
      this.chat.reference ??= channelData?.silah?.receipt?.reference;
    }
  }
}
