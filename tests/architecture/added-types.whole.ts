import { expect, test } from '@jest/globals';
import { everyKind } from './added/every-kind.ts';

test('whatever the other tests of this folder add is well typed, beside one another', async () => {
  const { scratch } = await everyKind();
  await scratch.checkTypes('src/runtime.ts', 'src/commands/tally.ts', 'adapters/index.ts');
  await scratch.add('wrong.ts', 'export const wrong: number = "a text";\n');
  await expect(scratch.checkTypes('wrong.ts')).rejects.toThrow('wrong.ts');
});
