import {
  afterOfficeTime,
  ask,
  isOpen,
  say,
  vocabulary,
  type Json,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Handover {
  readonly id: string;
  readonly reason: string;
  readonly flow: string;
  readonly step: string;
  readonly field: string | null;
  /** Whether the member has been told that what he writes is kept for the person who comes. */
  readonly noted: boolean;
}

const answerBy = ({ house, given }: Pick<Scene<Handover>, 'house' | 'given'>): number => {
  const { hours, procedure } = house.association.pack;
  return afterOfficeTime(hours, given.now, procedure.unclear.answerWithin);
};

const word = (given: Json | undefined, otherwise: string): string =>
  typeof given === 'string' ? given : otherwise;

export const words = vocabulary<Handover>()({
  context: (input, { given, facts }) => ({
    id: facts.waiting?.id ?? `${given.now.toString(36)}-${given.seed}`,
    reason: word(input['reason'], 'asked'),
    flow: word(input['flow'], 'reception'),
    step: word(input['step'], 'menu'),
    field: typeof input['field'] === 'string' ? input['field'] : null,
    noted: false,
  }),
  guards: {
    isWaiting: ({ facts }) => facts.waiting !== undefined,
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
    sayStillWaiting: ({ facts }) => say('handover.stillWaiting', { by: facts.waiting?.by ?? 0 }),
    askWaiting: ({ facts }) =>
      ask('choice', 'handover.waiting', {
        choices: [...(facts.consent === 'given' ? [] : ['agree']), 'goOn', 'leaveQueue'],
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
