import { join } from 'node:path';
import { flows } from '../flows/index.ts';
import { loadAssociations } from './association/load.ts';
import { readSpokenWords } from './association/spoken.ts';
import { askedOf, productTopics } from './association/topics.ts';
import type { Config } from './config.ts';
import type { Engine } from './engine/advance.ts';
import type { House } from './voice/house.ts';
import { repertoireOf } from './engine/repertoire.ts';
import { lexiconOf } from './engine/understand/lexicon.ts';
import { saidOf } from './engine/understand/intents/said.ts';
import { hearingOf } from './engine/understand/urgent/hearing.ts';
import { saidUrgentlyOf } from './engine/understand/urgent/said.ts';
import { helpLinesOf } from './association/help-lines.ts';
import { typedWordsOf } from './engine/understand/typed-words.ts';
import { patience } from './engine/patience.ts';
import { waits } from './outcomes/index.ts';
import { systemClock } from './kernel/clock.ts';
import { productRoot } from './kernel/paths.ts';
import { dialectFor, dialectOf } from './knowledge/dialect.ts';
import { openKnowledge } from './knowledge/knowledge.ts';
import { codeOfLearning } from './knowledge/models/code.ts';
import { keptIn } from './knowledge/models/kept.ts';
import type { Keeper } from './knowledge/models/keeper.ts';
import { readFolder, readLocales, wordingOf } from './wording/wording.ts';

/** The engine with every flow of the product, what it learns kept by a keeper. */
export function openEngine(keeper?: Keeper): Engine {
  const locales = join(productRoot(), 'locales');
  const dialect = dialectOf({ words: readSpokenWords(locales), where: 'locales/saudi/lexicon.yaml' });
  const learner = { dialect, ...(keeper && { keeper }) };
  const topics = askedOf(productTopics());
  const lexicon = lexiconOf(
    typedWordsOf(readFolder(join(locales, 'typed'))),
    saidOf(readFolder(join(locales, 'saudi/intents'))),
    { ...learner, topics },
  );
  const hearing = hearingOf(saidUrgentlyOf(readFolder(join(locales, 'saudi/urgent'))), learner);
  return { flows: repertoireOf(flows), lexicon, hearing, patience, waits };
}

/** Every association of a folder (without one: of those that come along), ready to talk. Throws Fault wrongPack that names file, place and mend. */
export async function openHouses(
  folder: string | undefined,
  keeper?: Keeper,
): Promise<ReadonlyMap<string, House>> {
  const root = productRoot();
  const associations = await loadAssociations(folder ?? join(root, 'associations'));
  const folderOfLocales = join(root, 'locales');
  const locales = readLocales(folderOfLocales);
  const spoken = readSpokenWords(folderOfLocales);
  const lines = helpLinesOf(readFolder(join(folderOfLocales, 'saudi')).get('help-lines'));
  return new Map(
    [...associations].map(([id, association]) => [
      id,
      {
        association,
        knowledge: openKnowledge(association, {
          dialect: dialectFor(association, spoken),
          ...(keeper && { keeper }),
        }),
        wording: wordingOf(locales, association),
        lines,
      },
    ]),
  );
}

/** What understands and speaks, ready: it is read and learned once, and never changes. */
export interface Minds {
  readonly engine: Engine;
  readonly houses: ReadonlyMap<string, House>;
}

/** The minds of an environment; its models are kept in `learnedDir`, those of danger came with the build. */
export async function openMinds({
  learnedDir,
  associationsDir,
}: Pick<Config, 'learnedDir' | 'associationsDir'>): Promise<Minds> {
  const code = codeOfLearning();
  const shipped = join(productRoot(), 'dist/learned');
  const keeper =
    code === undefined ? undefined : keptIn({ folder: learnedDir, shipped, clock: systemClock(), code });
  return { houses: await openHouses(associationsDir, keeper), engine: openEngine(keeper) };
}
