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
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: { '^jwks-rsa$': '<rootDir>/tests/support/no-jwks.cjs' },
  testEnvironment: 'node',
  // No test of every day is about being quick: a machine at a third of the usual speed passes too.
  testTimeout: 90_000,
  maxWorkers: 2,
  // What a test file leaves in the heap stays there: a worker that grew beyond this is replaced, or it would need seconds to end.
  workerIdleMemoryLimit: '512MB',
  testSequencer: '<rootDir>/tests/support/longest-first.mjs',
};
