import type { Association } from '../../../association/schema.ts';
import type { ReceivedBy } from '../../../contract/cases/received.ts';
import { isWayIn } from '../../../contract/cases/ways-in.ts';

/** By what it must be shown that a service was received; undefined where the pack wants nothing. Whoever writes on no channel signs on paper. */
export const shownBy = (
  { pack: { procedure } }: Association,
  channel: string,
): readonly ReceivedBy[] | undefined =>
  procedure.received && isWayIn(channel) ? ['paper'] : procedure.received;
