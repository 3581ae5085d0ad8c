import type { Host, PulledCall } from '../../../src/channel/pulled.ts';
import { day } from '../../../src/kernel/clock.ts';
import type { Pass } from './tokens.ts';

const megabyte = 1024 * 1024;
/** So many megabytes a day one address brings to an association: whole networks of telephones share one. */
const mostOfCaller = 1000;

/**
 * Whether so many bytes of files, which were read, may be kept of whoever calls from an address, in however many conversations: one stranger cannot fill the room
 * of all. What was begun and never sent counts for nothing, so that nobody uses up the room of those who share their address without bringing as much.
 */
export async function hasRoom(
  host: Pick<Host, 'allow'>,
  { caller }: Pick<PulledCall, 'caller'>,
  { association, bytes }: Pick<Pass, 'association'> & { readonly bytes: number },
): Promise<boolean> {
  for (let left = bytes; left > 0; left -= megabyte)
    if (!(await host.allow(`megabytes ${association} ${caller}`, mostOfCaller, day))) return false;
  return true;
}
