import { bodyOf } from '../../../conversation/turn/entry-body.ts';
import type { KeptWords } from '../../../records/desk/inbox/told.ts';
import type { Entry } from '../../../records/turns/entries.ts';
import { serviceOf, type House } from '../../../voice/house.ts';
import { subjectsOf } from './subjects.ts';

/** Whether a member said something of their own in an entry: a press opens a form by mistake, too. */
const isSaid = ({ kind, body }: Entry): boolean => {
  const { heard } = bodyOf({ body });
  return (
    kind === 'member' && heard !== undefined && heard.cause?.event.kind !== 'tap' && heard.text !== undefined
  );
};

/** What members said in some entries that is kept for whoever reads the cases of a service, and the lines in which it stands. */
export function keptWordsIn(
  house: House,
  entries: readonly Entry[],
): { readonly kept: readonly KeptWords[]; readonly keptLines: readonly number[] } {
  const kept = new Map<string, number>();
  const keptLines: number[] = [];
  for (const { entry, about } of subjectsOf(house, entries)) {
    const services = about.filter((one) => serviceOf(house, one)?.readBy !== undefined);
    if (services.length === 0 || !isSaid(entry)) continue;
    keptLines.push(entry.seq);
    for (const service of services) kept.set(service, entry.at);
  }
  return { kept: [...kept].map(([service, at]) => ({ service, at })), keptLines };
}
