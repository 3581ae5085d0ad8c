import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import { eventOfSample } from '../../src/conversation/rehearsal/samples.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { walk, type Visit } from '../../src/conversation/rehearsal/walk.ts';
import type { House } from '../../src/voice/house.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { associations, aWorkingMorning, countingSeed, openAll } from '../support/house.ts';
import { ownQuestions } from '../support/questions.ts';

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

type Prompt = NonNullable<OutgoingMessage['prompt']>;

function say(
  visit: Visit,
  text: string,
): { rehearsal: Rehearsal; said: readonly OutgoingMessage[]; prompt: Prompt } {
  const rehearsal = visit.rehearsal.fork();
  const said = rehearsal.play({ kind: 'text', text });
  return {
    rehearsal,
    said,
    prompt: said.findLast((message) => message.prompt)?.prompt ?? visit.last.prompt!,
  };
}

const nameOf = ({ state, service }: Visit): string =>
  [state.flow, state.step, state.field, service].filter(Boolean).join('/');

describe.each(associations)('everywhere in %s', (id) => {
  let visits: Visit[] = [];
  let house: House;
  beforeAll(async () => {
    const { engine, houses } = await openAll();
    house = houses.get(id)!;
    visits = walk(engine, house);
  });

  /** Every visit, every text: what went wrong, in words. */
  const faultsOf = (
    texts: readonly string[],
    check: (visit: Visit, after: ReturnType<typeof say>) => boolean,
  ): string[] =>
    visits.flatMap((visit) =>
      texts.flatMap((text) => {
        const after = say(visit, text);
        return check(visit, after)
          ? []
          : [
              `${nameOf(visit)}: «${text}» → ${after.prompt.flow}/${after.prompt.step}/${after.prompt.field ?? ''}`,
            ];
      }),
    );

  test('the walk reaches every field of every service and every flow', () => {
    const fields = new Set(
      visits.filter(({ state }) => state.field).map(({ state, service }) => `${service}/${state.field}`),
    );
    for (const service of house.association.services)
      for (const field of service.fields) expect(fields).toContain(`${service.id}/${field.name}`);
    expect(new Set(visits.map(({ state }) => state.flow))).toEqual(
      new Set(['consent', 'reception', 'inquiry', 'request', 'tracking', 'linking', 'handover', 'rating']),
    );
  });

  test('a path, played from the start, leads to its state', async () => {
    const { engine } = await openAll();
    for (const visit of visits) {
      const rehearsal = new Rehearsal({
        engine,
        house,
        clock: handClock(aWorkingMorning + 5 * 60 * 60 * 1000),
        seed: countingSeed(),
      });
      let last = rehearsal.play({ kind: 'start', lang: 'ar' }).findLast((message) => message.prompt);
      for (const input of visit.state.path)
        last =
          rehearsal
            .play(eventOfSample(input, last?.prompt?.id ?? ''))
            .findLast((message) => message.prompt) ?? last;
      expect({ path: visit.state.path, ...last?.prompt }).toMatchObject({
        flow: visit.state.flow,
        step: visit.state.step,
        kind: visit.state.kind,
      });
    }
  });

  test('a person is reached, or the member waits for one already', () => {
    expect(
      faultsOf(
        ways.person,
        (_, { prompt, rehearsal }) =>
          prompt.flow === 'handover' &&
          prompt.step === 'wait' &&
          rehearsal.dialogue.facts.waiting !== undefined,
      ),
    ).toEqual([]);
  });

  test('the menu is reached', () => {
    expect(
      faultsOf(ways.menu, (_, { prompt }) => prompt.flow === 'reception' && prompt.step === 'menu'),
    ).toEqual([]);
    expect(
      faultsOf(['٠', '0'], (visit, { prompt }) => visit.state.kind === 'number' || prompt.step === 'menu'),
    ).toEqual([]);
  });

  test('"back" always leaves a question standing, and never stores anything', () => {
    expect(
      faultsOf(ways.back, (visit, { said, rehearsal }) => {
        const answers = (one: Rehearsal): string =>
          JSON.stringify(one.dialogue.stack.at(-1)?.context['answers'] ?? {});
        const kept =
          rehearsal.dialogue.stack.length < visit.rehearsal.dialogue.stack.length ||
          answers(rehearsal) === answers(visit.rehearsal);
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
    expect(
      faultsOf(
        ways.cancel,
        (_, { prompt, said }) =>
          said.some((message) => message.prompt) && home.has(`${prompt.flow}/${prompt.step}`),
      ),
    ).toEqual([]);
  });

  test('a question is answered and the same question stands again, nothing lost', () => {
    const { answers } = house.association;
    const learned = answers
      .flatMap((answer) => [answer.phrasings.msa[0]!, answer.phrasings.saudi.at(-1)!])
      .filter((_, i) => i % 7 === 0);
    expect(
      faultsOf([...learned, ...ownQuestions[id]], (visit, { said, prompt, rehearsal }) => {
        const answered = rehearsal.last?.results.some((result) => result.type === 'answer') ?? false;
        const stack = (one: Rehearsal): string =>
          JSON.stringify(one.dialogue.stack.filter(({ flow }) => flow !== 'inquiry'));
        const stands =
          said.at(-1)?.prompt !== undefined &&
          prompt.id === visit.last.prompt?.id &&
          prompt.step === visit.last.prompt.step;
        return answered && stands && stack(rehearsal) === stack(visit.rehearsal);
      }),
    ).toEqual([]);
  });
});
