import { macOfSegment } from '../macs.ts';
import { isMissing, wasChanged, type LinkKind, type Problem } from './kind.ts';

/** The chain of requests from before there was one of everything: its end, which nothing moves any more. */
export const segment: LinkKind = {
  names: ['segment'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<{ head: Buffer; length: number }>(
      'select head, length from chains where association = $1',
      [association],
    );
    const [end] = rows;
    return links.flatMap((link): Problem[] => {
      if (!end) return [[link.ref, isMissing]];
      const isSame = link.hash.equals(macOfSegment(database, { association, ...end }));
      return isSame ? [] : [[link.ref, wasChanged]];
    });
  },
};
