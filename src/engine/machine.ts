import type { Frame } from './dialogue.ts';
import type { Effect } from './effects.ts';
import type { Flow, FlowEvent, Input, Scene } from './flow.ts';
import { beginningOf, firstEvent, list, listed, type Context, type OuterScene } from './chart/definition.ts';
import { tableOf, type State, type Table, type Way } from './chart/table.ts';

export type { OuterScene };

/** A flow that moves. Built once for all associations; what differs comes with each event. */
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

/** A flow takes at most so many steps at one event: more is a circle. */
const mostSteps = 100;

/**
 * One event on its way through a table to the state that waits for the next: what XState's own `transition` makes of these charts.
 * `tests/engine/charts` holds the two equal.
 */
class Journey {
  readonly effects: Effect[] = [];
  /** Whether the event did anything. */
  stirred = false;
  value: string;
  private scene: Scene<Context>;
  private steps = 0;

  constructor(
    private readonly table: Table,
    value: string,
    scene: Scene<Context>,
  ) {
    this.value = value;
    this.scene = scene;
  }

  get state(): State {
    const state = this.table.get(this.value);
    if (!state) throw new Error(`there is no state "${this.value}"`);
    return state;
  }

  /** Takes the first way that is open; false where none is. */
  take(ways: readonly Way[]): boolean {
    this.steps += 1;
    if (this.steps > mostSteps) throw new Error(`more than ${mostSteps} steps at one event`);
    for (const { guard, doings, to } of ways) {
      if (guard && !guard(this.scene)) continue;
      this.all(doings);
      if (to !== undefined) this.enter(to);
      return true;
    }
    return false;
  }

  enter(value: string): void {
    if (value !== this.value) this.stirred = true;
    this.value = value;
    this.all(this.state.entry);
  }

  private all(doings: Way['doings']): void {
    for (const doing of doings) {
      this.stirred = true;
      if ('leave' in doing) this.effects.push(...doing.leave(this.scene));
      else {
        const { scene } = this;
        this.scene = { ...scene, context: Object.assign({ ...scene.context }, doing.change(scene)) };
      }
    }
  }

  /** Goes on by itself as long as the state leads on. */
  settled(): Moved {
    while (!this.state.isFinal && this.take(this.state.always));
    const { value, scene, effects, state } = this;
    return { value, context: scene.context, done: state.isFinal, effects };
  }
}

const sceneOf = (
  { house, facts, given, menu, parked }: OuterScene,
  context: Context,
  event: FlowEvent,
): Scene<Context> => ({ house, facts, given, menu, parked, context, event });

/**
 * Moves a flow by its table (decision 23). XState's own `transition` makes a snapshot at every step of
 * the way: with it a turn took 242 µs of processor time apart from the database, with the table 213.
 */
export function machineOf(flow: Flow): Machine {
  const table = tableOf(flow);
  return {
    flow,
    start(input, outer) {
      const context = beginningOf(flow, { own: input, outer });
      const journey = new Journey(table, flow.chart.initial, sceneOf(outer, context, firstEvent));
      journey.enter(flow.chart.initial);
      return journey.settled();
    },
    send({ value, context }, event, outer) {
      const journey = new Journey(table, value, sceneOf(outer, context, event));
      journey.take(journey.state.at(event.type));
      const moved = journey.settled();
      return journey.stirred ? moved : undefined;
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
