// Builds dist-tools/: the programs for development, apart from the product.
import { join } from 'node:path';
import { forNode, keptBuild, root } from '../bin/kept-build.mjs';

const tools = keptBuild({
  folder: 'dist-tools',
  sources: [
    'tools',
    'src',
    'flows',
    'adapters',
    'tests',
    'bin/kept-build.mjs',
    'bin/learning-code.mjs',
    'package-lock.json',
  ],
  async make(outdir) {
    const { build } = await import('esbuild');
    await build(
      forNode(outdir, {
        main: join(root, 'tools/main.ts'),
        'grow-worker': join(root, 'tools/grow/worker.ts'),
        'bench-worker': join(root, 'tools/bench/worker.ts'),
      }),
    );
  },
});

export const ensureToolsBuilt = tools.ensure;
