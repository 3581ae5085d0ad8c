// Packs what browsers load, once for every start: beside each file stand `.gz` and `.br`.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const zipped = promisify(gzip);
const squeezed = promisify(brotliCompress);

export async function packWeb(outdir) {
  const names = await readdir(join(outdir, 'web'), { recursive: true });
  const files = names.filter((name) => /\.(js|css)$/.test(name)).map((name) => join(outdir, 'web', name));
  await Promise.all(
    files.map(async (file) => {
      const plain = await readFile(file);
      await writeFile(`${file}.gz`, await zipped(plain, { level: 9 }));
      await writeFile(`${file}.br`, await squeezed(plain));
    }),
  );
}
