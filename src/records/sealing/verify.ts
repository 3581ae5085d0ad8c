import type { Finding, Report } from './finding.ts';
import { linkKinds } from './kinds/index.ts';
import type { Loose, Records } from './kinds/kind.ts';
import { headAfter, noHead, type Link } from './link.ts';
import { endOfList, macOfEnd, type ChainEnd } from './macs.ts';
import { notes } from '../requests/notes.ts';
import { checkRecords } from './sealed-records.ts';

export type { Finding } from './finding.ts';

/** What was gone through: requests, links, and what waits to be linked; the end of every chain (`head` in hexadecimal), to be noted elsewhere. */
export interface Verified {
  readonly checked: number;
  readonly links: number;
  readonly waiting: number;
  readonly heads: readonly { readonly association: string; readonly seq: number; readonly head: string }[];
  readonly findings: readonly Finding[];
}

type StoredLink = Link & { readonly seq: number; readonly head: Buffer };
type StoredEnd = ChainEnd & { readonly mac: Buffer };

const page = 500;
const referenceOf = (ref: string): string => ref.split('/')[0] ?? ref;

/** What is gone through, and what was found of rows by now: a link that is made meanwhile is seen waiting and in its chain, and its row is told of once. */
interface Going extends Records {
  readonly told: Set<string>;
}

/** Holds the rows that links stand for against them. */
async function checkRows(
  records: Going,
  { association, links }: { readonly association: string; readonly links: readonly Link[] },
  report: Report,
): Promise<void> {
  for (const kind of linkKinds) {
    const its = links.filter((link) => kind.names.some((name) => name === link.kind));
    if (its.length === 0) continue;
    const kindOf = new Map(its.map((link) => [link.ref, link.kind]));
    for (const [ref, problem] of await kind.problems(records, association, its)) {
      const name = JSON.stringify([kindOf.get(ref), ref, problem]);
      if (records.told.has(name)) continue;
      records.told.add(name);
      report({ association, kind: kindOf.get(ref) ?? '', reference: referenceOf(ref), problem });
    }
  }
  const known: readonly string[] = linkKinds.flatMap(({ names }) => names);
  for (const { kind, ref } of links.filter((link) => !known.includes(link.kind)))
    report({
      association,
      kind,
      reference: referenceOf(ref),
      problem: 'this version of Silah does not know it',
    });
}

/** Goes along a chain from the link after `seq`. Answers where it ends. */
async function walk(records: Going, from: ChainEnd, report: Report): Promise<ChainEnd> {
  const { association } = from;
  let { seq, head } = from;
  for (;;) {
    const { rows } = await records.database.query<StoredLink>(
      `select seq, kind, ref, hash, head from chain_links where association = $1 and seq > $2 order by seq limit ${page}`,
      [association, seq],
    );
    for (const link of rows) {
      const named = { association, kind: link.kind, reference: referenceOf(link.ref) };
      if (link.seq !== seq + 1)
        report({
          association,
          kind: 'chain',
          reference: null,
          problem: `${link.seq - seq - 1} links missing before ${link.seq} (${link.kind} ${link.ref})`,
        });
      else if (!headAfter(head, link).equals(link.head))
        report({ ...named, problem: `its link ${link.seq} in the chain was changed` });
      ({ seq, head } = link);
    }
    await checkRows(records, { association, links: rows }, report);
    if (rows.length < page) return { association, seq, head };
  }
}

async function endOf({ database }: Records, association: string): Promise<StoredEnd | undefined> {
  const { rows } = await database.query<StoredEnd>(
    'select association, seq, head, mac from chain_heads where association = $1',
    [association],
  );
  return rows[0];
}

/** Goes along the chain of an association to its end, which may move meanwhile. */
async function checkChain(records: Going, association: string, report: Report): Promise<number> {
  const found = (problem: string): void => report({ association, kind: 'chain', reference: null, problem });
  let last = await walk(records, { association, seq: 0, head: noHead }, report);
  for (;;) {
    const end = await endOf(records, association);
    if (!end) {
      if (last.seq > 0) found('the end of the chain is missing');
      return last.seq;
    }
    if (!macOfEnd(records.database, end).equals(end.mac)) found('the end of the chain was changed');
    else if (end.seq > last.seq) {
      const further = await walk(records, last, report);
      if (further.seq > last.seq) {
        last = further;
        continue;
      }
      found(`${end.seq - last.seq} links missing at the end of the chain`);
    } else if (end.seq < last.seq || !end.head.equals(last.head))
      found('the end of the chain is not its last link');
    return last.seq;
  }
}

