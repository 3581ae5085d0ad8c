import { DeskChannels, type DeskChannel } from '../../contract/desk.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { route } from './desk-call.ts';

/** The page of ours at which members write, where the channel has one. */
function pageOf({ layout }: Doors, name: string, association: string): Pick<DeskChannel, 'page'> {
  const page = layout.hosted.find(({ channel }) => channel.name === name)?.channel.page?.(association);
  return page === undefined ? {} : { page };
}

/** Where members write from. */
export const channels: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/channels',
    needs: 'manageStaff',
    answer: DeskChannels,
    answers: ({ doors, office, staff: { association } }) => ({
      items: office.channels
        .of(association)
        .map((one) => ({ ...one, ...pageOf(doors, one.channel, association) })),
    }),
  }),
];
