import { join } from 'node:path';
import { loadAssociations } from '../../src/association/load.ts';
import type { Say } from '../../src/channel/port.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { sayOf } from '../../src/runtime.ts';
import { readLocales, wordingOf } from '../../src/wording/wording.ts';

const root = productRoot();
const association = (await loadAssociations(join(root, 'associations'))).get('mord')!;

/** What an adapter says, in the words of one association. */
export const say: Say = sayOf(wordingOf(readLocales(join(root, 'locales')), association));
