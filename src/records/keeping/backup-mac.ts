import canonicalize from 'canonicalize';
import { Fault } from '../../kernel/errors.ts';
import { blindOf, unwrap, type Blind, type Keyring } from '../base/seal.ts';
import type { Manifest } from './backup-format.ts';

/** Makes the MACs of backups: with a key that is made of the installation's, which nobody has who has the backup alone. */
export const backupSeal = (index: Blind): Blind => blindOf(index.hash('key of backup'));

type Table = Manifest['tables'][number];
type File = Manifest['files'][number];

const json = (value: unknown): string => canonicalize(value) ?? '';

/** Each part by itself, with the moment of its backup: one of another backup is not the same. */
function macs(seal: Blind, { madeAt }: Pick<Manifest, 'madeAt'>) {
  const hex = (what: string, value: unknown): string => seal.hash(what, madeAt, json(value)).toString('hex');
  return {
    table: ({ name, columns, rows, sha256 }: Table) => hex('table', { name, columns, rows, sha256 }),
    file: ({ id, size, sha256 }: File) => hex('file', { id, size, sha256 }),
    whole: ({ mac, ...manifest }: Manifest) => hex('manifest', manifest),
  };
}

/** A manifest with a MAC for each part and one for the whole. */
export function withMacs(seal: Blind, plain: Manifest): Manifest {
  const { table, file, whole } = macs(seal, plain);
  const manifest = {
    ...plain,
    tables: plain.tables.map((one) => ({ ...one, mac: table(one) })),
    files: plain.files.map((one) => ({ ...one, mac: file(one) })),
  };
  return { ...manifest, mac: whole(manifest) };
}

/** What a backup without a MAC is: from before there were any, or one from which they were taken. */
export const isUnsealed = ({ mac }: Manifest): boolean => mac === undefined;

/** The first part of a backup that is not as it was saved; undefined when all are. */
function changedPart(seal: Blind, manifest: Manifest): string | undefined {
  const { table, file, whole } = macs(seal, manifest);
  const changedTable = manifest.tables.find((one) => one.mac !== table(one));
  if (changedTable) return `tables/${changedTable.name}.copy`;
  const changedFile = manifest.files.find((one) => one.mac !== file(one));
  if (changedFile) return `files/${changedFile.id}`;
  return manifest.mac === whole(manifest) ? undefined : 'manifest.json';
}

/**
 * Throws Fault wrongEnvironment that names what was changed in a backup since it was made, though its hash was mended. One without MACs is
 * taken only where that is wanted.
 */
export function mustBeSealed(ring: Keyring, manifest: Manifest, unsealed: boolean): void {
  if (isUnsealed(manifest)) {
    if (unsealed) return;
    throw new Fault(
      'wrongEnvironment',
      'The backup carries no MAC: it was made by an earlier version, or it was changed since. To take it all the same, where you know where it lay: --unsealed',
    );
  }
  const index = unwrap(ring, 'index', Buffer.from(manifest.key.index, 'base64'));
  const changed = changedPart(backupSeal(blindOf(index)), manifest);
  if (changed !== undefined)
    throw new Fault(
      'wrongEnvironment',
      `${changed} is not as it was saved: it was changed, and its hash with it. Nothing was changed here. Take another backup.`,
    );
}
