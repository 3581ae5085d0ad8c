import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, wherever this code runs from (sources or build). */
export function productRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error('package.json was not found above the code: the installation is not complete');
    folder = above;
  }
  return folder;
}

/** The version of the product, as package.json names it. */
export const productVersion = (): string =>
  String(
    (JSON.parse(readFileSync(join(productRoot(), 'package.json'), 'utf8')) as { version: unknown }).version,
  );
