import type { SampleInput } from '../../src/fields/sample.ts';
import { answerForm } from '../channels/secure-form.ts';
import { Member as WebMember } from '../http/member.ts';
import { until } from '../support/wait.ts';
import type { Member as TelegramMember } from '../standins/bot-api.ts';
import type { Member as WhatsAppMember } from '../standins/graph-api.ts';
import type { Installation, PushedStanding, Standing } from './conversation.ts';
import type { Person } from './desk.ts';
import { left } from './fill.ts';
import { fitting, Walk, type WaitingState } from './way.ts';

/** A member with the client of some channel. */
export interface Client {
  readonly texts: () => readonly string[];
  readonly say: (text: string) => void;
  readonly press: (label: string) => void;
  readonly attach: (file: { name: string; type: string; bytes: Buffer }) => void;
  /** Answers in the one-time form, where the channel asks there. */
  readonly secretly?: (text: string) => Promise<unknown>;
  readonly link?: () => string | undefined;
  readonly standing: () => Pick<PushedStanding, 'address' | 'last'>;
}

export function onTelegram(member: TelegramMember): Client {
  return {
    texts: () => member.texts,
    say: (text) => void member.text(text),
    press: (label) => void member.press(label),
    attach: (file) => void member.document(file),
    standing: () => ({
      address: { telegram: member.chat.id },
      last: {
        id: String(member.last?.id),
        as: 'text',
        text: member.last?.text ?? '',
        keys: (member.last?.keys ?? [])
          .flat()
          .flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [{ label: text, data }])),
      },
    }),
  };
}

export function onWhatsApp(member: WhatsAppMember): Client {
  const links = (): string[] => member.shown.map(({ link }) => link?.url ?? '');
  return {
    texts: () => member.texts,
    say: (text) => void member.text(text),
    press: (label) => {
      const option = member.last?.options.find(
        ({ title, description }) => title === label || description === label,
      );
      if (member.last && option) member.tapIn(member.last, option);
      else member.text(label);
    },
    attach: (file) => void member.document(file),
    secretly: (text) => answerForm(links(), text),
    link: () => member.last?.link?.url,
    standing: () => ({
      address: { whatsapp: { phone: member.person.phone, user: member.person.user } },
      last: {
        id: member.last?.id ?? '',
        as: member.last?.as ?? '',
        text: member.last?.text ?? '',
        keys: (member.last?.options ?? []).map(({ id, title, description }) => ({
          label: description ?? title,
          data: id,
        })),
      },
    }),
  };
}

/** Walks a client to a state, beside a member of the web chat whose buttons and questions tell what to press and what to wait for. */
export async function follow(url: string, client: Client, state: WaitingState): Promise<Walk> {
  const walk = new Walk(await WebMember.arrive(url, state.association));
  const { member: web } = walk;
  const asked = (from: number) => (): boolean =>
    client
      .texts()
      .slice(from)
      .some((text) => text.includes(web.question.text?.slice(0, 12) ?? ''));
  client.say('السلام عليكم');
  await until(`the greeting is shown`, asked(0));
  for (const input of state.path) {
    const from = client.texts().length;
    await act(client, web, input);
    await walk.give(input);
    await until(
      `"${web.question.text ?? ''}" is shown instead of ${client.texts().slice(from).join(' | ')}`,
      asked(from),
    );
  }
  return walk;
}

const labelOf = (web: WebMember, choice: string): string =>
  web.question.suggestedActions?.actions.find(({ value }) => value.silah.choice === choice)?.title ?? choice;

async function act(client: Client, web: WebMember, input: SampleInput): Promise<void> {
  if ('choice' in input) client.press(labelOf(web, input.choice));
  else if ('attachment' in input) {
    const { name, contentType: type, contentBase64 } = input.attachment;
    client.attach({ name, type, bytes: Buffer.from(contentBase64, 'base64') });
  } else if (client.link?.() !== undefined && client.secretly) await client.secretly(input.text);
  else client.say(input.text);
}

/** A member of a channel that we call, left at a waiting state, and the one of the web chat who went the same way. */
export async function standPushed(
  url: string,
  {
    state,
    client,
    researcher,
  }: { readonly state: WaitingState; readonly client: Client; readonly researcher: Person },
  answers: Installation['answers'],
): Promise<{ readonly pushed: PushedStanding; readonly web: Standing }> {
  const { association } = state;
  const walk = await follow(url, client, state);
  const { member: web } = walk;
  const link = client.link?.();
  const input = fitting(web, answers[association]);
  const typed = 'text' in input ? input.text : 'القائمة';
  const next = 'choice' in input ? { press: labelOf(web, input.choice) } : { type: typed };
  return {
    pushed: {
      association,
      question: web.prompt,
      next: link === undefined ? next : { form: new URL(link).pathname, answer: typed },
      ...client.standing(),
    },
    web: await left(walk, { association, turnout: 'bot', below: web.prompt }, researcher),
  };
}
