import type { FilePlace } from '../../../engine/files/file-place.ts';
import { takesFile } from '../../../fields/field.ts';
import { asks } from '../../../lookups/asks.ts';
import { fieldAt, type House } from '../../../voice/house.ts';
import type { Ground } from '../../context.ts';
import type { LoadedConversation } from '../cache.ts';

/** The papers for which cases of this member wait: what nobody asks for at the moment may be one of them. */
export async function caseWaiting(
  { database, coordination, clock }: Ground,
  conversation: LoadedConversation,
  house: House,
): Promise<FilePlace | undefined> {
  if (conversation.dialogue?.facts.consent !== 'given') return undefined;
  const by = { database, coordination, conversation, now: clock.now(), number: undefined };
  const found = await asks.find({ kind: 'asks' }, by);
  const fields = found.asks.flatMap(({ service, field }) => fieldAt(house, { service, name: field }) ?? []);
  const papers = fields.filter(takesFile);
  return papers.length > 0 ? { kind: 'case', fields: papers } : undefined;
}
