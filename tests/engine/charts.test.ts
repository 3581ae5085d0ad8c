import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import { flows } from '../../flows/index.ts';
import { definitionOf, type Left, type OuterScene } from '../../src/engine/chart/definition.ts';
import type { Flow, FlowEvent, Input } from '../../src/engine/flow.ts';
import { machineOf, type Moved } from '../../src/engine/machine.ts';
import { aWorkingMorning, associations, openAll } from '../support/house.ts';
import { between, oneOf, randomFrom, type Random } from '../support/random.ts';
import { whole } from '../support/whole.ts';

/** A fifth of them each day. */
const journeys = whole ? 100_000 : 20_000;
/** So many events one after another, before a flow begins anew. */
const longest = 12;

type Try = Moved | undefined | 'refused';

function tried(move: () => Moved | undefined): Try {
  try {
    return move();
  } catch {
    return 'refused';
  }
}

type Done = readonly { readonly type: string; readonly params: unknown }[];

/** What XState itself makes of a flow, by its public functions. */
function oracleOf(flow: Flow) {
  const definition = definitionOf(flow);
  const effectsOf = (actions: Done): Moved['effects'] =>
    actions.flatMap(({ type, params }) => (type === 'effect' ? (params as Left).effects : []));
  const moved = (snapshot: AnyMachineSnapshot, actions: Done): Moved => ({
    value: snapshot.value as string,
    context: snapshot.context as Moved['context'],
    done: snapshot.status === 'done',
    effects: effectsOf(actions),
  });
  return {
    start: (own: Input, outer: OuterScene): Moved =>
      moved(...(initialTransition(definition, { own, outer }) as [AnyMachineSnapshot, Done])),
    send({ value, context }: Pick<Moved, 'value' | 'context'>, event: FlowEvent, outer: OuterScene) {
      const before = definition.resolveState({ value, context }) as AnyMachineSnapshot;
      const carried = { ...event, outer };
      const [after, actions] = transition(definition, before, carried) as [AnyMachineSnapshot, Done];
      return after === before && actions.length === 0 ? undefined : moved(after, actions);
    },
  };
}

/** Everything that some state of a flow listens to, and what the engine says to all. */
const heardBy = ({ chart }: Flow): string[] => [
  ...new Set(
    [chart.on, ...Object.values(chart.states).map(({ on }) => on)].flatMap((on) => Object.keys(on ?? {})),
  ),
  ...['restored', 'takenUp', 'menu', 'again', 'unclear', 'passed', 'choice', 'nobody.hears.this'],
];

/** An event by which something may be told, true to its kind or not. */
function eventFrom(random: Random, names: readonly string[]): FlowEvent {
  const named = oneOf(random, names);
  const choice = oneOf(random, ['yes', 'no', 'skip', 'volunteering', 'later', 'x.y']);
  const type = named.endsWith('*') ? `${named.slice(0, -1)}${choice}` : named;
  const more: Partial<FlowEvent>[] = [
    { choice, act: 'tap' },
    { value: oneOf(random, ['سارة', 3, true]), act: 'typed' },
    { service: 'volunteering', values: { fullName: 'سارة' } },
    { field: 'fullName', reference: 'AB-12' },
    { text: 'ما فهمت', flow: 'request', output: {} },
  ];
  return Object.assign({ type }, ...more.filter(() => random() < 0.6)) as FlowEvent;
}

const inputs: readonly Input[] = [
  {},
  { service: 'volunteering' },
  { returning: true },
  { onTheWay: true },
  { category: 'selfHarm' },
  { reason: 'asked' },
];

test('a flow moves by its table as by XState, whatever it hears', async () => {
  const { engine, houses } = await openAll();
  const random = randomFrom(20_261_108);
  const made = flows.map((flow) => ({
    machine: machineOf(flow),
    oracle: oracleOf(flow),
    names: heardBy(flow),
    states: Object.keys(flow.chart.states).filter((name) => flow.chart.states[name]?.type !== 'final'),
  }));
  const seen = { moves: 0, still: 0, refused: 0 };
  const outerFrom = (): OuterScene => ({
    house: houses.get(oneOf(random, associations))!,
    facts: {
      lang: oneOf(random, ['ar', 'en']),
      ...(random() < 0.6 && { consent: 'given', notice: '1' }),
      ...(random() < 0.3 && { requests: ['AB-12'] }),
    },
    given: {
      now: aWorkingMorning + between(random, 0, 1e9),
      seed: between(random, 0, 1e9).toString(16).padStart(8, '0'),
    },
    menu: engine.flows.menu,
    parked: [],
  });
  const alike = (ours: Try, theirs: Try): Moved | undefined => {
    // Equal ones, which all are, are told apart in a tenth of the time.
    if (!isDeepStrictEqual(ours, theirs)) expect(ours).toEqual(theirs);
    if (ours === 'refused') seen.refused += 1;
    else if (ours) seen.moves += 1;
    else seen.still += 1;
    return ours === 'refused' ? undefined : ours;
  };
  for (let done = 0; done < journeys;) {
    const { machine, oracle, names, states } = oneOf(random, made);
    const input = oneOf(random, inputs);
    const first = outerFrom();
    let at = alike(
      tried(() => machine.start(input, first)),
      tried(() => oracle.start(input, first)),
    );
    for (let step = 0; at && !at.done && step < longest; step += 1) {
      // Now and then it stands somewhere else: stored states are those of any earlier day.
      const from = random() < 0.2 ? { ...at, value: oneOf(random, states) } : at;
      const event = eventFrom(random, names);
      const outer = outerFrom();
      at =
        alike(
          tried(() => machine.send(from, event, outer)),
          tried(() => oracle.send(from, event, outer)),
        ) ?? at;
      done += 1;
    }
    done += 1;
  }
  expect(seen.moves).toBeGreaterThan(journeys / 4);
  expect(seen.still).toBeGreaterThan(journeys / 20);
  expect(seen.refused).toBeLessThan(journeys / 4);
});
