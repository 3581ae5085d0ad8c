import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A picture as it is sent. */
export interface Picture {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The sign stands on a page that is read over slow lines, and is fetched by whoever is sent its address. */
const most = 200 * 1024;

const kinds: readonly (readonly [type: string, at: number, begins: string])[] = [
  ['image/png', 0, '89504e47'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/webp', 8, '57454250'],
];

/** The sign of an association from its folder, or what is wrong with it. */
export async function readLogo(folder: string, name: string): Promise<Picture | string> {
  const bytes = await readFile(join(folder, name)).catch(() => undefined);
  if (!bytes) return `there is no ${name} in this folder`;
  if (bytes.length > most)
    return `${name} has ${bytes.length} bytes, ${most} at most are sent: make it smaller`;
  const hex = bytes.subarray(0, 16).toString('hex');
  const kind = kinds.find(([, at, begins]) => hex.startsWith(begins, at * 2));
  return kind ? { type: kind[0], bytes: new Uint8Array(bytes) } : `${name} is no PNG, JPEG or WebP`;
}
