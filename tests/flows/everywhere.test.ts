import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import { eventOfSample } from '../../src/conversation/rehearsal/samples.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import type { Reached } from '../../src/conversation/rehearsal/walk.ts';
import { walked } from '../support/walked.ts';
import type { House } from '../../src/voice/house.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { associations, aWorkingMorning, countingSeed, openAll } from '../support/house.ts';
import { ownQuestions } from '../support/questions.ts';
import { pairing } from '../support/whole.ts';

const ways = {
  person: [
    'موظف',
    'ابي موظف',
    'ابغى اكلم موظف',
    'ابغي موظف لو سمحت',
    'أريد التحدث إلى موظف',
    'حولني لموظف',
    'ممكن اكلم موظف؟',
    'موضف',
    'مووووظف',
    'الموظف',
    'ابي احد يكلمني',
    'اكلم المسؤول',
    'ابغى اتواصل مع موظف',
    'وصلوني بموظف',
    'person',
    'Person',
    'I want to talk to a person',
    'speak to an agent',
    'human please',
  ],
  menu: [
    'القائمة',
    'القائمه',
    'قائمة',
    'القايمة',
    'القائمة الرئيسية',
    'منيو',
    'المنيو',
    'menu ',
    'MENU',
    'main menu',
    'ارجع للقائمة',
    'ابي القائمة',
    'رجعني للقائمه',
    '/start',
  ],
  back: ['رجوع', 'ارجع', 'الرجوع', 'رجووووع', 'ابي ارجع', 'رجعني', 'back', 'Go back', 'السابق'],
  cancel: [
    'إلغاء',
    'الغاء',
    'الغ',
    'الغي',
    'الغي الطلب',
    'ابي الغي',
    'ابغى الغي الطلب',
    'كنسل',
    'cancel',
    'Cancel the request',
    'خلاص مابي',
  ],
};

/** Pairs of a state and a text, for each test of its own. */
const pairs = new Map<string, ReturnType<typeof pairing>>();

type Prompt = NonNullable<OutgoingMessage['prompt']>;

function say(
  reached: Reached,
  text: string,
): { rehearsal: Rehearsal; said: readonly OutgoingMessage[]; prompt: Prompt } {
  const rehearsal = reached.rehearsal.fork();
  const said = rehearsal.play({ kind: 'text', text });
  return {
    rehearsal,
    said,
    prompt: said.findLast((message) => message.prompt)?.prompt ?? reached.last.prompt!,
  };
}

const nameOf = ({ state, service }: Reached): string =>
  [state.flow, state.step, state.field, service].filter(Boolean).join('/');

