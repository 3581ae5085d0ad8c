import { call, flow, repeat, say } from '../../src/engine/flow.ts';
import { sending } from './sending.ts';
import { words } from './vocabulary.ts';

/** A proposal is taken whole, or each is asked for. */
const ofProposed = {
  'choice.yes': { actions: 'takeProposed', target: 'askField' },
  'choice.no': { actions: 'refuseProposed', target: 'askField' },
  back: { actions: 'refuseProposed', target: 'askField' },
  cancel: 'leave',
} as const;

/** A request: one field after another, a review of every field that is sent, the signature, the reference number. */
export const request = flow({
  name: 'request',
  version: 1,
  menu: { choice: 'request' },
  occasion: 'form',
  safePoint: 'continue',
  keeps: (context) => context.reference === null && Object.keys(context.answers).length > 0,
  vocabulary: words,
  chart: {
    initial: 'begin',
    on: {
      correct: [
        { guard: 'canPropose', actions: 'keepProposed', target: '.askProposed', reenter: true },
        { guard: 'canCorrect', actions: 'toNamed', target: '.askField', reenter: true },
      ],
      service: { guard: 'wantsOther', actions: 'keepWanted', target: '.askInstead', reenter: true },
      several: { guard: 'canPropose', actions: 'keepProposed', target: '.askProposed', reenter: true },
    },
    states: {
      begin: {
        always: [
          { guard: 'lacksConsent', target: 'askConsent' },
          { guard: 'noticeChanged', actions: 'tellNotice', target: 'open' },
          { target: 'open' },
        ],
      },
      askConsent: {
        entry: [say('request.needsConsent'), call('consent', { onTheWay: true })],
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
      introduce: {
        entry: 'introduce',
        always: [
          { guard: 'isCalledSo', actions: 'takeProposed', target: 'askField' },
          { guard: 'hasProposed', target: 'askProposed' },
          { guard: 'hasToldBefore', actions: 'keepToldBefore', target: 'askToldBefore' },
          { actions: 'toMissing', target: 'askField' },
        ],
      },
      askField: {
        entry: ['joinBranch', 'askField'],
        always: [
          { guard: 'isBriefly', actions: 'keepHash', target: 'sign' },
          { guard: 'isComplete', target: 'review' },
          { guard: 'isGone', target: 'continue' },
        ],
        on: {
          answer: [
            { guard: 'namesSeveral', actions: 'keepAmong', target: 'askAmong' },
            { guard: 'isDoubted', actions: 'keepDoubted', target: 'askDoubted' },
            { actions: ['showAnswer', 'keepAnswer'], target: 'askField', reenter: true },
          ],
          ownNumber: { actions: 'lookUpNumber' },
          'found.provedNumber': [
            { guard: 'fitsNumber', actions: 'keepNumber', target: 'askDoubted' },
            { actions: ['sayNoNumber', repeat()] },
          ],
          'choice.skip': { actions: 'skipAnswer', target: 'askField', reenter: true },
          'choice.withoutName': { actions: 'skipAnswer', target: 'askField', reenter: true },
          lacks: [
            {
              guard: 'goesWithout',
              actions: ['sayWithout', 'skipAnswer'],
              target: 'askField',
              reenter: true,
            },
          ],
          'choice.keep': 'continue',
          'returned.mine': { actions: 'keepTyped', target: 'askField', reenter: true },
          file: [
            { guard: 'fileFits', actions: 'keepAnswer', target: 'askField', reenter: true },
            { guard: 'wantsFile', actions: ['sayFileFault', repeat()] },
          ],
          back: [
            { guard: 'hasPrevious', actions: 'toPrevious', target: 'askField', reenter: true },
            { guard: 'hasAnswers', target: 'leave' },
            { actions: 'forgetService', target: 'chooseService' },
          ],
          cancel: 'leave',
        },
      },
      askDoubted: {
        entry: 'askDoubted',
        on: {
          answer: [
            { guard: 'isDoubted', actions: 'keepDoubted', target: 'askDoubted', reenter: true },
            { actions: ['showAnswer', 'keepAnswer'], target: 'askField' },
          ],
          'choice.yes': { actions: 'takeDoubted', target: 'askField' },
          'choice.no': { actions: 'refuseDoubted', target: 'askField' },
          back: 'askField',
          cancel: 'leave',
        },
      },
      askAmong: {
        entry: 'askAmong',
        on: {
          answer: [
            { guard: 'namesSeveral', actions: 'keepAmong', target: 'askAmong', reenter: true },
            { guard: 'isDoubted', actions: 'keepDoubted', target: 'askDoubted' },
            { actions: ['showAnswer', 'keepAnswer'], target: 'askField' },
          ],
          'choice.*': { guard: 'isNamed', actions: 'takeNamed', target: 'askField' },
          back: 'askField',
          cancel: 'leave',
        },
      },
      askProposed: {
        entry: 'askProposed',
        on: ofProposed,
      },
      askToldBefore: {
        entry: 'askToldBefore',
        on: ofProposed,
      },
      continue: {
        always: [
          { guard: 'isSent', target: 'done' },
          { guard: 'hasService', actions: 'toMissing', target: 'askField' },
          { actions: 'forgetService', target: 'begin' },
        ],
      },
      ...sending,
    },
  },
});
