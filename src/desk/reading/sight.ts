import { namedIn } from '../../association/duty.ts';
import { mayRead, readableBy } from '../../association/readers.ts';
import type { Sight } from '../../records/desk/conversation-list.ts';
import type { Conversation } from '../../records/turns/conversations.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { House } from '../../voice/house.ts';
import { mayDo } from '../people/roles.ts';

export type { Sight };

/** With whose eyes a conversation is looked at, and in which association's words. */
export interface View {
  readonly house: House;
  readonly sight: Sight;
}

/** What somebody sees of their association's conversations and cases. */
export const sightOf = ({ association }: House, staff: Pick<Staff, 'id' | 'role'>): Sight => ({
  association: association.id,
  serves: mayDo(staff, 'serve'),
  readable: readableBy(association, staff.role),
  staff: staff.id,
  ...namedIn(association.pack),
});

/** Every case there is, as `Readable` says it. */
export const everyCase = { only: false, services: [] } as const;

/** With whose eyes a conversation is looked at: whoever may open one in which an alert stood sees it as those do who serve. */
export const viewOf = ({ house, sight }: View, { alerted }: Pick<Conversation, 'alerted'>): View => ({
  house,
  sight: alerted && !sight.serves ? { ...sight, serves: true, readable: everyCase } : sight,
});

/** Whether something about these services may be seen; what is about none is for those who serve. */
export const maySee = ({ serves, readable }: Sight, about: readonly string[]): boolean =>
  about.every((service) => mayRead(readable, service)) && (serves || about.length > 0);

/** Whether a colleague has a conversation for a case that somebody may not read: to them nobody has it. */
export const isHeldApart = (
  { readable }: Sight,
  { owner, about, alerted }: Pick<Conversation, 'owner' | 'about' | 'alerted'>,
): boolean => owner !== 'bot' && about !== null && !alerted && !mayRead(readable, about);
