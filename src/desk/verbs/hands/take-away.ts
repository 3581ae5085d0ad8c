import { TakeAway } from '../../../contract/inbox/own.ts';
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { Fault } from '../../../kernel/errors.ts';
import { staffById } from '../../../records/desk/staff.ts';
import { ownerOf, type Desk, type VerbCall } from '../../desk.ts';
import { mayDo } from '../../people/roles.ts';
import type { Verb } from '../verb.ts';
import { note } from '../words/note.ts';

interface From {
  readonly id: number;
  readonly name: string;
}

/** The colleague from whom a conversation may be taken: they are away, or have not answered by the time that was promised. Throws Fault forbidden for whoever does not serve. */
async function absentOwner(
  desk: Desk,
  { staff, conversation }: Omit<VerbCall<TakeAway>, 'desk' | 'input'>,
): Promise<From | undefined> {
  if (!mayDo(staff, 'serve')) throw new Fault('forbidden', 'Your role does not allow this.');
  const found = await desk.reading.mustFind(staff, conversation);
  const id = ownerOf(found.owner);
  if (id === undefined || id === staff.id) return undefined;
  const owner = await staffById(desk.ground.database, staff.association, id);
  const [item] = await desk.reading.these(staff, [conversation]);
  return owner && (owner.away || item?.late === true) ? { id, name: owner.name } : undefined;
}

/**
 * Takes a conversation from a colleague who is away or has let the promised time pass, with a reason: the member is told who answers now, and the colleague is named in a
 * note that says why. Of what a colleague has who is there nothing is taken.
 */
export const takeAway: Verb<TakeAway> = {
  path: 'take-away',
  takes: TakeAway,
  hangsOn: ['hands'],
  async prepare({ desk, staff, conversation: publicId, input: { reason } }) {
    const from = await absentOwner(desk, { staff, conversation: publicId });
    const { wording } = desk.reading.house(staff.association);
    return {
      decide: (conversation) =>
        from === undefined || ownerOf(conversation.owner) !== from.id
          ? { refused: { code: 'conflict' } }
          : {
              act: {
                external: null,
                kind: 'staff',
                said: [
                  {
                    message: desk.introduction(staff, conversation, 'handover.takenOver'),
                    name: staff.name,
                    system: 'transferred',
                  },
                ],
                outcomes: [{ type: 'transfer', staff: staff.id, ...holdsFrom(desk.now()) }],
              },
            },
      async settle(done) {
        if (!done.done || from === undefined) return done;
        const text = wording.line('ar', 'desk.takeAway.noted', { from: from.name, reason });
        const input = { id: `take-away-${done.seq}`, text };
        await desk.perform(note, { staff, conversation: publicId, input });
        return done;
      },
    };
  },
};
