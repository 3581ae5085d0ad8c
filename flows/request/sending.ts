import { ask, park, say, type ChartState } from '../../src/engine/flow.ts';
import type { words } from './vocabulary.ts';

type Words = typeof words;
type States = Readonly<
  Record<string, ChartState<keyof Words['guards'], keyof Words['assigns'] | keyof Words['effects']>>
>;

/** The second half of the script: from the review of every answer to the receipt, and the ways out. */
export const sending = {
  review: {
    entry: 'askReview',
    on: {
      'choice.confirm': { actions: 'keepHash', target: 'compare' },
      'choice.correct': 'chooseField',
      back: { actions: 'toLast', target: 'askField' },
      cancel: 'leave',
    },
  },
  chooseField: {
    entry: 'askCorrection',
    on: {
      'choice.nothing': 'review',
      'choice.*': { guard: 'canCorrectChosen', actions: 'toNamed', target: 'askField' },
      back: 'review',
      cancel: 'leave',
    },
  },
  compare: {
    entry: 'lookForSimilar',
    on: {
      'found.similar': [
        { guard: 'isSimilar', actions: 'keepSimilar', target: 'askSimilar' },
        { target: 'sign' },
      ],
    },
  },
  askSimilar: {
    entry: 'askSimilar',
    on: { 'choice.yes': 'sign', 'choice.no': 'leave', back: 'review', cancel: 'leave' },
  },
  sign: {
    entry: 'askSignature',
    on: {
      'choice.sign': [
        { guard: 'isUnrated', actions: ['submit', 'keepReference'], target: 'done' },
        { guard: 'isAsReviewed', actions: ['submit', 'keepReference'], target: 'rate' },
        { actions: say('request.changedSince'), target: 'review' },
      ],
      'choice.notYet': 'review',
      back: 'review',
      cancel: 'leave',
    },
  },
  leave: {
    entry: ask('choice', 'request.leave', { choices: ['stay', 'park', 'drop'], steady: ['drop'] }),
    on: {
      'choice.stay': 'continue',
      'choice.park': { actions: say('request.parked'), target: 'putAside' },
      'choice.drop': { actions: say('request.dropped'), target: 'left' },
      back: 'continue',
      cancel: { actions: say('request.dropped'), target: 'left' },
    },
  },
  putAside: { entry: park(), on: { takenUp: 'continue' } },
  askInstead: {
    entry: 'askInstead',
    on: {
      'choice.yes': 'putAsideForOther',
      'choice.no': 'continue',
      back: 'continue',
      cancel: 'leave',
    },
  },
  putAsideForOther: { entry: 'beginWanted', on: { takenUp: 'continue' } },
  rate: { entry: 'askForRating', on: { 'returned.*': 'done' } },
  done: { type: 'final' },
  left: { type: 'final' },
} as const satisfies States;
