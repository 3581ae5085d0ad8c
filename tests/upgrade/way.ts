import type { Prompt } from '../../src/contract/index.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import { answerTo, type Member } from '../http/member.ts';
import type { GivenAnswer, Installation } from './conversation.ts';

/** A question at which a conversation can wait, and the way there from the greeting: what `npm run flows -- --json` prints. */
export interface WaitingState {
  readonly association: string;
  readonly flow: string;
  readonly step: string;
  readonly field?: string;
  readonly kind: string;
  readonly path: readonly SampleInput[];
}

const commands: readonly string[] = ['موظف', 'القائمة', 'رجوع', 'إلغاء', 'ربط'];
const isCommand = (input: SampleInput): boolean => 'text' in input && commands.includes(input.text);

/** A member of the web chat and the answers that were given to the form under way. */
export class Walk {
  readonly given = new Map<string, SampleInput>();

  constructor(readonly member: Member) {}

  async give(input: SampleInput): Promise<void> {
    const { flow, field } = this.member.prompt;
    const from = this.member.seen.length;
    await this.member.give(input);
    if (flow === 'request' && field !== undefined && !isCommand(input)) this.given.set(field, input);
    if (this.member.seen.slice(from).some(({ channelData }) => channelData?.silah?.receipt))
      this.given.clear();
  }

  get answers(): readonly GivenAnswer[] {
    return [...this.given].map(([field, input]) => ({ field, input }));
  }
}

const choices: Readonly<Record<string, string>> = {
  'consent/askConsent': 'agree',
  'reception/menu': 'request',
  'request/review': 'confirm',
  'request/leave': 'stay',
  'request/chooseField': 'nothing',
  'request/askSimilar': 'yes',
};
const words: Readonly<Record<string, string>> = {
  'inquiry/ask': 'متى تردون علي؟',
  'request/sign': 'أقرّ',
  'linking/askCode': '123456',
  'tracking/askReference': '1234567',
  'tracking/askLastFour': '1234',
  'tracking/askProof': '1234567',
};

/** What fits an open question: an answer that the earlier build took, the button that leads on, or words. */
export function fitting(
  { prompt, question }: Member,
  answers: Installation['answers'][string] = {},
  tries = 0,
): SampleInput {
  const known = prompt.flow === 'request' && prompt.field !== undefined ? answers[prompt.field] : undefined;
  const offered = question.suggestedActions?.actions.map(({ value }) => value.silah.choice) ?? [];
  if (known && tries === 0 && !('choice' in known && !offered.includes(known.choice))) return known;
  const at = `${prompt.flow}/${prompt.step}`;
  const choice = choices[at];
  if (choice !== undefined) return { choice };
  const text = words[at];
  return text === undefined ? answerTo(question, 0, tries) : { text };
}

const same = (one: Prompt, other: Prompt): boolean =>
  one.flow === other.flow && one.step === other.step && one.field === other.field;

/** Answers what is asked until something holds. Answers the questions that were asked on the way. */
export async function goOn(
  walk: Walk,
  answers: Installation['answers'][string],
  there: (prompt: Prompt) => boolean,
): Promise<readonly Prompt[]> {
  const asked: Prompt[] = [];
  let tries = 0;
  for (let turns = 0; turns < 60; turns += 1) {
    const { prompt } = walk.member;
    if (there(prompt)) return asked;
    await walk.give(fitting(walk.member, answers, tries));
    // A day in the past where one to come is wanted is refused: that is no question asked twice.
    tries = prompt.kind === 'date' && same(walk.member.prompt, prompt) ? tries + 1 : 0;
    if (tries === 0) asked.push(walk.member.prompt);
  }
  throw new Error(`never came there: ${JSON.stringify(walk.member.prompt)}`);
}
