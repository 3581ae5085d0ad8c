import {
  ask,
  callWindow,
  found,
  nameIn,
  reachedAt,
  say,
  vocabulary,
  type Effect,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Calling {
  /** It stands in the middle of something else, which goes on behind it. */
  readonly aside: true;
  /** The number that the channel proves, as it is shown: all but its last figures are hidden. */
  readonly shown: string | null;
  /** The number that was typed, within the turn that asks whether it may be called: it is not kept here. */
  readonly typed?: string | null;
  /** The conversation began with it. */
  readonly opens: boolean;
}

/** When they are called: not before a number has rested that was called often enough. */
const window = (scene: Scene<Calling>) =>
  callWindow(
    scene.house.association.pack.hours,
    Math.max(scene.given.now, found(scene, 'callRest')?.until ?? 0),
  );

/** When, as it stands; nothing is said where no hour is known. */
const sayWhen = (when: { readonly from: number; readonly to: number } | undefined): Effect =>
  when ? say('calling.when', { window: `${when.from} ${when.to}` }) : say('calling.noted');

const phoneOf = ({ facts, house }: Pick<Scene<Calling>, 'facts' | 'house'>): readonly Effect[] => {
  const { phone } = reachedAt(house.association.pack, facts.branch);
  return phone === undefined ? [] : [say('calling.phone', { phone })];
};

/** Leaves the call: at the number that was typed, or at the one that the channel proves. */
function leave(scene: Scene<Calling>, number?: string): readonly Effect[] {
  const { given, facts } = scene;
  const id = nameIn(given);
  const when = window(scene);
  return [
    { type: 'askCall', id, ...(number !== undefined && { number }), ...(when && { window: when }) },
    { type: 'note', facts: { call: { id, ...(when && { window: when }) } } },
    sayWhen(when),
    ...phoneOf(scene),
    ...(facts.consent === 'given' ? [] : [say('calling.kept')]),
  ];
}

/** The time that was told has not passed. */
const stands = ({ facts, given }: Pick<Scene<Calling>, 'facts' | 'given'>): boolean =>
  facts.call?.window !== undefined && facts.call.window.to > given.now;

export const words = vocabulary<Calling>()({
  context: (input) => ({ aside: true, shown: null, opens: input['opens'] === true }),
  guards: {
    stands,
    enough: (scene) => found(scene, 'callRest')?.enough === true,
    hasNumber: (scene) => found(scene, 'provedNumber')?.shown !== undefined,
  },
  assigns: {
    keepTyped: ({ event }) => ({ typed: typeof event.value === 'string' ? event.value : null }),
    letGo: () => ({ typed: null }),
    keepShown: (scene) => ({ shown: found(scene, 'provedNumber')?.shown ?? null }),
  },
  effects: {
    lookUpNumber: () => ({ type: 'lookUp', query: { kind: 'provedNumber' } }),
    askWhether: ({ context }) =>
      ask('callNumber', 'calling.offer', {
        said: { line: 'calling.offer', values: { number: context.shown ?? '' } },
        choices: ['yes', 'otherNumber'],
      }),
    leaveOwn: (scene) => leave(scene),
    lookUpRest: ({ context }) => ({
      type: 'lookUp',
      query: { kind: 'callRest', number: context.typed ?? '' },
    }),
    leaveTyped: (scene) => leave(scene, scene.context.typed ?? undefined),
    sayEnough: (scene) => [say('calling.enough'), ...phoneOf(scene)],
    sayStands: (scene) => [sayWhen(scene.facts.call?.window), ...phoneOf(scene)],
    endCall: ({ facts }) => [
      { type: 'callOff', id: facts.call?.id ?? '' },
      { type: 'forget', fact: 'call' },
    ],
    askMore: () =>
      ask('choice', 'calling.more', { choices: ['goOn', 'noCall'], passing: true, settled: true }),
  },
});
