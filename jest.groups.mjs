// The whole run: see tests/groups/groups.mjs.
import plain from './jest.config.mjs';

const [[files, [, swc]]] = Object.entries(plain.transform);

export default {
  ...plain,
  roots: ['<rootDir>/tests', '<rootDir>/.test-groups'],
  testMatch: ['**/*.test.{ts,mjs}', '**/*.whole.ts'],
  transform: {
    [files]: ['<rootDir>/tests/groups/transform.mjs', swc],
  },
};
