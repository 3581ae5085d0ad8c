import { join } from 'node:path';
import { flows } from '../flows/index.ts';
import { loadAssociations } from './association/load.ts';
import type { Engine } from './engine/advance.ts';
import type { House } from './engine/house.ts';
import { machineOf } from './engine/machine.ts';
import { patience } from './engine/patience.ts';
import { productRoot } from './kernel/paths.ts';
import { openKnowledge } from './knowledge/knowledge.ts';
import { readLocales, wordingOf } from './wording/wording.ts';

/** The engine with every flow of the product. */
export const openEngine = (): Engine => ({ machines: new Map(flows.map((flow) => [flow.name, machineOf(flow)])), patience });

/** Every association of a folder, ready to talk. Throws Fault wrongPack that names file, place and mend. */
export async function openHouses(folder?: string): Promise<ReadonlyMap<string, House>> {
  const root = productRoot();
  const associations = await loadAssociations(folder ?? join(root, 'associations'));
  const locales = readLocales(join(root, 'locales'));
  return new Map([...associations].map(([id, association]) => [id, { association, knowledge: openKnowledge(association), wording: wordingOf(locales, association) }]));
}
