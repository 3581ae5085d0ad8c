import type { IncomingMessage } from '../../channel/message.ts';
import type { OutgoingMessage } from '../../contract/index.ts';
import { Rehearsal } from './rehearsal.ts';
import { eventOfSample, sampleInput } from './samples.ts';
import type { SampleInput } from '../../fields/sample.ts';
import type { Engine } from '../../engine/advance.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { handClock } from '../../kernel/clock.ts';

const mostTurns = 60;

/** Whose dialogue is made up: a service of an association; `n` makes others of it. */
export interface Wished {
  readonly house: House;
  readonly service: string;
  readonly n?: number;
}

/** What a member does from the greeting to the receipt of a service, answering each question with something valid. */
export function requestDialogue(engine: Engine, { house, service, n = 0 }: Wished): IncomingMessage[] {
  let chance = n;
  const rehearsal = new Rehearsal({
    engine,
    house,
    clock: handClock(Date.UTC(2026, 10, 8, 7)),
    seed: () => (chance += 1).toString(16).padStart(8, '0'),
  });
  let said = rehearsal.play({ kind: 'start', lang: 'ar' });
  const messages: IncomingMessage[] = [{ external: 'start', lang: 'ar', content: { kind: 'start' } }];
  for (let turn = 1; turn < mostTurns && !said.some((message) => message.receipt); turn += 1) {
    const question = said.findLast((message) => message.prompt);
    if (!question?.prompt) break;
    const { prompt } = question;
    const input = answerTo({ house, service, n }, question);
    said = rehearsal.play(eventOfSample(input, prompt.id));
    messages.push({ external: `m${turn}`, lang: 'ar', content: contentOf(input, prompt.id) });
  }
  return messages;
}

function answerTo(
  { house, service, n }: Required<Wished>,
  { prompt, choices = [] }: OutgoingMessage,
): SampleInput {
  const field = fieldOf(serviceOf(house, service), prompt?.field ?? '');
  if (field) return sampleInput(field, n);
  // A tap on the signature counts when it has stood for a while; what is typed is meant at once.
  const signature = choices.find(({ id }) => id === 'sign');
  if (signature) return { text: signature.label };
  const wanted = ['agree', 'request', service, 'confirm', 'yes'];
  return { choice: choices.find(({ id }) => wanted.includes(id))?.id ?? 'skip' };
}

function contentOf(input: SampleInput, prompt: string): IncomingMessage['content'] {
  if ('text' in input) return { kind: 'text', text: input.text };
  if ('choice' in input) return { kind: 'tap', prompt, choice: input.choice, text: input.choice };
  return {
    kind: 'file',
    name: input.attachment.name,
    bytes: Buffer.from(input.attachment.contentBase64, 'base64'),
  };
}

/** The service whose dialogue, greeting included, comes closest to a number of turns, without a file where there is a choice. */
export function dialogueOf(
  engine: Engine,
  houses: Iterable<House>,
  turns: number,
): { readonly house: House; readonly service: string } {
  let best: { house: House; service: string; score: number } | undefined;
  for (const house of houses) {
    for (const { id } of house.association.services) {
      const messages = requestDialogue(engine, { house, service: id });
      const score =
        Math.abs(messages.length - turns) +
        (messages.some(({ content }) => content.kind === 'file') ? 100 : 0);
      if (!best || score < best.score) best = { house, service: id, score };
    }
  }
  if (!best) throw new Error('there is no service to talk about');
  return best;
}
