const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/tests'],
  // The second are for a whole run, or when they are named.
  testMatch: ['**/*.test.ts', '**/*.whole.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['<rootDir>/tests/groups/plain.mjs', swc] },
  moduleNameMapper: { '^jwks-rsa$': '<rootDir>/tests/support/no-jwks.cjs' },
  testEnvironment: 'node',
  // No test of every day is about being quick: only what hangs is found. Nothing takes 60 s on two usual cores, so that a machine at a fifth of
  // their speed passes too.
  testTimeout: 300_000,
  // Twice the cores of the smallest machine: a test file waits a third of its time. The whole run takes 733 s with four on two cores, 813 s with three (the same day, a few
  // tests fewer).
  maxWorkers: 4,
  // What a test file leaves in the heap stays there: a worker that grew beyond this is replaced, or it would need seconds to end.
  workerIdleMemoryLimit: '512MB',
  testSequencer: '<rootDir>/tests/support/longest-first.mjs',
};
