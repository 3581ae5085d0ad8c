import {
  afterOfficeTime,
  ask,
  inLang,
  isOpen,
  nameIn,
  reachedAt,
  say,
  vocabulary,
  type Effect,
  type Json,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Handover {
  readonly id: string;
  readonly reason: string;
  readonly flow: string;
  readonly step: string;
  readonly field: string | null;
  /** Whether the member has been told that what they write is kept for the person who comes. */
  readonly noted: boolean;
}

const answerBy = ({ house, given }: Pick<Scene<Handover>, 'house' | 'given'>): number => {
  const { hours, procedure } = house.association.pack;
  return afterOfficeTime(hours, given.now, procedure.unclear.answerWithin);
};

/** What a member may wish besides a person: it goes along as the reason, and is told. */
const wished: ReadonlySet<string> = new Set(['woman', 'man', 'call', 'appointment']);
const sayWished = ({ context: { reason }, facts, house }: Scene<Handover>): readonly Effect[] => {
  if (!wished.has(reason)) return [];
  const { place, phone } = reachedAt(house.association.pack, facts.branch);
  return [
    { type: 'say', said: { group: 'handover.wished', word: reason } },
    ...(reason === 'appointment' && place
      ? [say('handover.comesTo', { place: inLang(place, facts.lang) })]
      : []),
    ...(reason === 'appointment' && phone !== undefined ? [say('calling.phone', { phone })] : []),
  ];
};

const word = (given: Json | undefined, otherwise: string): string =>
  typeof given === 'string' ? given : otherwise;

export const words = vocabulary<Handover>()({
  context: (input, { given, facts }) => ({
    id: facts.waiting?.id ?? nameIn(given),
    reason: word(input['reason'], 'asked'),
    flow: word(input['flow'], 'reception'),
    step: word(input['step'], 'menu'),
    field: typeof input['field'] === 'string' ? input['field'] : null,
    noted: false,
  }),
  guards: {
    isWaiting: ({ facts }) => facts.waiting !== undefined,
    isOver: ({ facts }) => facts.waiting === undefined,
    hasConsent: ({ facts }) => facts.consent === 'given',
    wasNoted: ({ context }) => context.noted,
  },
  assigns: { markNoted: () => ({ noted: true }) },
  effects: {
    queueUp: (scene) => {
      const { context, facts, given, house } = scene;
      const by = answerBy(scene);
      const step = {
        flow: context.flow,
        step: context.step,
        ...(context.field !== null && { field: context.field }),
      };
      return [
        { type: 'handOver', id: context.id, reason: context.reason, by, tried: facts.told ?? [], step },
        { type: 'note', facts: { waiting: { id: context.id, since: given.now, by, late: 0 } } },
        ...sayWished(scene),
        ...(facts.consent === 'given'
          ? [
              say(
                isOpen(house.association.pack.hours, given.now)
                  ? 'handover.queued'
                  : 'handover.queuedOutOfHours',
                { by },
              ),
            ]
          : [say('handover.queuedUnread', { by }), say('handover.noConsent')]),
      ];
    },
    // A time that has passed is no promise any more: the truth is said, and another time.
    sayStillWaiting: (scene) => {
      const { waiting } = scene.facts;
      if (!waiting) return [];
      if (waiting.by > scene.given.now) return say('handover.stillWaiting', { by: waiting.by });
      const by = answerBy(scene);
      return [
        say('handover.late', { by }),
        { type: 'note', facts: { waiting: { ...waiting, by } } },
        { type: 'putOff', id: waiting.id, by },
      ];
    },
    askWaiting: ({ facts }) =>
      ask('choice', facts.consent === 'given' ? 'handover.waiting' : 'handover.waitingUnread', {
        choices: [...(facts.consent === 'given' ? [] : ['agree']), 'goOn', 'leaveQueue'],
        steady: ['agree'],
      }),
    agree: ({ house }) => {
      const notice = house.association.pack.privacy.version;
      return [
        { type: 'note', facts: { consent: 'given', notice } },
        { type: 'consent', given: true, notice },
      ];
    },
    stopWaiting: ({ context }) => [
      { type: 'stopWaiting', id: context.id },
      { type: 'forget', fact: 'waiting' },
    ],
  },
});