describe.each(associations)('everywhere in %s', (id) => {
  let reachedStates: Reached[] = [];
  let house: House;
  beforeAll(async () => {
    const { engine, houses } = await openAll();
    house = houses.get(id)!;
    reachedStates = walked(engine, house);
  });

  /** Every state that is reached, and the texts that are tried there: what went wrong, in words. */
  const faultsOf = (
    texts: readonly string[],
    check: (reached: Reached, after: ReturnType<typeof say>, text: string) => boolean,
  ): string[] => {
    const test = expect.getState().currentTestName?.replace(id, '') ?? '';
    const pair = pairs.get(test) ?? pairing();
    pairs.set(test, pair);
    return pair(reachedStates, texts).flatMap(([reached, text]) => {
      const after = say(reached, text);
      return check(reached, after, text)
        ? []
        : [
            `${nameOf(reached)}: «${text}» → ${after.prompt.flow}/${after.prompt.step}/${after.prompt.field ?? ''}`,
          ];
    });
  };

  test('the walk reaches every field of every service and every flow', () => {
    const fields = new Set(
      reachedStates
        .filter(({ state }) => state.field)
        .map(({ state, service }) => `${service}/${state.field}`),
    );
    for (const service of house.association.services)
      for (const field of service.fields) expect(fields).toContain(`${service.id}/${field.name}`);
    expect(new Set(reachedStates.map(({ state }) => state.flow))).toEqual(
      new Set([
        'consent',
        'reception',
        'inquiry',
        'request',
        'tracking',
        'linking',
        'supplying',
        'handover',
        'rating',
        'aid',
        'upset',
        'emergency',
        'calling',
      ]),
    );
  });

  test('a path, played from the start, leads to its state', async () => {
    const { engine } = await openAll();
    for (const reached of reachedStates) {
      const clock = handClock(aWorkingMorning + 5 * 60 * 60 * 1000);
      const rehearsal = new Rehearsal({ engine, house, clock, seed: countingSeed() });
      let last = rehearsal.play({ kind: 'start', lang: 'ar' }).findLast((message) => message.prompt);
      for (const input of reached.state.path) {
        // A member reads before they tap.
        clock.advance(5000);
        last =
          rehearsal
            .play(eventOfSample(input, last?.prompt?.id ?? ''))
            .findLast((message) => message.prompt) ?? last;
      }
      expect({ path: reached.state.path, ...last?.prompt }).toMatchObject({
        flow: reached.state.flow,
        step: reached.state.step,
        kind: reached.state.kind,
      });
    }
  });

  test('a person is reached, or the member waits for one already', () => {
    const isReached = ({ prompt, rehearsal }: ReturnType<typeof say>): boolean =>
      // Whoever told of danger is waited for by people already.
      (prompt.flow === 'emergency' && rehearsal.dialogue.facts.danger !== undefined) ||
      (prompt.flow === 'handover' &&
        prompt.step === 'wait' &&
        rehearsal.dialogue.facts.waiting !== undefined);
    expect(
      faultsOf(ways.person, (reached, after, text) => {
        // Where work is asked about, «موظف» may be the work: that is asked, and whoever says it once more wants a person.
        const mayBeAnswer = reached.state.kind === 'choice' && after.prompt.step === 'askDoubted';
        return isReached(mayBeAnswer ? say({ ...reached, rehearsal: after.rehearsal }, text) : after);
      }),
    ).toEqual([]);
  });

  test('the menu is reached', () => {
    expect(
      faultsOf(ways.menu, (_, { prompt }) => prompt.flow === 'reception' && prompt.step === 'menu'),
    ).toEqual([]);
    expect(
      faultsOf(
        ['٠', '0'],
        (reached, { prompt }) => reached.state.kind === 'number' || prompt.step === 'menu',
      ),
    ).toEqual([]);
  });

  test('"back" always leaves a question standing, and never stores anything', () => {
    expect(
      faultsOf(ways.back, (reached, { said, rehearsal }) => {
        const answers = (one: Rehearsal): string =>
          JSON.stringify(one.dialogue.stack.at(-1)?.context['answers'] ?? {});
        const kept =
          rehearsal.dialogue.stack.length < reached.rehearsal.dialogue.stack.length ||
          answers(rehearsal) === answers(reached.rehearsal);
        return said.some((message) => message.prompt) && kept;
      }),
    ).toEqual([]);
  });

  test('"cancel" leaves, asks before it leaves, or says that there is nothing to cancel', () => {
    const home = new Set([
      'reception/menu',
      'request/leave',
      'handover/confirmLeaving',
      'consent/askConsent',
      'tracking/show',
    ]);
    // Where no form is open, whoever names the request asks how one that was sent is withdrawn.
    const outside = new Set([...home, 'inquiry/ask', 'inquiry/askWhich']);
    expect(
      faultsOf(ways.cancel, ({ rehearsal: before }, { prompt, said }) => {
        const { stack } = before.dialogue;
        const places = stack.some(({ flow }) => flow === 'request') ? home : outside;
        return said.some((message) => message.prompt) && places.has(`${prompt.flow}/${prompt.step}`);
      }),
    ).toEqual([]);
  });

  test('a question is answered and the same question stands again, nothing lost', () => {
    const { answers } = house.association;
    const learned = answers
      .flatMap((answer) => [answer.phrasings.msa[0]!, answer.phrasings.saudi.at(-1)!])
      .filter((_, i) => i % 7 === 0);
    expect(
      faultsOf([...learned, ...ownQuestions[id]], (reached, { said, prompt, rehearsal }) => {
        const { state, last } = reached;
        // What is written in a talk of danger is for people: nothing is made of it.
        if (state.flow === 'emergency') return prompt.flow === 'emergency';
        // At a comment only a question that has a sure answer is one; every other text is the comment.
        if (state.kind === 'comment' && rehearsal.last?.meaning?.kind === 'words') return true;
        // Whoever has sent a request and asks when they are answered is shown their own day.
        if (rehearsal.last?.meaning?.kind === 'status') return prompt.flow === 'tracking';
        const answered = rehearsal.last?.results.some((result) => result.type === 'answer') ?? false;
        // Before the choice at the notice it is kept as what it meant, and answered after it.
        if (state.flow === 'consent' && reached.rehearsal.dialogue.facts.consent === undefined)
          return prompt.id === last.prompt?.id && (rehearsal.dialogue.facts.early?.length ?? 0) > 0;
        // The menu has been seen by whoever comes back to it: nothing else of what stands below may change.
        const stack = (one: Rehearsal): string =>
          JSON.stringify(
            one.dialogue.stack
              .filter(({ flow }) => !['inquiry', 'aid', 'upset', 'calling'].includes(flow))
              .map(({ context, ...rest }) => ({ ...rest, ...context, returning: true })),
          );
        const stands = said.at(-1)?.prompt !== undefined && prompt.id === last.prompt?.id;
        // What is not sure is offered, whether it was an answer is asked, and a list ends with the next message: all of them put in the middle.
        const aside = prompt.flow === 'inquiry' || reached.rehearsal.last?.asked?.passing === true;
        const offered = prompt.step === 'askWhich';
        const noted = state.flow === 'handover' && stands;
        return (
          (answered || offered || noted) && (stands || aside) && stack(rehearsal) === stack(reached.rehearsal)
        );
      }),
    ).toEqual([]);
  });
});
