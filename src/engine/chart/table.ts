import type { AnyStateMachine } from 'xstate';
import type { Effect } from '../effects.ts';
import type { Flow, Scene } from '../flow.ts';
import { definitionOf, listed, type Context, type EffectAction } from './definition.ts';

type Change = (scene: Scene<Context>) => Partial<Context>;
type Leave = (scene: Scene<Context>) => readonly Effect[];

/** What is done on the way: an assign of the vocabulary, or effects. */
type Doing = { readonly change: Change } | { readonly leave: Leave };

/** One way out of a state, or back into it. */
export interface Way {
  readonly guard?: (scene: Scene<Context>) => boolean;
  readonly doings: readonly Doing[];
  /** The state that is entered; undefined where none is. */
  readonly to?: string;
}

export interface State {
  readonly isFinal: boolean;
  readonly entry: readonly Doing[];
  readonly always: readonly Way[];
  /** The ways at an event, in the order in which they are tried. */
  at(type: string): readonly Way[];
}

/** A machine as a table of its states. Charts are flat: no state has states within. */
export type Table = ReadonlyMap<string, State>;

type Node = AnyStateMachine['root'];
type Transition = NonNullable<Node['always']>[number];

function doingsOf({ vocabulary }: Flow, actions: readonly unknown[]): Doing[] {
  return (actions as readonly (string | EffectAction)[]).map((action): Doing => {
    const step = typeof action === 'string' ? action : action.step;
    if (typeof step !== 'string') return { leave: () => [step] };
    const change = vocabulary.assigns[step];
    if (change) return { change };
    const effect = vocabulary.effects[step];
    if (!effect) throw new Error(`there is no action "${step}"`);
    return { leave: (scene) => listed(effect(scene)) };
  });
}

function wayOf(flow: Flow, { guard, target, source, reenter, actions }: Transition): Way {
  const test = typeof guard === 'string' ? flow.vocabulary.guards[guard] : undefined;
  if (guard !== undefined && !test) throw new Error(`flow ${flow.name}: a guard that has no name`);
  const to = target?.[0];
  // To lead to the state in which one stands is to stay there, unless it says that the state is entered again.
  const enters = to !== undefined && (to !== source || reenter);
  return { ...(test && { guard: test }), doings: doingsOf(flow, actions), ...(enters && { to: to.key }) };
}

type Ways = ReadonlyMap<string, readonly Way[]>;

const waysOf = (flow: Flow, { transitions }: Node): Ways =>
  new Map([...transitions].map(([name, all]) => [name, all.map((one) => wayOf(flow, one))]));

/** As XState has it: the ways of this very event, then those of `choice.*`, the longest name first, then those of `*`. */
function candidates(ways: Ways, type: string): readonly Way[] {
  const wide = [...ways.keys()]
    .filter((name) => name === '*' || (name.endsWith('.*') && `${type}.`.startsWith(name.slice(0, -1))))
    .sort((a, b) => b.length - a.length);
  return [type, ...wide].flatMap((name) => ways.get(name) ?? []);
}

/** More than any chart tells apart: an event may carry any name of a pack. */
const mostKept = 256;

/** The ways of a state and, after them, of the whole chart: found when an event first comes. */
function atEvents(own: Ways, whole: Ways): State['at'] {
  const kept = new Map<string, readonly Way[]>();
  return (type) => {
    const known = kept.get(type);
    if (known) return known;
    const found = [...candidates(own, type), ...candidates(whole, type)];
    if (kept.size < mostKept) kept.set(type, found);
    return found;
  };
}

/** The table of a flow, made once of XState's machine: which targets, guards and actions a chart has is what XState reads in it. */
export function tableOf(flow: Flow): Table {
  const { root } = definitionOf(flow);
  const whole = waysOf(flow, root);
  return new Map(
    Object.values(root.states).map((node): [string, State] => [
      node.key,
      {
        isFinal: node.type === 'final',
        entry: doingsOf(flow, node.entry),
        always: (node.always ?? []).map((one) => wayOf(flow, one)),
        at: atEvents(waysOf(flow, node), whole),
      },
    ]),
  );
}
