import { randomUUID } from 'node:crypto';
import type { Prompt, Receipt, Review } from '../../src/contract/index.ts';
import { sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import type { SampleFile, SampleInput } from '../../src/fields/sample.ts';
import type { FieldSpec } from '../../src/fields/spec.ts';
import { until } from '../support/wait.ts';
import { takes } from '../support/pace.ts';

/** An activity as it comes over Direct Line, as far as the tests read it. */
export interface Activity {
  readonly type: string;
  readonly id: string;
  readonly text?: string;
  readonly locale?: string;
  readonly from: { readonly id: string; readonly role?: string };
  readonly attachments?: readonly {
    readonly name?: string;
    readonly contentUrl?: string;
    readonly contentType?: string;
  }[];
  readonly suggestedActions?: {
    readonly actions: readonly {
      readonly type: string;
      readonly title: string;
      readonly text: string;
      readonly value: { readonly silah: { readonly prompt: string; readonly choice: string } };
    }[];
  };
  readonly channelData?: {
    readonly clientActivityID?: string;
    readonly silah?: {
      readonly prompt?: Prompt;
      readonly review?: Review;
      readonly receipt?: Receipt;
      readonly from?: string;
    };
  };
}

export interface Grant {
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly resume: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

export interface Answer<Body = { readonly error?: { readonly code: string; readonly message: string } }> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** A call of any form. What comes back is kept as text too; a body that is no JSON is undefined. */
export async function call<Body = Answer['body']>(
  url: string,
  init: RequestInit & { token?: string | undefined; json?: unknown } = {},
): Promise<Answer<Body>> {
  const { token, json, ...rest } = init;
  const headers = new Headers(rest.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (json !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(url, {
    ...rest,
    headers,
    ...(json !== undefined && { body: JSON.stringify(json), method: rest.method ?? 'POST' }),
  });
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status: response.status, headers: response.headers, text, body: body as Body };
}

/** What to say at each kind of question; the same for every association and service. */
const plain: Partial<Record<Prompt['kind'], Partial<FieldSpec>>> = {
  text: { type: 'text', min: 5, max: 500 },
  number: { type: 'number', min: 0, max: 1000 },
  nationalId: { type: 'nationalId' },
  iqama: { type: 'iqama' },
  mobile: { type: 'mobile' },
  iban: { type: 'iban' },
  name: { type: 'name', words: 3 },
  city: { type: 'city' },
  attachment: { type: 'attachment', accept: ['application/pdf', 'image/png'] },
};

/** An answer by the kind of the question alone; the first button where there is nothing to type. A day is tried in the past, then to come. */
export function answerTo(activity: Activity, n = 0, tries = 0): SampleInput {
  const kind = activity.channelData?.silah?.prompt?.kind;
  const [first] = activity.suggestedActions?.actions ?? [];
  if (kind === 'date') return { text: tries % 2 === 0 ? '١٥/٩/١٤١٠' : '1/3/2090' };
  const spec = kind && plain[kind];
  if (spec) return sampleInput(spec as FieldSpec, n);
  // Signed by typing: a tap on the signature counts when it has stood for a while.
  if (kind === 'sign') return { text: activity.locale === 'en' ? 'sign' : 'أقرّ' };
  if (first) return { choice: first.value.silah.choice };
  return { text: 'نعم' };
}

/** A member at the wire: Direct Line by plain calls, one conversation. */
/** Sends again what was too much for the present minute, as the web chat does: many members of the tests have one address. */
async function whenThereIsRoom<T extends Answer>(send: () => Promise<T>): Promise<T> {
  let answer = await send();
  await until('there is room', async () => answer.status !== 429 || (answer = await send()).status !== 429, {
    patience: 120_000,
    every: 2000,
  });
  return answer;
}

export class Member {
  watermark = '0';
  readonly seen: Activity[] = [];

  private constructor(
    readonly url: string,
    public grant: Grant,
  ) {}

  static async arrive(url: string, association = 'mord', wish: object = {}): Promise<Member> {
    const token = await call<Grant>(`${url}/webchat/${association}/token`, { json: wish });
    if (token.status !== 200) throw new Error(`no token: ${token.text}`);
    const opened = await call<Grant>(`${url}/v3/directline/conversations`, {
      method: 'POST',
      token: token.body.token,
    });
    if (opened.status > 201) throw new Error(`not opened: ${opened.text}`);
    const member = new Member(url, { ...token.body, ...opened.body, resume: token.body.resume });
    await member.read();
    return member;
  }

  get base(): string {
    return `${this.url}/v3/directline/conversations/${this.grant.conversationId}`;
  }

  /** What is new, also kept in `seen`. */
  async read(): Promise<Activity[]> {
    const { body } = await call<{ activities: Activity[]; watermark: string }>(
      `${this.base}/activities?watermark=${this.watermark}`,
      { token: this.grant.token },
    );
    this.watermark = body.watermark;
    this.seen.push(...body.activities);
    return body.activities;
  }

  /** The whole conversation as it is shown now. */
  async transcript(): Promise<Activity[]> {
    const { body } = await call<{ activities: Activity[] }>(`${this.base}/activities`, {
      token: this.grant.token,
    });
    return body.activities;
  }

  post(activity: object): Promise<Answer<{ id?: string; error?: { code: string; message: string } }>> {
    return call(`${this.base}/activities`, {
      token: this.grant.token,
      json: { type: 'message', from: { id: 'me' }, ...activity },
    });
  }

  async say(text: string, more: object = {}): Promise<Activity[]> {
    const { status, text: said } = await this.post({
      text,
      channelData: { clientActivityID: randomUUID() },
      ...more,
    });
    if (status !== 200) throw new Error(`not taken: ${status} ${said}`);
    return this.read();
  }

  tap(choice: string, question = this.question): Promise<Activity[]> {
    const action = question.suggestedActions?.actions.find(({ value }) => value.silah.choice === choice);
    if (!action) throw new Error(`there is no button ${choice} at ${JSON.stringify(question.channelData)}`);
    return this.say(action.text, { value: action.value });
  }

  upload(
    file: Blob | SampleFile,
    name = 'file.pdf',
    headers: Record<string, string> = {},
  ): Promise<Answer<{ id?: string; error?: { code: string; message: string } }>> {
    const form = new FormData();
    const blob =
      file instanceof Blob
        ? file
        : new Blob([Buffer.from(file.contentBase64, 'base64')], { type: file.contentType });
    form.append('file', blob, file instanceof Blob ? name : file.name);
    return call(`${this.base}/upload?userId=me`, {
      method: 'POST',
      token: this.grant.token,
      body: form,
      headers,
    });
  }

  async give(input: SampleInput): Promise<Activity[]> {
    if ('text' in input) return this.say(input.text);
    if ('choice' in input) {
      // A button that commits, and has just appeared, takes nobody who is faster than reading.
      const { settles } = this.prompt;
      if (settles?.choices.includes(input.choice)) await takes(settles.after);
      return this.tap(input.choice);
    }
    const { attachment } = input;
    const { status, text } = await whenThereIsRoom(() => this.upload(attachment));
    if (status !== 200) throw new Error(`not taken: ${status} ${text}`);
    return this.read();
  }

  /** The newest message that asks something. */
  get question(): Activity {
    const found = this.seen.findLast((one) => one.channelData?.silah?.prompt);
    if (!found) throw new Error('nothing was asked');
    return found;
  }

  get prompt(): Prompt {
    const { prompt } = this.question.channelData?.silah ?? {};
    if (!prompt) throw new Error('nothing was asked');
    return prompt;
  }

  /** Answers what is asked, by its kind alone, until the predicate holds. */
  async goOn(there: (prompt: Prompt, question: Activity) => boolean, n = 0): Promise<Activity> {
    let tries = 0;
    for (let turns = 0; turns < 60; turns += 1) {
      if (there(this.prompt, this.question)) return this.question;
      const { id } = this.prompt;
      await this.give(answerTo(this.question, n, tries));
      tries = this.prompt.id === id ? tries + 1 : 0;
    }
    throw new Error(`never came there: ${JSON.stringify(this.prompt)}`);
  }

  /** Everything up to and including the signed request. */
  async request(n = 0): Promise<Receipt> {
    await this.goOn(({ kind }) => kind === 'sign', n);
    await this.give(answerTo(this.question, n));
    const receipt = this.seen.findLast((one) => one.channelData?.silah?.receipt)?.channelData?.silah?.receipt;
    if (!receipt) throw new Error('there is no receipt');
    return receipt;
  }
}
