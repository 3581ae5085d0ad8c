import { atOnce } from '../../tools/at-once.ts';
import { allMatched } from '../support/cases.ts';
import { Member } from '../http/member.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import type { Installation, Standing, Turnout } from './conversation.ts';
import { Person } from './desk.ts';
import { goOn, Walk, type WaitingState } from './way.ts';

export const password = 'a-made-up-password';
const width = 12;

/** Who works at the desk of one association. */
export interface Crew {
  readonly researcher: Person;
  readonly committee: Person;
}

/** The first admin of an association lets two people in, by one-time links. */
async function hire(url: string, firstLink: string): Promise<readonly [string, Crew]> {
  const tokenIn = (link: string): string => new URL(link).searchParams.get('token') ?? '';
  const join = (link: string, name: string): Promise<Person> =>
    Person.enter(url, 'set-up', { token: tokenIn(link), name, password });
  const admin = await join(firstLink, 'مها');
  const { association } = await admin.get<{ association: { id: string } }>('/me');
  const person = async (role: string, name: string): Promise<Person> => {
    const { setUpUrl: link } = await admin.post<{ setUpUrl: string }>('/staff', {
      email: `${role}@${association.id}.example`,
      role,
    });
    return join(link, name);
  };
  return [
    association.id,
    { researcher: await person('researcher', 'هند'), committee: await person('committee', 'فهد') },
  ];
}

/** One after the other: few passwords are checked at the same time. */
export async function hireAll(url: string, links: readonly string[]): Promise<ReadonlyMap<string, Crew>> {
  const crews = new Map<string, Crew>();
  for (const link of links) crews.set(...(await hire(url, link)));
  return crews;
}

/** Somebody who serves checks a case, where it is one that is checked; builds before there were checks tell of no acts. */
async function checked(researcher: Person, reference: string): Promise<void> {
  const path = `/requests/${reference}`;
  const { fields, acts } = await researcher.get<{
    acts?: readonly string[];
    fields: Parameters<typeof allMatched>[0];
  }>(path);
  if (acts?.includes('check')) await researcher.post(`${path}/check`, { marks: allMatched(fields) });
}

export interface Sealed {
  readonly requests: Installation['requests'];
  readonly answers: Installation['answers'];
}

/**
 * Sends requests of every association: one after another of its services, `each` in all. Of four, one is accepted, one refused, one
 * withdrawn, and one waits.
 */
export async function sendRequests(
  url: string,
  crews: ReadonlyMap<string, Crew>,
  each: number,
): Promise<Sealed> {
  const requests: Record<string, { association: string; status: string }> = {};
  const answers: Record<string, Record<string, SampleInput>> = {};
  const list = [...crews].flatMap(([association, crew]) =>
    Array.from({ length: each }, (_, n) => ({ association, ...crew, n })),
  );
  await atOnce([...list.entries()], width, async ([at, { association, committee, researcher, n }]) => {
    const walk = new Walk(await Member.arrive(url, association));
    await goOn(walk, {}, ({ kind }) => kind === 'service');
    const services = walk.member.question.suggestedActions?.actions ?? [];
    await walk.give({ choice: services[n % services.length]?.value.silah.choice ?? '' });
    await goOn(walk, {}, ({ kind }) => kind === 'sign');
    answers[association] = { ...answers[association], ...Object.fromEntries(walk.given) };
    await walk.give({ text: 'أقرّ' });
    const reference =
      walk.member.seen.findLast(({ channelData }) => channelData?.silah?.receipt)?.channelData?.silah?.receipt
        ?.reference ?? '';
    const status = (['accepted', 'submitted', 'withdrawn', 'refused'] as const)[at % 4] ?? 'submitted';
    if (status === 'accepted' || status === 'refused') {
      await checked(researcher, reference);
      await committee.post(`/requests/${reference}/decision`, { decision: status, reason: 'بحسب اللائحة' });
    }
    if (status === 'withdrawn')
      for (const input of [
        { choice: 'skip' },
        { text: 'القائمة' },
        { text: reference },
        { choice: 'withdraw' },
        { choice: 'yes' },
      ])
        await walk.give(input);
    requests[reference] = { association, status };
  });
  return { requests, answers };
}

/** What happens to a conversation once it stands where it should. */
async function turnOut(walk: Walk, turnout: Turnout, researcher: Person): Promise<void> {
  const { member } = walk;
  if (turnout === 'bot') return;
  if (turnout === 'aside') return walk.give({ text: 'القائمة' });
  if (member.prompt.flow !== 'handover') await walk.give({ text: 'موظف' });
  const { conversationId } = member.grant;
  if (turnout === 'waiting') return;
  await researcher.act(conversationId, 'claim');
  await researcher.act(conversationId, 'reply', { id: `reply-${conversationId}`, text: 'أهلًا، كيف أخدمك؟' });
  if (turnout === 'handedBack') await researcher.act(conversationId, 'hand-back');
  await member.read();
}

export interface Wish {
  readonly state: WaitingState;
  readonly turnout: Turnout;
}

/** A conversation of the web chat that goes to a waiting state and turns out as is wished. */
async function stand(url: string, { state, turnout }: Wish, { researcher }: Crew): Promise<Standing> {
  const walk = new Walk(await Member.arrive(url, state.association));
  const { member } = walk;
  for (const input of state.path) await walk.give(input);
  const below = state.flow === 'handover' ? undefined : member.prompt;
  await turnOut(walk, turnout, researcher);
  return left(walk, { association: state.association, turnout, below: below ?? member.prompt }, researcher);
}

/** How a conversation of the web chat is left, as its member and the desk see it. */
export async function left(
  { member, answers: given }: Walk,
  { association, turnout, below }: Pick<Standing, 'association' | 'turnout' | 'below'>,
  researcher: Person,
): Promise<Standing> {
  const { conversationId: conversation, resume } = member.grant;
  const { prompt } = member;
  const texts = (await member.transcript()).map(({ text = '' }) => text);
  const { form } = await researcher.read(conversation);
  return {
    association,
    turnout,
    conversation,
    resume,
    prompt,
    below,
    texts,
    given,
    ...(form && { form: form.answers }),
  };
}

export const standAll = (
  url: string,
  wishes: readonly Wish[],
  crews: ReadonlyMap<string, Crew>,
): Promise<Standing[]> =>
  atOnce(wishes, width, (wish) => {
    const crew = crews.get(wish.state.association);
    if (!crew) throw new Error(`nobody works at ${wish.state.association}`);
    return stand(url, wish, crew);
  });

/** One conversation gives a code, another is ready to take it. */
export async function offerCode(url: string, association: string): Promise<Installation['code']> {
  const first = await Member.arrive(url, association);
  for (const input of [{ choice: 'agree' }, { text: 'ربط' }, { choice: 'giveCode' }]) await first.give(input);
  const figures = first.seen
    .flatMap(({ text = '' }) => /(?:^|\D)(\d(?:[ -]?\d){5}(?:(?:[ -]?\d){6})?)(?:\D|$)/.exec(text)?.[1] ?? [])
    .at(-1);
  if (figures === undefined) throw new Error(`no code was given: ${JSON.stringify(first.seen.at(-1)?.text)}`);
  const second = await Member.arrive(url, association);
  for (const input of [{ choice: 'agree' }, { text: 'ربط' }, { choice: 'haveCode' }])
    await second.give(input);
  return { association, figures: figures.replace(/\D/g, ''), resume: second.grant.resume };
}
