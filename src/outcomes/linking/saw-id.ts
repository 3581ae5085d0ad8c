import { z } from 'zod';
import { identityHash } from '../../records/requests/requests.ts';
import { outcome } from '../outcome.ts';

/**
 * An employee (`staff`) saw the paper of the person who writes here, who is the member of a request (`about` is its reference), or whose
 * identity it is: the requests with that identity are shown here from now on, as far as the employee may read the cases (`readable`). The turn is refused when
 * there is no such request.
 */
export const sawId = outcome(
  'sawId',
  {
    about: z.string(),
    staff: z.number(),
    readable: z.strictObject({ only: z.boolean(), services: z.array(z.string()).readonly() }).readonly(),
  },
  {
    keep: ({ about, staff, readable }, { database, house }) => ({
      about,
      identity: identityHash(database, house.association.id, about).toString('hex'),
      staff,
      only: readable.only,
      services: readable.services,
    }),
    joins: true,
  },
);