/** What waits to be linked is held against its rows like what is. */
async function checkWaiting(records: Going, association: string, report: Report): Promise<number> {
  const { rows } = await records.database.query<Link>(
    'select kind, ref, hash from chain_waiting where association = $1',
    [association],
  );
  await checkRows(records, { association, links: rows }, report);
  return rows.length;
}

/** Rows that ought to be in a chain. Before the chains have begun, those count that were written by this version alone. */
async function checkLoose({ database }: Records, hasBegun: boolean, report: Report): Promise<void> {
  const notLinked = (ref: string, mac: string): string =>
    `not exists (select 1 from chain_links l where l.ref = ${ref}) and not exists (select 1 from chain_waiting w where w.ref = ${ref})${hasBegun ? '' : ` and ${mac} is not null`}`;
  for (const { loose } of linkKinds) {
    if (!loose) continue;
    const { rows } = await database.query<Loose>(loose(notLinked));
    for (const { association, kind, ref } of rows)
      report({ association, kind, reference: referenceOf(ref), problem: 'stands in no chain' });
  }
}

/** A request stands where what happened to it last left it. */
async function checkStatus({ database }: Records, report: Report): Promise<void> {
  const { rows } = await database.query<{
    association: string;
    reference: string;
    status: string;
    last: string;
  }>(
    `select * from (select r.association, r.reference, r.status,
       coalesce((select e.status from request_events e where e.reference = r.reference and e.status <> all ($1) order by e.id desc limit 1), 'submitted') as last
     from requests r) as stands where status <> last`,
    [notes],
  );
  for (const { association, reference, status, last } of rows)
    report({
      association,
      kind: 'request',
      reference,
      problem: `it stands as "${status}", but the last that became of it is "${last}"`,
    });
}

/** A request is answered by the day that was named last, if one was. */
async function checkDays({ database }: Records, report: Report): Promise<void> {
  const { rows } = await database.query<{ association: string; reference: string }>(
    `select association, reference from requests r
     where moved_to is distinct from (select d.day from new_days d where d.reference = r.reference order by d.id desc limit 1)`,
  );
  for (const { association, reference } of rows)
    report({
      association,
      kind: 'request',
      reference,
      problem: 'it is answered by another day than the one that was named last',
    });
}

/** The list of chains; answers whether they have begun. */
async function checkList(records: Records, report: Report): Promise<boolean> {
  const found = (problem: string): void =>
    report({ association: '', kind: 'chain', reference: null, problem });
  const { rows } = await records.database.query<StoredEnd>(
    'select association, seq, head, mac from chain_heads order by association',
  );
  const stored = rows.find(({ association }) => association === '');
  if (!stored) {
    const linked = await records.database.query('select 1 from chain_links limit 1');
    if (rows.length === 0 && linked.rows.length === 0) return false;
    found('the list of chains is missing');
    return true;
  }
  const list = endOfList(rows.map(({ association }) => association).filter((name) => name !== ''));
  if (!macOfEnd(records.database, stored).equals(stored.mac)) found('the list of chains was changed');
  else if (stored.seq > list.seq) found(`${stored.seq - list.seq} chains are missing`);
  else if (!stored.head.equals(list.head)) found('the list of chains does not name these chains');
  return true;
}

/** Goes through all that was sealed of every association. */
export async function verifyRecords(records: Records): Promise<Verified> {
  const { database } = records;
  const findings: Finding[] = [];
  const report: Report = (finding) => void findings.push(finding);
  const hasBegun = await checkList(records, report);
  const { rows } = await database.query<{ association: string }>(
    `select association from chains union select association from requests union select association from chain_links
     union select association from chain_waiting union select association from chain_heads where association <> '' order by 1`,
  );
  let [checked, links, waiting] = [0, 0, 0];
  for (const { association } of rows) {
    checked += await checkRecords(database, association, report);
    const going = { ...records, told: new Set<string>() };
    waiting += await checkWaiting(going, association, report);
    links += await checkChain(going, association, report);
  }
  await checkLoose(records, hasBegun, report);
  await checkStatus(records, report);
  await checkDays(records, report);
  const ends = await database.query<ChainEnd>(
    `select association, seq, head from chain_heads where association <> '' order by association`,
  );
  const heads = ends.rows.map((end) => ({ ...end, head: end.head.toString('hex') }));
  return { checked, links, waiting, heads, findings };
}
