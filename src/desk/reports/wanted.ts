import { langOf } from '../../contract/lang.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Database } from '../../records/base/database.ts';
import { spanOf, type Span, type Wanted } from '../../reports/span.ts';
import type { House } from '../../voice/house.ts';

const names = ['from', 'to', 'channel', 'service', 'lang'];
/** What an address asks of the cases behind them beside that. */
export const alsoOfCases = ['counted', 'skip'] as const;

/** What an address asks of the figures. Throws Fault wrongRequest for a name that is none: whoever mistypes one would read figures of everything. */
export function wantedIn(query: Readonly<Record<string, string>>, also: readonly string[] = []): Wanted {
  const all = [...names, ...also];
  const strange = Object.keys(query).find((name) => !all.includes(name));
  if (strange !== undefined)
    throw new Fault('wrongRequest', `There is no such choice; there are ${all.join(', ')}.`);
  if (query['lang'] !== undefined && langOf(query['lang']) === undefined)
    throw new Fault('wrongRequest', 'lang: must be ar or en.');
  return query;
}

/** Channels of whose conversations something was counted, or that stand at the desk; services that the pack has no more, of which there are requests or ratings. */
const had = {
  channel: `select exists (select from written_months where association = $1 and channel = $2)
    or exists (select from conversations where association = $1 and channel = $2 and listed_at is not null) as had`,
  service: `select exists (select from sent_cells where association = $1 and service = $2)
    or exists (select from rating_counts where association = $1 and service = $2) as had`,
} as const;

interface Known {
  readonly database: Database;
  readonly house: House;
  /** The channels that are connected. */
  readonly channels: readonly string[];
  readonly now: number;
}

/** The span that is asked for. Throws Fault wrongRequest, also for a channel or a service that the association neither has nor had. */
export async function knownSpan(wanted: Wanted, { database, house, channels, now }: Known): Promise<Span> {
  const { association } = house;
  const span = spanOf(association.id, wanted, now);
  const has = { channel: channels, service: association.services.map(({ id }) => id) };
  for (const what of ['channel', 'service'] as const) {
    const id = span[what];
    if (id === null || has[what].includes(id)) continue;
    const { rows } = await database.query<{ had: boolean }>(had[what], [association.id, id]);
    if (rows[0]?.had !== true)
      throw new Fault('wrongRequest', `${what}: the association has none of this name.`);
  }
  return span;
}
