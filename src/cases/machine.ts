import { assign, setup, transition } from 'xstate';
import { daysAfter, daysBetween } from '../fields/calendar.ts';
import type { CaseStatus } from '../contract/cases/status.ts';
import type { Life } from './life.ts';
import { isCaseStatus } from './status.ts';

/**
 * What somebody does to a case. `ask`: something is asked of its member, anew once it is granted. `answer`: what was asked for is here, or is waited for no more; `close`: the member confirms that it reached them; `deny`:
 * they say that it did not. `appeal`: they do
 * not accept a refusal; `grant`, `grantPartly`, `uphold`: how that is answered.
 */
export const acts = [
  'check',
  'ask',
  'answer',
  'defer',
  'accept',
  'partly',
  'refuse',
  'handle',
  'file',
  'complete',
  'deliver',
  'close',
  'deny',
  'appeal',
  'grant',
  'grantPartly',
  'uphold',
  'withdraw',
] as const;
export type CaseAct = (typeof acts)[number];

/** An act on a day (YYYY-MM-DD); `to`: the day to which it is put off. */
export interface CaseEvent {
  readonly type: CaseAct;
  readonly on: string;
  readonly to?: string;
}

/** Something is waited for from the member: since which day, and where the case goes on then. */
interface Pause {
  readonly since: string;
  readonly resumes: CaseStatus;
}

/** How a case stands, by the word that is stored, and the day by which it is answered. */
export interface Standing {
  readonly status: CaseStatus;
  readonly dueOn: string;
  readonly pause?: Pause | undefined;
  /** Its member still owes it something: a paper that follows, or what is asked for once it is accepted. */
  readonly owes?: boolean | undefined;
  /** An appeal of its member was answered: there is no other one. */
  readonly heard?: boolean | undefined;
}

interface Context {
  readonly life: Life;
  readonly owes: boolean;
  readonly heard: boolean;
  readonly dueOn: string;
  readonly pause: Pause | undefined;
}

const cases = setup({
  types: { context: {} as Context, events: {} as CaseEvent, input: {} as Context },
  guards: {
    mayBeChecked: ({ context: { life, owes } }) => life.check !== 'none' && !owes,
    needsNoCheck: ({ context: { life } }) => life.ends === 'decision' && life.check !== 'must',
    isLater: ({ event: { on, to } }) => to !== undefined && to > on,
    maySkipCheckAndIsLater: ({ context: { life }, event: { on, to } }) =>
      life.ends === 'decision' && life.check !== 'must' && to !== undefined && to > on,
    isConcluded: ({ context: { life } }) => life.ends === 'conclusion',
    isRegistered: ({ context: { life, owes } }) => life.registration && !owes,
    isDelivered: ({ context: { life, owes } }) => life.delivery && !owes,
    mayAppeal: ({ context: { life, heard } }) => life.appeal === true && !heard,
    isNotDelivered: ({ context: { life } }) => !life.delivery,
    isDoneWhenGranted: ({ context: { life, owes } }) => !life.delivery && !life.registration && !owes,
    cameFromCheck: ({ context: { pause } }) => pause?.resumes === 'checked',
    cameFromDeferral: ({ context: { pause } }) => pause?.resumes === 'deferred',
  },
  actions: {
    pause: assign(({ event: { on: since } }, { resumes }: { readonly resumes: CaseStatus }) => ({
      pause: { since, resumes },
    })),
    /** The days on which the member was waited for are added: they are not those of the committee. A day that had passed before stays the one that was missed. */
    goOn: assign(({ context: { dueOn, pause }, event: { on } }) => ({
      dueOn:
        pause && pause.since <= dueOn ? daysAfter(dueOn, Math.max(0, daysBetween(pause.since, on))) : dueOn,
      pause: undefined,
    })),
    stop: assign({ pause: undefined }),
    /** To a day before the one that was promised: that one stands. */
    putOff: assign(({ context: { dueOn }, event: { to } }) => ({
      dueOn: to !== undefined && to > dueOn ? to : dueOn,
    })),
  },
});

