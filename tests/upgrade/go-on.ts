import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadAssociations } from '../../src/association/load.ts';
import type { Prompt, Review } from '../../src/contract/index.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import { once } from '../../src/kernel/once.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { Member } from '../http/member.ts';
import type { Installation, Standing } from './conversation.ts';
import type { Person } from './desk.ts';
import { fitting, goOn, Walk } from './way.ts';

/** Says what is not as it must be. */
export type Tell = (violation: string) => void;

/** Whether a value of the review is what was given. */
function holds(value: Review['fields'][number]['value'] | undefined, input: SampleInput): boolean {
  if ('choice' in input) {
    if (input.choice === 'skip') return value === null || value === undefined;
    return value === input.choice || value === (input.choice === 'yes');
  }
  const given = 'text' in input ? input.text : input.attachment.name;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value['typed'] === given || value['name'] === given;
  return typeof value === 'string' ? value.replace(/^\+966/, '0') === given : JSON.stringify(value) === given;
}

const placeOf = ({ flow, step, field = '', kind }: Prompt): string => `${flow}/${step}/${field} ${kind}`;

const botLines = (member: Member, from: number): number =>
  member.seen.slice(from).filter(({ from: { role } }) => role === 'bot').length;

/** A person has it, or is waited for: what the member writes is kept, and the question below is open again afterwards. */
async function backToBot(
  walk: Walk,
  { turnout, below, conversation, texts }: Standing,
  researcher: Person,
  tell: Tell,
): Promise<void> {
  const { member } = walk;
  const words = 'عندي سؤال آخر قبل أن نكمل';
  const from = member.seen.length;
  await member.say(words);
  if (turnout === 'claimed') {
    if (botLines(member, from) > 0) tell('the bot spoke while a person had the conversation');
    const hasAgreed = texts.includes('أوافق');
    if (hasAgreed && !(await researcher.read(conversation)).lines.some(({ text }) => text === words))
      tell('the desk does not show what was written');
    await researcher.act(conversation, 'hand-back');
    await member.read();
  } else await walk.give({ choice: 'goOn' });
  // A person who was asked for is the answer to the question whether one is wanted.
  const isAnswered = below.flow === 'handover' || (turnout === 'waiting' && below.step === 'offerPerson');
  if (!isAnswered && placeOf(member.prompt) !== placeOf(below))
    tell(`${placeOf(member.prompt)} is open again instead of ${placeOf(below)}`);
}

/** Answers the form to its end: no question comes whose answer is known, and the review shows every answer. */
async function finish(
  walk: Walk,
  given: Standing['given'],
  answers: Installation['answers'][string],
  tell: Tell,
): Promise<void> {
  const { member } = walk;
  const asked = await goOn(walk, answers, ({ flow }) => flow !== 'request');
  const known = new Set(given.map(({ field }) => field));
  for (const { step, field } of asked) {
    if (step !== 'askField' || field === undefined) continue;
    if (known.has(field)) tell(`${field} was asked twice`);
    known.add(field);
  }
  const review = member.seen.findLast(({ channelData }) => channelData?.silah?.review)?.channelData?.silah
    ?.review;
  for (const { field, input } of given)
    if (!holds(review?.fields.find(({ name }) => name === field)?.value, input))
      tell(`the answer to ${field} is lost`);
  if (!member.seen.some(({ channelData }) => channelData?.silah?.receipt))
    tell('the request could not be sent');
}

const packs = once(() => loadAssociations(join(productRoot(), 'associations')));

/** Whether the form that was begun last is one that those who serve may not read. */
async function isKeptFromDesk({ association, texts }: Standing): Promise<boolean> {
  const services = (await packs()).get(association)?.services ?? [];
  const begun = texts.flatMap((text) => services.filter(({ title }) => text.startsWith(`${title.ar}: `)));
  return begun.at(-1)?.readBy?.includes('researcher') === false;
}

type FormAnswers = NonNullable<Standing['form']>;
/** The answers by the words of today's pack: an option that is called otherwise now is known by what it was called. */
async function inTodaysWords(association: string, answers: FormAnswers): Promise<readonly string[]> {
  const services = (await packs()).get(association)?.services ?? [];
  const optionOf = (label: string, shown: string): string => {
    const options = services
      .flatMap(({ fields }) => fields)
      .flatMap((field) => (field.type === 'choice' && field.label.ar === label ? field.options : []));
    return options.find(({ alsoCalled }) => alsoCalled.includes(shown))?.label.ar ?? shown;
  };
  return answers.map(({ label, shown }) => JSON.stringify([label, optionOf(label, shown)])).toSorted();
}

/** Goes on with one conversation of the web chat by what fits its open question, a form to its receipt. */
export async function goOnWith(
  url: string,
  standing: Standing,
  { answers, researcher }: { readonly answers: Installation['answers'][string]; readonly researcher: Person },
  tell: Tell,
): Promise<void> {
  const { association, resume, turnout, prompt, texts, given, form } = standing;
  const walk = new Walk(await Member.arrive(url, association, { resume }));
  const { member } = walk;
  if (
    !isDeepStrictEqual(
      member.seen.map(({ text = '' }) => text),
      texts,
    )
  )
    tell('the transcript is another');
  if (member.prompt.id !== prompt.id || placeOf(member.prompt) !== placeOf(prompt))
    tell(`${JSON.stringify(member.prompt)} is open`);
  const desk = await researcher.read(standing.conversation);
  const shown = (await isKeptFromDesk(standing)) ? undefined : form;
  // What is asked for afterwards today stands first.
  const now = desk.form && (await inTodaysWords(association, desk.form.answers));
  const then = shown && (await inTodaysWords(association, shown));
  if (!isDeepStrictEqual(now, then))
    tell(`the desk shows ${now?.join(' ') ?? 'no form'} instead of ${then?.join(' ') ?? 'none'}`);
  if (turnout === 'waiting' || turnout === 'claimed') await backToBot(walk, standing, researcher, tell);
  if (turnout === 'aside') {
    const isKept = member.question.suggestedActions?.actions.some(
      ({ value }) => value.silah.choice === 'resume',
    );
    if (given.length > 0 && isKept !== true) tell('the form that was put aside is not offered');
    if (isKept === true) await walk.give({ choice: 'resume' });
  }
  if (member.prompt.flow === 'request' && member.prompt.step !== 'chooseService')
    return finish(walk, given, answers, tell);
  const from = member.seen.length;
  await walk.give(fitting(member, answers));
  if (botLines(member, from) === 0) tell(`no answer came at ${JSON.stringify(member.prompt)}`);
}
