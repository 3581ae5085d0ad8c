import {
  ask,
  firstLine,
  firstNumber,
  helpNumbers,
  isCategory,
  isClass,
  nameIn,
  numbersIn,
  readersAt,
  say,
  vocabulary,
  wipeOf,
  type Effect,
  type LineName,
  type Scene,
  type Urgent,
} from '../../src/engine/flow.ts';

export interface UrgentTold {
  readonly category: Urgent['category'];
  readonly class: Urgent['class'];
  /** Why the words may reach the desk. */
  readonly ground: 'consent' | 'life' | 'tap';
  /** Whether the member was told who reads their message, and when. */
  readonly told: boolean;
  /** The conversation began with it. */
  readonly opens: boolean;
}

type Here = Scene<UrgentTold>;

/** Only what is over for its writer waits for a tap before anybody reads it. */
const groundOf = ({ facts }: Pick<Here, 'facts'>, one: Urgent['class']): UrgentTold['ground'] =>
  facts.consent === 'given' ? 'consent' : one === 'past' ? 'tap' : 'life';

const numbers = ({ house, facts, context }: Here) => numbersIn(context.category, house, facts.lang);
const line = (scene: Here, name: LineName): Effect => say(name, numbers(scene));
const first = ({ context }: Here): LineName => `urgent.${firstLine(context)}`;
/** A question in the talk about danger: one that is answered by its choices, or in own words. */
const asking =
  (kind: 'choice' | 'comment') =>
  (scene: Here, name: LineName, choices: readonly string[] = []): Effect =>
    ask(kind, name, {
      said: { line: name, values: numbers(scene) },
      choices: [...choices, 'notUrgent'],
      lasting: ['notUrgent', 'wipe'],
    });
const question = asking('choice');
const story = asking('comment');
/** Where nothing more is asked, what was written can be taken away. */
const wiping = ({ given }: Here): readonly string[] => (given.wipes ? ['wipe'] : []);

const isOf =
  (one: Urgent['category']) =>
  ({ context }: Here) =>
    context.category === one;
const isHungry = isOf('hunger');
const isBurning = isOf('fire');
const isClassed =
  (one: Urgent['class']) =>
  ({ context }: Here) =>
    context.class === one;

export const words = vocabulary<UrgentTold>()({
  context(input, scene) {
    const category = isCategory(input['category']) ? input['category'] : 'violence';
    const one = isClass(input['class']) ? input['class'] : 'now';
    return {
      category,
      class: one,
      ground: groundOf(scene, one),
      told: false,
      opens: input['opens'] === true,
    };
  },
  guards: {
    isQuestion: isClassed('question'),
    isPast: isClassed('past'),
    isOffender: isClassed('offender'),
    isAboutLife: ({ context }) => context.category === 'selfHarm' && context.class !== 'third',
    isAboutAnothersLife: ({ context }) => context.category === 'selfHarm' && context.class === 'third',
    isHungry,
    isBurning,
    isToldAlready: ({ context }) => context.told,
  },
  assigns: { markTold: () => ({ told: true }) },
  effects: {
    alarm: ({ context, given, facts, house }) => {
      const { category, class: one, ground } = context;
      const id = nameIn(given);
      const call = firstNumber(category, helpNumbers(house, facts.lang));
      return [
        { type: 'alert', id, category, class: one, ground, ...(call !== undefined && { call }) },
        { type: 'note', facts: { danger: { id, ground } } },
      ];
    },
    sayAnswer: (scene) => line(scene, first(scene)),
    askWrite: (scene) => question(scene, first(scene), ['yes', 'noWriting']),
    askRead: (scene) =>
      question(scene, first(scene), [scene.context.ground === 'tap' ? 'readIt' : 'yes', 'noWriting']),
    askYesNo: (scene) => question(scene, first(scene), ['yes', 'no']),
    askStory: (scene) => story(scene, first(scene)),
    askSafe: (scene) => question(scene, 'urgent.safe', ['yes', 'no']),
    askVoice: (scene) => question(scene, 'urgent.voice', ['yes', 'no']),
    askTalk: (scene) => question(scene, 'urgent.talk', ['yes', 'no']),
    askContact: (scene) => story(scene, 'urgent.contact'),
    // A fire is put out and the hungry are fed: whoever is safe again finds the way to everything else.
    askStay: (scene) =>
      story(scene, isHungry(scene) || isBurning(scene) ? 'urgent.stayOr' : 'urgent.stay', wiping(scene)),
    askQuiet: (scene) => story(scene, 'urgent.quiet', wiping(scene)),
    wipe: ({ facts, given }) => wipeOf(facts, given),
    sayLeave: (scene) => line(scene, 'urgent.leave'),
    sayDangerNow: (scene) => line(scene, 'urgent.dangerNow'),
    // Only what is so: whoever is there reads it on the screen; where nobody is, from when on.
    sayWhoReads: ({ context, facts, house, given }) => {
      if (facts.danger?.ground === 'tap') return say('urgent.unread');
      const readers = readersAt(house.association.pack, given.now);
      if (readers.now) return say('urgent.gotIt');
      return say(context.category === 'hunger' ? 'urgent.nobodyNeed' : 'urgent.nobody', { at: readers.next });
    },
    wishWoman: () => ({ type: 'alertWish', women: true }),
    wishSilence: () => ({ type: 'alertWish', silent: true }),
    letRead: ({ facts }) => [
      { type: 'releaseWords' },
      ...(facts.danger
        ? [{ type: 'note', facts: { danger: { ...facts.danger, ground: 'life' } } } as const]
        : []),
    ],
    askWhoNot: (scene) => question(scene, 'urgent.whoNot', ['nobody']),
    keepContact: () => ({ type: 'safeContact' }),
    keepWhoNot: () => ({ type: 'alertWish', named: true }),
    // The desk keeps the alert: this ends the talk about it, and nothing else.
    letGo: ({ facts }) =>
      facts.danger ? { type: 'note', facts: { danger: { ...facts.danger, over: true } } } : [],
  },
});
