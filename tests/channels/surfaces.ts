import type { Contact } from '../standins/whatsapp-account.ts';
import type { Member as OnTelegram } from '../standins/bot-api.ts';
import type { Member as OnTeams } from '../standins/connector.ts';
import type { Member as OnWhatsApp } from '../standins/graph-api.ts';
import type { Member as OnTheWeb } from '../http/member.ts';
import { soon } from '../support/wait.ts';
import { answerForm } from './secure-form.ts';
import type { Surface } from './walk.ts';

/** Waits a while for something to appear, as for a button below a text that came in parts. */
async function seen<T>(look: () => T | undefined): Promise<T | undefined> {
  await soon(() => look() !== undefined, 3000);
  return look();
}

async function fillIn(texts: readonly string[], answer: string): Promise<void> {
  const { status } = await answerForm(texts, answer);
  if (status !== 200) throw new Error(`the form answered ${status}`);
}

/** The web chat by its own protocol; there everything may be typed. */
export function onTheWeb(member: OnTheWeb): Surface {
  return {
    say: async (text) => {
      await member.say(text);
    },
    press: async (label) => {
      const actions = member.question.suggestedActions?.actions ?? [];
      const choice = actions.find(({ title }) => title === label)?.value.silah.choice;
      if (choice === undefined) throw new Error(`there is no button ${label}`);
      await member.tap(choice);
    },
    attach: async (name, bytes) => {
      const { status, text } = await member.upload(new Blob([new Uint8Array(bytes)]), name);
      if (status !== 200) throw new Error(`not taken: ${status} ${text}`);
    },
    texts: async () => {
      await member.read();
      return member.seen.flatMap(({ from, text }) => (from.role === 'bot' ? [text ?? ''] : []));
    },
  };
}

export const onTelegram = (member: OnTelegram): Surface => ({
  say: (text) => void member.text(text),
  press: async (label) => {
    const keys = () => member.last?.keys.flat().find(({ text }) => text === label);
    if (await seen(keys)) member.press(label);
    else member.text(label);
  },
  attach: (name, bytes) => void member.document({ name, type: 'application/pdf', bytes }),
  texts: () => member.texts,
});

export const onWhatsApp = (member: OnWhatsApp): Surface => ({
  say: (text) => void member.text(text),
  press: async (label) => {
    const option = await seen(() =>
      member.last?.options.find(({ title, description }) => title === label || description === label),
    );
    if (member.last && option) member.tapIn(member.last, option);
    else member.text(label);
  },
  attach: (name, bytes) => void member.document({ name, type: 'application/pdf', bytes }),
  secretly: (text) =>
    fillIn(
      member.shown.map(({ link }) => link?.url ?? ''),
      text,
    ),
  texts: () => member.texts,
});

export const onTeams = (member: OnTeams): Surface => ({
  say: (text) => member.say(text),
  press: async (label) => {
    if ((await seen(() => member.keys.find((key) => key === label))) !== undefined) await member.press(label);
    else await member.say(label);
  },
  attach: (name, bytes) => member.attach(name, bytes),
  secretly: (text) => fillIn([member.link ?? ''], text),
  texts: () => member.texts,
});

/** Without buttons: every label is typed. */
export const onWhatsAppWeb = (contact: Pick<Contact, 'text' | 'document' | 'texts'>): Surface => ({
  say: (text) => contact.text(text),
  press: (label) => contact.text(label),
  attach: (name, bytes) => contact.document(name, bytes),
  secretly: (text) => fillIn(contact.texts, text),
  texts: () => contact.texts,
});
