import type { Ground } from '../conversation/context.ts';
import type { Decided } from '../conversation/turn/acts.ts';
import type { LoadedConversation } from '../conversation/turn/cache.ts';
import { bodyOf } from '../conversation/turn/entry-body.ts';
import type { Staff } from '../records/desk/staff.ts';
import type { Conversation } from '../records/turns/conversations.ts';
import { entriesAfter, type Entry } from '../records/turns/entries.ts';
import { ownerOf } from './reading/inbox-item.ts';
import type { DeskReading } from './reading/reading.ts';
import { isHeldApart, maySee, viewOf, type View } from './reading/sight.ts';
import { subjectsOf } from './reading/kept/subjects.ts';

/** What became of a conversation between two looks at it. */
type Did = 'claimed' | 'transferred' | 'handedBack' | 'closed' | 'released';

interface Since {
  /** Whether the member wrote something. */
  readonly memberWrote: boolean;
  /** The last change of who has it, with the name of who took it; undefined when there was none. */
  readonly did?: { readonly what: Did; readonly name?: string };
}

/** With whose eyes a conversation is looked at, after which line. */
interface Looked {
  readonly view: View;
  readonly conversation: LoadedConversation;
  readonly seq: number;
}

const most = 200;

function changeIn({ kind, body }: Entry): Since['did'] {
  const { heard, said } = bodyOf({ body });
  const act = heard?.cause?.event.kind === 'desk' ? heard.cause.event.act : undefined;
  if (act !== undefined) return { what: act === 'handedBack' || act === 'closed' ? act : 'released' };
  if (kind !== 'staff') return undefined;
  const [told] = said;
  if (told?.system !== 'claimed' && told?.system !== 'transferred') return undefined;
  return { what: told.system, ...(told.name !== undefined && { name: told.name }) };
}

/** What happened in a conversation after the line `seq`, as far as somebody may see it. */
async function happenedSince(
  { database }: Pick<Ground, 'database'>,
  { view: { house, sight }, conversation, seq }: Looked,
): Promise<Since> {
  if (conversation.seq === seq) return { memberWrote: false };
  const found = await entriesAfter(database, conversation, { seq, most });
  const later = subjectsOf(house, found).flatMap(({ entry, about }) =>
    entry.seq > seq && maySee(sight, about) ? [entry] : [],
  );
  const did = later.map(changeIn).findLast((one) => one !== undefined);
  return {
    memberWrote: later.some(({ kind }) => kind === 'member' || kind === 'dead'),
    ...(did && { did }),
  };
}

/** Somebody at the desk, for a refusal: nobody's number is known of whoever let go of a conversation. */
interface Who {
  readonly id?: number;
  readonly name: string;
}

/**
 * Why an act was not done: somebody else has the conversation (`taken`); it is not this employee's, or not any more (`notYours`); it changed
 * hands between the look and the act (`conflict`); the member wrote meanwhile, and nobody has read it (`memberWrote`); another
 * file was sent under the same id (`sentAlready`), that the member's channel takes no such file (`notCarried`), that who would be written to first has not agreed to it
 * (`notWilling`) or is not reached (`notReached`). `by` is who has it
 * now, or who let go of it, without a name where that is for a case that this employee may not read; `did` is what was done.
 */
export type Refused =
  | { readonly code: 'taken'; readonly by?: Who; readonly did?: Did }
  | { readonly code: 'notYours' | 'conflict'; readonly by?: Who; readonly did?: Did }
  | { readonly code: 'memberWrote' | 'sentAlready' | 'notCarried' | 'notWilling' | 'notReached' };

/** A conversation when the call came and at the commit, and what is decided of it. */
interface Meanwhile {
  readonly ground: Pick<Ground, 'database'>;
  readonly staff: Staff;
  readonly seen: Conversation;
  readonly now: LoadedConversation;
  readonly hangsOn: readonly ('hands' | 'words')[];
  readonly decided: Decided<Refused>;
}

/** Why an act is not done in a conversation that went on since the call came: with who did what. */
export async function refusalOf(
  reading: DeskReading,
  { ground, staff, seen, now, hangsOn, decided }: Meanwhile,
): Promise<Refused | undefined> {
  const passed = now.epoch !== seen.epoch;
  if (!('refused' in decided) && !(passed && hangsOn.includes('hands')) && !hangsOn.includes('words'))
    return undefined;
  const view = viewOf(reading.view(staff), now);
  const { did, memberWrote } = await happenedSince(ground, { view, conversation: now, seq: seen.seq });
  const owner = isHeldApart(view.sight, now) ? undefined : ownerOf(now.owner);
  const by = did && (await whoDid(reading, { staff, id: owner ?? ownerOf(seen.owner) }, did));
  const more = { ...(did && { did: did.what }), ...(by && { by }) };
  if ('refused' in decided) return { ...decided.refused, ...more };
  if (passed && hangsOn.includes('hands')) return { code: 'conflict', ...more };
  return memberWrote && hangsOn.includes('words') ? { code: 'memberWrote' } : undefined;
}

/** Whoever took a conversation is its owner now; whoever let go of it was its owner before. */
async function whoDid(
  reading: DeskReading,
  { staff: { association }, id }: { readonly staff: Staff; readonly id: number | undefined },
  { name }: NonNullable<Since['did']>,
): Promise<Who | undefined> {
  if (id === undefined) return name === undefined ? undefined : { name };
  const names = await reading.names(association);
  return { id, name: names.get(id) ?? name ?? '' };
}
