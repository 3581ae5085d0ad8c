import { readersOf } from '../../association/readers.ts';
import type { Ground } from '../../conversation/context.ts';
import type { PackSays } from '../../records/notices/happenings.ts';

/** What the packs say of who studies requests: those whom services name in the place of the committee, and whom the committee leaves out. */
export const packsSay = (houses: Ground['houses']): Readonly<Record<string, PackSays>> =>
  Object.fromEntries(
    [...houses].map(
      ([
        id,
        {
          association: { services, pack },
        },
      ]) => [
        id,
        {
          studiedBy: Object.fromEntries(
            services
              .filter(({ studiedBy }) => studiedBy !== undefined)
              .map((service) => [service.id, readersOf(service)]),
          ),
          excludes: pack.procedure.committee.excludes,
        },
      ],
    ),
  );
