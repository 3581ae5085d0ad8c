import type { RequestDetail } from '../../src/contract/desk.ts';
import { isOpenCase } from '../../src/contract/cases/status.ts';
import { daysAfter, momentOf, showGregorian } from '../../src/fields/calendar.ts';
import { Member } from '../http/member.ts';
import { allMatched } from '../support/cases.ts';
import { between, oneOf, type Random } from '../support/random.ts';
import type { Person } from '../upgrade/desk.ts';

/** Who works at the desk of the association of a case. */
export interface AtDesk {
  readonly researcher: Person;
  readonly committee: Person;
}

/** A case that was sent on the web chat, and how its conversation is taken up again. */
export interface Sent {
  readonly association: string;
  readonly reference: string;
  resume: string;
}

/** What is tried by chance on a day. What cannot be done as the case stands is refused with one of the answers for that, and changes nothing. */
interface Trying extends AtDesk {
  readonly url: string;
  readonly sent: Sent;
  readonly random: Random;
  readonly today: string;
}

const marks = ['تأخرنا', 'كان موعد الرد'];
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** The member's own conversation, as they take it up again. */
export async function memberOf(url: string, sent: Sent): Promise<Member> {
  const member = await Member.arrive(url, sent.association, { resume: sent.resume });
  sent.resume = member.grant.resume;
  return member;
}

const reason = 'كما في اللائحة، بعد الدراسة';
const path = ({ reference }: Sent): string => `/requests/${reference}`;

/** The case as somebody at the desk reads it: who studies it, or whom its service names. */
export async function shown(
  { researcher, committee }: AtDesk,
  sent: Sent,
): Promise<RequestDetail | undefined> {
  for (const one of [committee, researcher])
    if (!(await one.lacks(path(sent)))) return one.get<RequestDetail>(path(sent));
  return undefined;
}

const tries: Readonly<Record<string, (trying: Trying) => Promise<unknown>>> = {
  async check({ researcher, sent }) {
    const { fields } = await researcher.get<RequestDetail>(path(sent));
    await researcher.post(`${path(sent)}/check`, { marks: allMatched(fields) });
  },
  ask: ({ researcher, committee, sent, random, today }) =>
    oneOf(random, [researcher, committee]).post(`${path(sent)}/ask`, {
      field: 'asked.words',
      words: 'نحتاج رقم مشهد الضمان',
      by: daysAfter(today, between(random, -1, 12)),
    }),
  decision: ({ committee, sent, random }) =>
    committee.post(`${path(sent)}/decision`, {
      decision: oneOf(random, ['accepted', 'partly', 'refused', 'abstained']),
      reason,
    }),
  conclusion: ({ committee, sent, random }) =>
    committee.post(`${path(sent)}/conclusion`, { conclusion: oneOf(random, ['handled', 'filed']), reason }),
  defer: ({ committee, sent, random, today }) =>
    committee.post(`${path(sent)}/defer`, { day: daysAfter(today, between(random, -2, 30)), reason }),
  newDay: ({ committee, sent, random, today }) =>
    committee.post(`${path(sent)}/new-day`, { day: daysAfter(today, between(random, -2, 30)), reason }),
  goOn: ({ researcher, sent }) => researcher.post(`${path(sent)}/go-on`, { reason }),
  completed: ({ researcher, sent }) => researcher.post(`${path(sent)}/completed`),
  delivered: ({ researcher, sent }) => researcher.post(`${path(sent)}/delivered`),
  async answer({ url, sent }) {
    const member = await memberOf(url, sent);
    await member.say('المطلوب');
    if (member.prompt.flow !== 'supplying') return;
    await member.say('٤٤٥٥ باسمي');
    await member.say('أقرّ');
  },
  async withdraw({ url, sent }) {
    const member = await memberOf(url, sent);
    for (const text of ['القائمة', 'متابعة طلب']) await member.say(text);
    const offered = member.question.suggestedActions?.actions.map(({ value }) => value.silah.choice) ?? [];
    if (!offered.includes('withdraw')) return;
    await member.tap('withdraw');
    await member.tap('yes');
  },
};
const often = ['check', 'ask', 'answer', 'goOn', 'defer', 'newDay'];
const seldom = ['decision', 'conclusion', 'completed', 'delivered', 'withdraw'];
const refused = /was answered with (?:400|403|404|409|422)/;

/** Does something to the case by chance. Answers what failed that should not have. */
export async function tryAnything(trying: Trying): Promise<string | undefined> {
  const name =
    between(trying.random, 0, 5) === 0 ? oneOf(trying.random, seldom) : oneOf(trying.random, often);
  try {
    await tries[name]!(trying);
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return refused.test(said) ? undefined : `${trying.sent.reference} ${name}: ${said}`;
  }
}

/**
 * What is wrong with a case on a day, from what the desk and its member read: it is decided once; or its member knows a day to come; or it is late, on record,
 * and told once; or it waits for its member, who knows that.
 */
export function faultsOf(found: RequestDetail, read: readonly string[], today: string): string[] {
  const { status, replyOn, told, events } = found;
  const texts = read.map(bare);
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): unknown => holds || faults.push(fault);
  const late = texts.filter((text) => text.includes('كان موعد الرد على'));
  const decided = events.filter((one) =>
    ['accepted', 'partly', 'refused', 'handled', 'filed'].includes(one.status),
  );
  must(new Set(late).size === late.length, 'a day that has passed was told twice');
  must(decided.length <= 1, 'it was decided more than once');
  must(
    told || !texts.some((text) => marks.some((mark) => text.includes(mark))),
    'late where no day was promised',
  );
  if (!isOpenCase(status)) {
    must(status === 'withdrawn' || decided.length === 1, `it is ${status} without a decision`);
    return faults;
  }
  must(decided.length === 0, 'it is open with a decision');
  const day = showGregorian(replyOn, 'ar');
  if (told)
    must(
      texts.some((text) => text.includes(bare(day))),
      `its member does not know ${replyOn}`,
    );
  if (status === 'asked') {
    must(
      texts.some((text) => text.includes('والمدة متوقفة حتى يصلنا')),
      'its member was not told that it waits',
    );
    return faults;
  }
  if (replyOn >= today) return faults;
  const passed = events.some(({ status: step, at }) => step === 'dayOver' && at > momentOf(replyOn));
  must(passed, `nothing on record of ${replyOn}`);
  if (told)
    must(
      late.filter((text) => text.includes(bare(day))).length === 1,
      `late since ${replyOn}, and not told so`,
    );
  return faults;
}
