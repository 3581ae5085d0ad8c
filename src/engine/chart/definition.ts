import { assign, setup, type AnyStateMachine } from 'xstate';
import type { Json } from '../../kernel/json.ts';
import type { Effect } from '../effects.ts';
import type { ChartState, Flow, FlowEvent, Input, Move, Scene, Step } from '../flow.ts';

export type Context = Record<string, Json>;
/** What every scene of a turn has: all but the context of a frame and the event. */
export type OuterScene = Omit<Scene<Context>, 'context' | 'event'>;

/** An action that leaves effects: the step of the chart that it is, and as XState reads it. */
export interface EffectAction {
  readonly type: 'effect';
  readonly step: Step<string>;
  readonly params: Left | ((handed: Handed) => Left);
}
/** What a move leaves, where XState makes it. */
export interface Left {
  readonly effects: readonly Effect[];
}

/** What XState hands to a guard or an action. Every event carries the scene of its turn. */
interface Handed {
  readonly context: Context;
  readonly event: FlowEvent & { readonly outer: OuterScene };
}

/** With what a machine begins: what the caller handed over, and the scene of the turn. */
interface Beginning {
  readonly own: Input;
  readonly outer: OuterScene;
}

/** The very first event of a machine, as XState calls it. */
export const firstEvent: FlowEvent = { type: 'xstate.init' };

/** With the very first event XState hands in the input. */
function sceneOf({ context, event }: Handed): Scene<Context> {
  const { input } = event as { readonly input?: Beginning };
  const { house, facts, given, menu, parked } = input ? input.outer : event.outer;
  return { house, facts, given, menu, parked, context, event };
}

export const listed = (effects: Effect | readonly Effect[]): readonly Effect[] =>
  'type' in effects ? [effects] : effects;
export const list = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T];

function actionsOf(
  flow: Flow,
  steps: Step<string> | readonly Step<string>[] | undefined,
): (string | EffectAction)[] {
  return list(steps).map((step) => {
    if (typeof step !== 'string') return { type: 'effect', step, params: { effects: [step] } };
    if (step in flow.vocabulary.assigns) return step;
    const effect = flow.vocabulary.effects[step];
    if (!effect) throw new Error(`flow ${flow.name}: there is no action "${step}"`);
    return { type: 'effect', step, params: (handed) => ({ effects: listed(effect(sceneOf(handed))) }) };
  });
}

function movesOf(flow: Flow, moves: ChartState<string, string>['always']): unknown {
  if (moves === undefined) return undefined;
  if (typeof moves === 'string') return moves;
  return list(moves).map((move: Move<string, string>) => ({
    ...(move.guard !== undefined && { guard: move.guard }),
    ...(move.target !== undefined && { target: move.target }),
    ...(move.reenter && { reenter: true }),
    actions: actionsOf(flow, move.actions),
  }));
}

const eventsOf = (flow: Flow, on: ChartState<string, string>['on']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(on ?? {}).map(([event, moves]) => [event, movesOf(flow, moves)]));

const mapped = <T, R>(table: Readonly<Record<string, T>>, made: (one: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(table).map(([name, one]) => [name, made(one)]));

/** What a frame of a flow remembers at its beginning. */
export const beginningOf = ({ vocabulary }: Flow, { own, outer }: Beginning): Context =>
  vocabulary.context(own, { ...outer, event: { type: 'start' } });

/** A flow as XState's machine: what its chart means. The only place where XState is spoken to. */
export function definitionOf(flow: Flow): AnyStateMachine {
  const { guards, assigns } = flow.vocabulary;
  const made = setup({
    guards: mapped(guards, (guard) => (handed: Handed) => guard(sceneOf(handed))) as never,
    actions: {
      effect: () => undefined,
      ...mapped(assigns, (change) => assign((handed: Handed) => change(sceneOf(handed)))),
    },
  });
  const states = mapped(flow.chart.states, ({ type, entry, on, always }) => ({
    ...(type && { type }),
    entry: actionsOf(flow, entry),
    on: eventsOf(flow, on),
    always: movesOf(flow, always),
  }));
  return made.createMachine({
    id: flow.name,
    initial: flow.chart.initial,
    context: ({ input }: { input: Beginning }) => beginningOf(flow, input),
    states,
    on: eventsOf(flow, flow.chart.on),
  } as never) as unknown as AnyStateMachine;
}
