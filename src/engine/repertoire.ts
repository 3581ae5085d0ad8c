import type { Flow, MenuEntry, Occasion } from './flow.ts';
import { machineOf, type Machine } from './machine.ts';

/** All flows, by what each says of itself: so that nothing else in the engine needs to know a flow's name. */
export interface Repertoire {
  /** Throws for a name that no flow has. */
  machine(flow: string): Machine;
  /** The flow that is called at an occasion. */
  at(occasion: Occasion): string;
  /** Whether a question of a flow says that nothing is known of what was asked. */
  hasNoAnswer(question: { readonly flow: string; readonly step: string }): boolean;
  /** What the menu offers, in the order of the list of flows. */
  readonly menu: readonly (MenuEntry & { readonly flow: string })[];
}

const occasions: readonly Occasion[] = [
  'start',
  'person',
  'maybe',
  'closed',
  'status',
  'need',
  'insult',
  'voice',
  'urgent',
  'call',
  'provided',
  'paper',
  'form',
];

/** Builds the machines of all flows, once. Throws when two flows have one name, or an occasion has not exactly one flow. */
export function repertoireOf(flows: readonly Flow[]): Repertoire {
  const machines = new Map(flows.map((flow) => [flow.name, machineOf(flow)]));
  if (machines.size !== flows.length) throw new Error('two flows have the same name');
  const called = new Map(occasions.map((occasion) => [occasion, flowAt(flows, occasion)]));
  return {
    machine(flow) {
      const machine = machines.get(flow);
      if (!machine) throw new Error(`there is no flow "${flow}"`);
      return machine;
    },
    at: (occasion) => called.get(occasion) ?? flowAt(flows, occasion),
    hasNoAnswer: ({ flow, step }) => machines.get(flow)?.flow.noAnswer === step,
    menu: flows.flatMap(({ name, menu }) => (menu ? [{ ...menu, flow: name }] : [])),
  };
}

function flowAt(flows: readonly Flow[], occasion: Occasion): string {
  const found = flows.filter((flow) => flow.occasion === occasion);
  if (found.length !== 1 || !found[0])
    throw new Error(`the occasion "${occasion}" has ${found.length} flows, and needs one`);
  return found[0].name;
}
