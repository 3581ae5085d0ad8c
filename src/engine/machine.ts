import { assign, createActor, setup, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { Json } from '../kernel/json.ts';
import type { Frame } from './dialogue.ts';
import type { Effect } from './effects.ts';
import type { ChartState, Flow, FlowEvent, Input, Move, Scene, Step } from './flow.ts';

type Context = Record<string, Json>;
/** What every scene of a turn has: all but the context of a frame and the event. */
export type OuterScene = Omit<Scene<Context>, 'context' | 'event'>;
interface Carried extends FlowEvent {
  readonly outer: OuterScene;
}
interface Params {
  readonly effects: readonly Effect[];
}

/** A flow as a machine: the only place where XState is spoken to. Built once for all associations; what differs comes with each event. */
export interface Machine {
  readonly flow: Flow;
  start(input: Input, outer: OuterScene): Moved;
  /** Undefined when the flow does nothing at this event in this state. */
  send(at: Pick<Frame, 'value' | 'context'>, event: FlowEvent, outer: OuterScene): Moved | undefined;
}

export interface Moved {
  readonly value: string;
  readonly context: Context;
  readonly done: boolean;
  readonly effects: readonly Effect[];
}

/** At the very first event of a machine XState hands in the input instead of an event of ours. */
function sceneOf(context: Context, event: unknown): Scene<Context> {
  const raw = event as Carried & { readonly input?: { readonly outer: OuterScene } };
  const { house, facts, given, menu, parked } =
    raw.type === 'xstate.init' && raw.input ? raw.input.outer : raw.outer;
  return { house, facts, given, menu, parked, context, event: raw };
}

const listed = (effects: Effect | readonly Effect[]): readonly Effect[] =>
  'type' in effects ? [effects] : effects;
const list = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T];

function actionsOf(flow: Flow, steps: Step<string> | readonly Step<string>[] | undefined): unknown[] {
  return list(steps).map((step) => {
    if (typeof step !== 'string') return { type: 'effect', params: { effects: [step] } };
    if (step in flow.vocabulary.assigns) return step;
    const effect = flow.vocabulary.effects[step];
    if (!effect) throw new Error(`flow ${flow.name}: there is no action "${step}"`);
    return {
      type: 'effect',
      params: ({ context, event }: { context: Context; event: unknown }): Params => ({
        effects: listed(effect(sceneOf(context, event))),
      }),
    };
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

/** What XState hands to a guard or an action. */
interface Handed {
  readonly context: Context;
  readonly event: unknown;
}

const mapped = <T, R>(table: Readonly<Record<string, T>>, made: (one: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(table).map(([name, one]) => [name, made(one)]));

function build(flow: Flow): AnyStateMachine {
  const { guards, assigns, context } = flow.vocabulary;
  const made = setup({
    guards: mapped(guards, (guard) => (handed: Handed) => guard(sceneOf(handed.context, handed.event))),
    actions: {
      effect: () => undefined,
      ...mapped(assigns, (change) =>
        assign((handed: { context: unknown; event: unknown }) =>
          change(sceneOf(handed.context as Context, handed.event)),
        ),
      ),
    },
  });
  const states = mapped(flow.chart.states, ({ type, entry, on, always }) => ({
    ...(type && { type }),
    entry: actionsOf(flow, entry),
    on: eventsOf(flow, on),
    always: movesOf(flow, always),
  }));
  const start = ({ input }: { input: { own: Input; outer: OuterScene } }): Context =>
    context(input.own, { ...input.outer, event: { type: 'start' } });
  return made.createMachine({
    id: flow.name,
    initial: flow.chart.initial,
    context: start,
    states,
    on: eventsOf(flow, flow.chart.on),
  } as never) as unknown as AnyStateMachine;
}

const effectsOf = (actions: readonly { readonly type: string; readonly params: unknown }[]): Effect[] =>
  actions.flatMap((action) => (action.type === 'effect' ? (action.params as Params).effects : []));

function moved(snapshot: AnyMachineSnapshot, actions: readonly Action[]): Moved {
  if (snapshot.status === 'error') throw snapshot.error;
  return {
    value: snapshot.value as string,
    context: snapshot.context as Context,
    done: snapshot.status === 'done',
    effects: effectsOf(actions),
  };
}

type Scope = Parameters<AnyStateMachine['transition']>[2];
interface Action {
  readonly type: string;
  readonly params: unknown;
}

/**
 * What XState needs around a pure transition. Its own `transition()` makes an actor, and with it a first snapshot, for every call; one
 * scope for the life of the machine gives the same results in half the time.
 */
function collectorOf(
  machine: AnyStateMachine,
): <T>(work: (scope: Scope) => T) => readonly [T, readonly Action[]] {
  const self = createActor(machine, { input: undefined });
  let actions: Action[] = [];
  const scope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: () => undefined,
    defer: () => undefined,
    stopChild: () => undefined,
    emit: () => undefined,
    actionExecutor: (action: Action) => {
      actions.push(action);
    },
  } as unknown as Scope;
  return (work) => {
    actions = [];
    return [work(scope), actions];
  };
}

export function machineOf(flow: Flow): Machine {
  const machine = build(flow);
  const collect = collectorOf(machine);
  const resolved = new Map<string, AnyMachineSnapshot>();
  /** A stored state again: which nodes it stands for is worked out once. */
  const stateAt = (value: string, context: Context): AnyMachineSnapshot => {
    const known = resolved.get(value) ?? (machine.resolveState({ value, context: {} }) as AnyMachineSnapshot);
    resolved.set(value, known);
    return Object.assign(Object.create(Object.getPrototypeOf(known) as object) as object, known, {
      context,
    }) as AnyMachineSnapshot;
  };
  return {
    flow,
    start(input, outer) {
      const [snapshot, actions] = collect(
        (scope) => machine.getInitialSnapshot(scope, { own: input, outer }) as AnyMachineSnapshot,
      );
      return moved(snapshot, actions);
    },
    send({ value, context }, event, outer) {
      const before = stateAt(value, context);
      const [after, actions] = collect(
        (scope) => machine.transition(before, { ...event, outer }, scope) as AnyMachineSnapshot,
      );
      if (after === before && actions.length === 0) return undefined;
      return moved(after, actions);
    },
  };
}

/** The question that a state asks, evaluated anew: a question is a function of the state, so it can be asked again at any time. */
export function askOf(
  flow: Flow,
  value: string,
  scene: Scene<Context>,
): Extract<Effect, { type: 'ask' }> | undefined {
  for (const step of list(flow.chart.states[value]?.entry)) {
    const effects =
      typeof step !== 'string'
        ? [step]
        : step in flow.vocabulary.effects
          ? listed(flow.vocabulary.effects[step]?.(scene) ?? [])
          : [];
    const found = effects.find((effect) => effect.type === 'ask');
    if (found) return found;
  }
  return undefined;
}
