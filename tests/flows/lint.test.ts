import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { flows } from '../../flows/index.ts';
import { walked } from '../support/walked.ts';
import type { Flow } from '../../src/engine/flow.ts';
import { QuestionKind } from '../../src/contract/index.ts';
import { kinds } from '../../src/fields/kinds/index.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { openAll } from '../support/house.ts';

const root = productRoot();
const read = (flow: string, file: string): string => readFileSync(join(root, 'flows', flow, file), 'utf8');
type State = Flow['chart']['states'][string];
const list = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T];

/** Where a chart can go from a state, by its own moves and those of the whole chart. */
function targetsOf(state: State): string[] {
  const moves = [...Object.values(state.on ?? {}), state.always].flatMap(
    (one) => list(one as never) as unknown as (string | { target?: string })[],
  );
  return moves.map((move) => (typeof move === 'string' ? move : (move.target ?? ''))).filter(Boolean);
}

describe.each(flows.map((flow) => [flow.name, flow] as const))('the flow %s', (name, flow) => {
  const states = Object.entries(flow.chart.states);

  test('is at most 150 lines long, without a function in its chart', () => {
    expect(read(name, 'flow.ts').split('\n').length).toBeLessThanOrEqual(150);
    const functions: string[] = [];
    JSON.stringify(flow.chart, (key, value: unknown) =>
      typeof value === 'function' ? functions.push(key) : value,
    );
    expect(functions).toEqual([]);
  });

  test('has no state that cannot be reached, and no move to a state that is not there', () => {
    const reached = new Set<string>();
    const visit = (state: string): void => {
      if (reached.has(state)) return;
      reached.add(state);
      const found = flow.chart.states[state];
      expect({ flow: name, state, exists: found !== undefined }).toMatchObject({ exists: true });
      if (found) targetsOf(found).forEach(visit);
    };
    visit(flow.chart.initial);
    for (const target of targetsOf({ on: flow.chart.on ?? {} })) visit(target.replace(/^\./, ''));
    visit(flow.safePoint);
    expect(states.map(([state]) => state).filter((state) => !reached.has(state))).toEqual([]);
  });

  test('asks, calls or moves on in every state that is not its end', () => {
    for (const [state, { type, entry, always, on }] of states) {
      if (type === 'final') continue;
      expect({ state, has: always !== undefined || list(entry).length > 0 }).toEqual({ state, has: true });
      expect({ state, leads: always !== undefined || Object.keys(on ?? {}).length > 0 }).toEqual({
        state,
        leads: true,
      });
    }
  });
});

let visits: ReturnType<typeof walked> = [];
beforeAll(async () => {
  const { engine, houses } = await openAll();
  visits = [...houses.values()].flatMap((house) => walked(engine, house));
});

describe('every question of every association', () => {
  test('says what kind of answer it waits for', () => {
    const known = [...QuestionKind.options, ...kinds.map(({ type }) => type)];
    for (const { last } of visits) expect(known).toContain(last.prompt?.kind);
  });

  test('offers a person, or has called one', () => {
    for (const { rehearsal, state } of visits) {
      const asking = rehearsal.fork();
      asking.play({ kind: 'text', text: 'موظف' });
      // Where work is asked about it may be the work: that is asked, and whoever says it once more wants a person.
      if (state.kind === 'choice' && asking.last?.asked?.step === 'askDoubted')
        asking.play({ kind: 'text', text: 'موظف' });
      const { waiting, danger } = asking.dialogue.facts;
      expect({ state, waiting: waiting !== undefined || danger !== undefined }).toMatchObject({
        waiting: true,
      });
    }
  });

  test('has buttons that differ from one another, each short enough to be read', () => {
    for (const { last, state } of visits) {
      const labels = (last.choices ?? []).map(({ label }) => label);
      expect({ state, labels: new Set(labels).size }).toEqual({ state, labels: labels.length });
      for (const label of labels) expect(label.length).toBeLessThanOrEqual(72);
    }
  });

  test('asks no two questions in one message and shows no gap where a value is missing', () => {
    for (const { last } of visits) expect(last.text).not.toMatch(/[{}]|undefined|null|NaN/);
  });
});

/** A voice note leads there, which nobody types: tests/engine/reasons.test.ts. */
const spoken = 'unheard/offer';
/** Where another conversation was joined, which the walk does not do: tests/flows/unlinking. */
const joined = 'unlinking/confirm';

/** Where two requests wait for something, of which the walk sends one: tests/flows/supplying. */
const among = 'supplying/askWhich';

/** Where a paper comes that no question asks for, and where whoever is asked for one has none: tests/desk/asking.test.ts. */
const unasked = ['supplying/askIfIt', 'supplying/askLacking'];

/** Where a case has two papers that can be sent anew: tests/desk/sent-anew.test.ts. */
const anew = 'supplying/askWhichField';

/** Where a message names two numbers, which the walk does not type: tests/flows/doubted-values.test.ts. */
const namedTwo = 'request/askAmong';

/** Where a service was provided, which the walk does not do: tests/desk/service-ratings.test.ts. */
const provided = ['receiving/askWhich', 'receiving/askArrived'];
/** Where a case was refused under a policy that names an appeal: tests/desk/promised-days.test.ts. */
const refused = ['appealing/askWhich', 'appealing/askWhy', 'appealing/askSure'];

test('the walk finds every state of every flow that waits for the member', () => {
  const found = new Set([spoken, joined, among, anew, namedTwo, ...unasked, ...provided, ...refused]);
  for (const { state } of visits) found.add(`${state.flow}/${state.step}`);
  const waiting = flows.flatMap((flow) =>
    Object.entries(flow.chart.states)
      .filter(([, { on }]) =>
        Object.keys(on ?? {}).some((event) => !/^(returned|found|takenUp|restored)/.test(event)),
      )
      .map(([state]) => `${flow.name}/${state}`),
  );
  expect(waiting.filter((state) => !found.has(state))).toEqual([]);
});
