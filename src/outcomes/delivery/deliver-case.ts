import { z } from 'zod';
import { deliveryCodeHash } from '../../records/requests/afterwards/delivery-codes.ts';
import { eventRow } from '../cases/case-event.ts';
import { outcome } from '../outcome.ts';

/** By what it is shown that a service was received. */
export const Received = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('code'), code: z.string() }),
  z.strictObject({ by: z.literal('paper'), file: z.string(), name: z.string() }),
]);
export type Received = z.infer<typeof Received>;

/**
 * The service of a case was provided, by whom and shown by what. The turn is refused when the case does not stand at `from` any more, or when the code is not the
 * one that was sent last, or when something was asked of its member meanwhile.
 */
export const deliverCase = outcome(
  'deliverCase',
  {
    reference: z.string(),
    from: z.string(),
    staff: z.number(),
    received: Received.optional(),
    /** The last step, by its number, at which something was asked of its member once it was granted; 0 where there is none. */
    anew: z.number().optional(),
  },
  {
    keep({ reference, from, staff, received, anew }, keeping) {
      const { code, ...shown } = received?.by === 'code' ? received : { ...received, code: undefined };
      return {
        from,
        ...(anew !== undefined && { anew }),
        ...(code !== undefined && {
          hash: deliveryCodeHash(keeping.database, reference, code).toString('hex'),
        }),
        ...eventRow(
          { reference, status: 'delivered', staff, ...(received && { detail: { received: shown } }) },
          keeping,
        ),
      };
    },
  },
);
