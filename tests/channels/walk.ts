import type { OutgoingMessage } from '../../src/contract/index.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { eventOfSample, sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import { fieldOf, serviceOf, type House } from '../../src/voice/house.ts';
import type { Engine } from '../../src/engine/advance.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { aWorkingMorning, countingSeed } from '../support/house.ts';
import { found } from '../support/wait.ts';

/** What a member does, as a person does it: by the words on a button, by typing, by a file. */
export type Act =
  | { readonly press: string }
  | { readonly type: string; readonly secret: boolean }
  | { readonly name: string; readonly bytes: Buffer };

export type Step = Act & {
  /** The beginning of the question that it answers (`askedIn`). */
  readonly asked: string;
  /** The beginning of what is asked after it; undefined at the receipt. */
  readonly then: string | undefined;
};

const taps: Readonly<Record<string, string>> = {
  consent: 'agree',
  menu: 'request',
  review: 'confirm',
  yesNo: 'yes',
};

const questionOf = (said: readonly OutgoingMessage[]): OutgoingMessage | undefined =>
  said.findLast((message) => message.prompt);

/** How the last paragraph of a message begins, in which it asks: what stands before it is another greeting each time. */
export const askedIn = ({ text }: OutgoingMessage): string => (text.split('\n\n').at(-1) ?? '').slice(0, 12);

/** Every step from the greeting to the receipt of a service. */
export function stepsOf(engine: Engine, house: House, service: string, n = 0): readonly Step[] {
  const rehearsal = new Rehearsal({ engine, house, clock: handClock(aWorkingMorning), seed: countingSeed() });
  let said = rehearsal.play({ kind: 'text', text: 'السلام عليكم' });
  const steps: Step[] = [];
  while (!said.some((message) => message.receipt)) {
    const question = questionOf(said);
    if (!question?.prompt || steps.length > 60) throw new Error('the form has no end');
    const { prompt, choices = [], secret = false } = question;
    const field = fieldOf(serviceOf(house, service), prompt.field ?? '');
    const choice = prompt.kind === 'service' ? service : (taps[prompt.kind] ?? 'skip');
    const signature = choices.find(({ id }) => id === 'sign')?.label;
    const input: SampleInput = field
      ? sampleInput(field, n)
      : signature === undefined
        ? { choice }
        : { text: signature };
    said = rehearsal.play(eventOfSample(input, prompt.id));
    const next = said.some((message) => message.receipt) ? undefined : questionOf(said)?.text.slice(0, 12);
    const around = { asked: askedIn(question), then: next };
    if ('text' in input) steps.push({ type: input.text, secret, ...around });
    else if ('choice' in input)
      steps.push({ press: choices.find(({ id }) => id === input.choice)?.label ?? '', ...around });
    else {
      const { name, contentBase64 } = input.attachment;
      steps.push({ name, bytes: Buffer.from(contentBase64, 'base64'), ...around });
    }
  }
  return steps;
}

/** A person with a client of some channel. */
export interface Surface {
  say(text: string): Promise<void> | void;
  press(label: string): Promise<void> | void;
  attach(name: string, bytes: Buffer): Promise<void> | void;
  /** Answers in the secure form, where the channel asks there. */
  secretly?(text: string): Promise<void>;
  /** Everything that was shown so far, in order. */
  texts(): Promise<readonly string[]> | readonly string[];
}

/** Waits until something new that fits was shown after `from` texts. */
export async function shown(
  surface: Surface,
  from: number,
  fits: (text: string) => boolean,
): Promise<string> {
  let texts: readonly string[] = [];
  return found(
    'something fitting is shown',
    async () => {
      texts = await surface.texts();
      return texts.slice(from).find(fits);
    },
    { found: () => JSON.stringify(texts.slice(-4)) },
  );
}

/** Walks a member through a whole request; answers its reference, as figures. */
export async function submit(surface: Surface, steps: readonly Step[]): Promise<string> {
  let seen = (await surface.texts()).length;
  await surface.say('السلام عليكم');
  await shown(surface, seen, (text) => text.includes(steps[0]?.asked ?? ''));
  for (const step of steps) {
    seen = (await surface.texts()).length;
    if ('press' in step) await surface.press(step.press);
    else if ('name' in step) await surface.attach(step.name, step.bytes);
    else if (step.secret && surface.secretly) await surface.secretly(step.type);
    else await surface.say(step.type);
    const { then } = step;
    const fits = (one: string): boolean =>
      then === undefined ? /\d{3}\D{0,3}\d{4}/.test(one) : one.includes(then);
    // The same request was sent today from another channel: it is asked whether another is meant.
    const asksAgain = (one: string): boolean => one.includes('هل تريد إرسال طلب آخر');
    let text = await shown(surface, seen, (one) => fits(one) || asksAgain(one));
    if (asksAgain(text)) {
      seen = (await surface.texts()).length;
      await surface.press('نعم');
      text = await shown(surface, seen, fits);
    }
    if (then === undefined) return (/(\d{3})\D{0,3}(\d{4})/.exec(text) ?? []).slice(1).join('');
  }
  throw new Error('the request was never submitted');
}
