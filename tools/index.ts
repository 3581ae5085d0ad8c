import type { Catalogue } from '../src/command-line/main.ts';

/** Every program for development. None of them is in the product's build or image. */
export const tools: Catalogue = {
  flows: async () => (await import('./flows.ts')).flowsCommand,
  'pack-schema': async () => (await import('./pack-schema.ts')).packSchemaCommand,
  'line-names': async () => (await import('./line-names.ts')).lineNamesCommand,
  seed: async () => (await import('./seed/seed.ts')).seedCommand,
  grow: async () => (await import('./grow/grow.ts')).growCommand,
  'understand-intents': async () =>
    (await import('./understand-intents/understand-intents.ts')).intentsCommand,
  bench: async () => (await import('./bench/bench.ts')).benchCommand,
  crash: async () => (await import('./crash/crash.ts')).crashCommand,
  load: async () => (await import('./load/load.ts')).loadCommand,
  'fit-confidence': async () => (await import('./fit-confidence/fit-confidence.ts')).fitConfidenceCommand,
  understanding: async () => (await import('./understanding/understanding.ts')).understandingCommand,
  upgrade: async () => (await import('./upgrade/upgrade.ts')).upgradeCommand,
};
