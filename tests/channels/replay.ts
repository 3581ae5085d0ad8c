import type { OutgoingMessage } from '../../src/contract/index.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import type { Engine } from '../../src/engine/advance.ts';
import type { House } from '../../src/voice/house.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { countingSeed } from '../support/house.ts';
import { Buttons, eventOf, type Story } from '../support/story.ts';
import { askedIn, type Act, type Step } from './walk.ts';

/** A genuine file, as small as there is. */
function paperOf({ association }: House): Buffer {
  const fields = association.services.flatMap((service) => service.fields);
  const field = fields.find(({ type }) => type === 'attachment');
  const input = field && sampleInput(field);
  if (!input || !('attachment' in input)) throw new Error('no service asks for a file');
  return Buffer.from(input.attachment.contentBase64, 'base64');
}

const questionOf = (said: readonly OutgoingMessage[]): OutgoingMessage | undefined =>
  said.findLast((message) => message.prompt);

/** A turn of a story as a person does it. */
function actOf(turn: string, { secret, bytes }: { readonly secret: boolean; readonly bytes: Buffer }): Act {
  const label = /^\[(.+)\]$/.exec(turn)?.[1];
  if (label !== undefined) return { press: label };
  const name = /^\(file (.+) \S+ \d+\)$/.exec(turn)?.[1];
  return name === undefined ? { type: turn, secret } : { name, bytes };
}

/** A written conversation as steps, up to the receipt: what the member does, and how the question after it begins. */
export function stepsOfStory(engine: Engine, house: House, { lang, start, turns }: Story): readonly Step[] {
  const rehearsal = new Rehearsal({ engine, house, clock: handClock(start), seed: countingSeed(), lang });
  const buttons = new Buttons();
  const bytes = paperOf(house);
  let said = rehearsal.play({ kind: 'start', lang });
  const steps: Step[] = [];
  for (const turn of turns) {
    buttons.see(said);
    const question = questionOf(said);
    const secret = question?.secret ?? false;
    said = rehearsal.play(eventOf(turn, buttons));
    const sent = said.some((message) => message.receipt);
    steps.push({
      ...actOf(turn, { secret, bytes }),
      asked: question ? askedIn(question) : '',
      then: sent ? undefined : questionOf(said)?.text.slice(0, 12),
    });
    if (sent) return steps;
  }
  throw new Error('no request is sent in this story');
}
