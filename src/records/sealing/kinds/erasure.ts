import { macOfErasure } from '../macs.ts';
import { wasChanged, type LinkKind, type Problem } from './kind.ts';

/** That a file was erased as it had to be: it stands for no row. */
export const erasure: LinkKind = {
  names: ['erasure'],
  problems: ({ database }, association, links) =>
    Promise.resolve(
      links
        .filter(({ ref: id, hash }) => !hash.equals(macOfErasure(database, { association, id })))
        .map(({ ref }): Problem => [ref, wasChanged]),
    ),
};