const chart = cases.createMachine({
  context: ({ input }) => input,
  initial: 'submitted',
  states: {
    submitted: {
      on: {
        check: { guard: 'mayBeChecked', target: 'checked' },
        ask: { target: 'asked', actions: { type: 'pause', params: { resumes: 'submitted' } } },
        withdraw: 'withdrawn',
        defer: { guard: 'maySkipCheckAndIsLater', target: 'deferred', actions: 'putOff' },
        accept: { guard: 'needsNoCheck', target: 'accepted' },
        partly: { guard: 'needsNoCheck', target: 'partly' },
        refuse: { guard: 'needsNoCheck', target: 'refused' },
        handle: { guard: 'isConcluded', target: 'handled' },
        file: { guard: 'isConcluded', target: 'filed' },
      },
    },
    asked: {
      on: {
        answer: [
          { guard: 'cameFromCheck', target: 'checked', actions: 'goOn' },
          { guard: 'cameFromDeferral', target: 'deferred', actions: 'goOn' },
          { target: 'submitted', actions: 'goOn' },
        ],
        withdraw: { target: 'withdrawn', actions: 'stop' },
      },
    },
    checked: {
      on: {
        ask: { target: 'asked', actions: { type: 'pause', params: { resumes: 'checked' } } },
        withdraw: 'withdrawn',
        defer: { guard: 'isLater', target: 'deferred', actions: 'putOff' },
        accept: 'accepted',
        partly: 'partly',
        refuse: 'refused',
      },
    },
    deferred: {
      on: {
        ask: { target: 'asked', actions: { type: 'pause', params: { resumes: 'deferred' } } },
        withdraw: 'withdrawn',
        defer: { guard: 'isLater', target: 'deferred', actions: 'putOff' },
        accept: 'accepted',
        partly: 'partly',
        refuse: 'refused',
      },
    },
    // Once it is granted it waits beside its way, which stays where it is: nothing is promised for which a clock runs.
    accepted: {
      on: {
        ask: 'accepted',
        complete: { guard: 'isRegistered', target: 'completed' },
        deliver: { guard: 'isDelivered', target: 'delivered' },
        close: { guard: 'isDoneWhenGranted', target: 'closed' },
      },
    },
    partly: {
      on: {
        ask: 'partly',
        complete: { guard: 'isRegistered', target: 'completed' },
        deliver: { guard: 'isDelivered', target: 'delivered' },
        close: { guard: 'isDoneWhenGranted', target: 'closed' },
      },
    },
    completed: {
      on: {
        ask: 'completed',
        deliver: { guard: 'isDelivered', target: 'delivered' },
        close: { guard: 'isNotDelivered', target: 'closed' },
      },
    },
    delivered: { on: { close: 'closed', deny: 'notArrived' } },
    notArrived: {
      on: {
        ask: 'notArrived',
        deliver: { guard: 'isDelivered', target: 'delivered' },
        close: 'closed',
      },
    },
    refused: { on: { appeal: { guard: 'mayAppeal', target: 'appealed' } } },
    appealed: { on: { grant: 'accepted', grantPartly: 'partly', uphold: 'refused' } },
    handled: {},
    filed: {},
    closed: {},
    withdrawn: {},
  },
});

/**
 * How a case stands after an act; undefined where the act is none that it can take as it stands. Pure: the same acts from the same beginning lead
 * to the same end.
 */
export function moved(
  life: Life,
  { status, dueOn, pause, owes = false, heard = false }: Standing,
  event: CaseEvent,
): Standing | undefined {
  const snapshot = chart.resolveState({ value: status, context: { life, dueOn, pause, owes, heard } });
  if (!snapshot.can(event)) return undefined;
  const [{ value, context }] = transition(chart, snapshot, event);
  if (typeof value !== 'string' || !isCaseStatus(value))
    throw new Error(`a case has no state "${String(value)}"`);
  return {
    status: value,
    dueOn: context.dueOn,
    ...(context.pause && { pause: context.pause }),
    ...(owes && { owes }),
    ...((heard || status === 'appealed') && { heard: true }),
  };
}

/** The acts that a case can take as it stands, whatever the day. */
export const possible = (life: Life, standing: Standing): readonly CaseAct[] =>
  acts.filter((type) => moved(life, standing, { type, on: '2000-01-01', to: '2000-01-02' }) !== undefined);
