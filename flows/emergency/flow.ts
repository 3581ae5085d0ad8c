import { flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** Whatever is written here is read by people: nothing is made of it. */
const written = <T>(move: T) => ({
  words: move,
  unclear: move,
  unanswered: move,
  maybe: move,
  question: move,
  answer: move,
  reference: move,
  file: move,
});

/** What is written is the answer, whatever it is understood as. */
const saidBy = <const T>(move: T) => ({ ...written(move), file: 'whoReads', person: move });

/** To whoever is in danger: the right line at once, and what helps those who come. Nothing that was said is repeated. */
export const emergency = flow({
  name: 'emergency',
  version: 1,
  occasion: 'urgent',
  interruptible: false,
  endsUnheard: true,
  endsAtHandBack: true,
  safePoint: 'stay',
  vocabulary: words,
  chart: {
    initial: 'begin',
    on: {
      'choice.notUrgent': { actions: 'letGo', target: '.done' },
      cancel: { actions: 'letGo', target: '.done' },
      back: { actions: 'letGo', target: '.done' },
      person: '.whoReads',
      'choice.wipe': { actions: 'wipe' },
    },
    states: {
      begin: {
        always: [
          { guard: 'isQuestion', actions: 'sayAnswer', target: 'done' },
          { guard: 'isPast', actions: 'alarm', target: 'askPast' },
          { guard: 'isOffender', actions: 'alarm', target: 'askTalkFirst' },
          { guard: 'isAboutLife', actions: 'alarm', target: 'askDanger' },
          { guard: 'isAboutAnothersLife', actions: 'alarm', target: 'askTalkFirst' },
          { guard: 'isHungry', actions: 'alarm', target: 'tellWhere' },
          { guard: 'isBurning', actions: 'alarm', target: 'tellWhere' },
          { actions: 'alarm', target: 'askWrite' },
        ],
      },
      tellWhere: { entry: 'askStory', on: { ...written('whoReads') } },
      askWrite: {
        entry: 'askWrite',
        on: {
          'choice.yes': 'askSafe',
          'choice.noWriting': { actions: 'wishSilence', target: 'beQuiet' },
          ...written('whoReads'),
        },
      },
      askPast: {
        entry: 'askRead',
        on: {
          'choice.readIt': { actions: 'letRead', target: 'askVoice' },
          'choice.yes': 'askVoice',
          'choice.noWriting': { actions: 'wishSilence', target: 'beQuiet' },
          ...written('whoReads'),
        },
      },
      askDanger: {
        entry: 'askYesNo',
        on: {
          'choice.yes': { actions: 'sayDangerNow', target: 'whoReads' },
          'choice.no': 'askTalk',
          ...written('whoReads'),
        },
      },
      askTalkFirst: {
        entry: 'askYesNo',
        on: { 'choice.yes': 'honest', 'choice.no': 'whoReads', ...written('whoReads') },
      },
      askTalk: {
        entry: 'askTalk',
        on: { 'choice.yes': 'honest', 'choice.no': 'whoReads', ...written('whoReads') },
      },
      askSafe: {
        entry: 'askSafe',
        on: {
          'choice.yes': 'askVoice',
          'choice.no': { actions: 'sayLeave', target: 'askVoice' },
          ...written('whoReads'),
        },
      },
      askVoice: {
        entry: 'askVoice',
        on: {
          'choice.yes': { actions: 'wishWoman', target: 'honest' },
          'choice.no': 'honest',
          ...written('whoReads'),
        },
      },
      honest: { always: { actions: say('urgent.honest'), target: 'askContact' } },
      askContact: {
        entry: 'askContact',
        on: saidBy({ actions: 'keepContact', target: 'askWhoNot' }),
      },
      askWhoNot: {
        entry: 'askWhoNot',
        on: { ...saidBy({ actions: 'keepWhoNot', target: 'whoReads' }), 'choice.nobody': 'whoReads' },
      },
      whoReads: {
        always: [
          { guard: 'isToldAlready', actions: say('urgent.gotIt'), target: 'stay' },
          { actions: ['markTold', 'sayWhoReads'], target: 'stay' },
        ],
      },
      stay: {
        entry: 'askStay',
        on: { ...written('whoReads') },
      },
      beQuiet: {
        entry: 'askQuiet',
        on: { ...written('whoReads') },
      },
      done: { type: 'final' },
    },
  },
});
