import { ask, call, flow, park, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** A request: one field after another, a review of every field that is sent, the signature, the reference number. */
export const request = flow({
  name: 'request',
  version: 1,
  menu: { choice: 'request' },
  safePoint: 'continue',
  keeps: (context) => context.reference === null && Object.keys(context.answers).length > 0,
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: { always: [{ guard: 'lacksConsent', target: 'askConsent' }, { target: 'open' }] },
      askConsent: {
        entry: [say('request.needsConsent'), call('consent')],
        on: { 'returned.given': 'open', 'returned.*': 'left' },
      },
      open: { always: [{ guard: 'hasService', target: 'introduce' }, { target: 'chooseService' }] },
      chooseService: {
        entry: 'askService',
        on: {
          'choice.*': { actions: 'keepService', target: 'introduce' },
          service: { actions: 'keepService', target: 'introduce' },
          back: 'left',
        },
      },
      introduce: { entry: 'introduce', always: { actions: 'toMissing', target: 'askField' } },
      askField: {
        entry: 'askField',
        always: { guard: 'isComplete', target: 'review' },
        on: {
          answer: { actions: 'keepAnswer', target: 'askField', reenter: true },
          'choice.skip': { actions: 'skipAnswer', target: 'askField', reenter: true },
          'choice.keep': 'continue',
          'returned.mine': { actions: 'keepTyped', target: 'askField', reenter: true },
          file: [
            { guard: 'fileFits', actions: 'keepAnswer', target: 'askField', reenter: true },
            { guard: 'wantsFile', actions: ['sayFileFault', repeat()] },
          ],
          correct: { guard: 'canCorrect', actions: 'toNamed', target: 'askField', reenter: true },
          back: [
            { guard: 'hasPrevious', actions: 'toPrevious', target: 'askField', reenter: true },
            { guard: 'hasAnswers', target: 'leave' },
            { actions: 'forgetService', target: 'chooseService' },
          ],
          cancel: 'leave',
        },
      },
      continue: { always: { actions: 'toMissing', target: 'askField' } },
      review: {
        entry: 'askReview',
        on: {
          'choice.confirm': [
            { guard: 'mayHaveSimilar', actions: 'keepHash', target: 'compare' },
            { actions: 'keepHash', target: 'sign' },
          ],
          'choice.correct': 'chooseField',
          correct: { guard: 'canCorrect', actions: 'toNamed', target: 'askField' },
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
            { guard: 'isAsReviewed', actions: ['submit', 'keepReference'], target: 'rate' },
            { actions: say('request.changedSince'), target: 'review' },
          ],
          'choice.notYet': 'review',
          back: 'review',
          cancel: 'leave',
        },
      },
      leave: {
        entry: ask('choice', 'request.leave', { choices: ['stay', 'park', 'drop'] }),
        on: {
          'choice.stay': 'continue',
          'choice.park': { actions: say('request.parked'), target: 'putAside' },
          'choice.drop': { actions: say('request.dropped'), target: 'left' },
          back: 'continue',
          cancel: { actions: say('request.dropped'), target: 'left' },
        },
      },
      putAside: { entry: park(), on: { takenUp: 'continue' } },
      rate: { entry: 'askForRating', on: { 'returned.*': 'done' } },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
