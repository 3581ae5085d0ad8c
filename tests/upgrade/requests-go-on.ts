import { isOpenCase } from '../../src/contract/cases/status.ts';
import { Office } from '../../src/desk/office.ts';
import { askServiceRatings } from '../../src/desk/requests/ask-ratings.ts';
import { tellLate } from '../../src/desk/requests/late.ts';
import { notePassedParts } from '../../src/desk/requests/note-parts.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { showReference } from '../../src/voice/reference.ts';
import { serviceOf } from '../../src/voice/house.ts';
import { atOnce } from '../../tools/at-once.ts';
import { allMatched } from '../support/cases.ts';
import { openPlace, type Place } from '../support/place.ts';
import type { Tell } from './go-on.ts';

const width = 4;

interface Stored {
  readonly reference: string;
  readonly association: string;
  readonly service: string;
  readonly status: string;
  readonly conversation: string;
  readonly owner: string;
}

/** Who works on the cases of one association. */
interface Crew {
  readonly checks: Staff;
  readonly decides: Staff;
  readonly manages: Staff;
  readonly keepsPrivacy: Staff;
}

async function crewOf({ ground: { database } }: Place, association: string): Promise<Crew> {
  const put = (role: string): Promise<Staff> =>
    putStaff(database, { association, email: `${role}-after-all@${association}.example`, role }, 0);
  return {
    checks: await put('researcher'),
    decides: await put('committee'),
    manages: await put('manager'),
    keepsPrivacy: await put('privacy'),
  };
}

let said = 0;
async function say({ conversations }: Place, conversation: string, text: string): Promise<string> {
  said += 1;
  const { seq } = await conversations.receive(conversation, {
    external: `said after all ${said}`,
    content: { kind: 'text', text },
  });
  const { lines } = await conversations.lines(conversation, seq - 1);
  return lines.flatMap((line) => (line.from === 'member' ? [] : [line.message.text])).join('\n');
}

const statusOf = async (place: Place, reference: string): Promise<string> =>
  (
    await place.ground.database.query<{ status: string }>(
      'select status from requests where reference = $1',
      [reference],
    )
  ).rows[0]?.status ?? 'gone';

/** The member finds the request again by asking after it, among others of theirs by its number, and sees where it stands. */
async function track(place: Place, { reference, conversation }: Stored): Promise<string> {
  await say(place, conversation, 'القائمة');
  await say(place, conversation, 'متابعة طلب');
  return (await say(place, conversation, reference)).replace(/[\u2066-\u2069]/g, '');
}

/** A request that is open is withdrawn by its member, or decided by who studies it, by turns; while a person has its conversation it is decided. */
async function end(place: Place, office: Office, one: Stored, crew: Crew): Promise<string> {
  const { reference, conversation, association, service, owner } = one;
  if (owner === 'bot' && Number(reference) % 2 === 0) {
    const told = [await say(place, conversation, 'سحب الطلب'), await say(place, conversation, 'نعم')];
    if ((await statusOf(place, reference)) !== 'withdrawn')
      throw new Error(`is not withdrawn: ${told.join(' | ')}`);
    return 'withdrawn';
  }
  const house = place.ground.houses.get(association)!;
  const { studiedBy, readBy = [] } = serviceOf(house, service)!;
  if (studiedBy) {
    const by = readBy.includes('manager') ? crew.manages : crew.keepsPrivacy;
    await office.moves.conclude(by, reference, { conclusion: 'handled', reason: 'عولج ما ورد فيه' });
    return 'handled';
  }
  const { acts, fields } = await office.requests.detail(crew.checks, reference);
  if (acts.includes('check')) await office.moves.check(crew.checks, reference, allMatched(fields));
  await office.moves.decide(crew.decides, reference, { decision: 'accepted', reason: 'بحسب اللائحة' });
  return 'accepted';
}

async function goOn(
  place: Place,
  office: Office,
  one: Stored,
  crews: ReadonlyMap<string, Crew>,
  tell: Tell,
): Promise<void> {
  const { reference, association, status, owner } = one;
  const at = `${association} ${reference} ${status}`;
  try {
    const shown = owner === 'bot' ? await track(place, one) : undefined;
    if (shown !== undefined && !(shown.includes(showReference(reference)) && shown.includes('الحالة')))
      tell(`${at}: is not found by its member: ${shown.slice(0, 200)}`);
    if (!isOpenCase(status)) return;
    const ended = await end(place, office, one, crews.get(association)!);
    const now = await statusOf(place, reference);
    if (now !== ended) tell(`${at}: stands as ${now} instead of ${ended}`);
  } catch (error) {
    tell(`${at}: ${String(error)}`);
  }
}

const entriesIn = async ({ ground }: Place): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await ground.database.query<{ id: string; seq: number }>(
    'select c.public_id as id, c.seq from conversations c where exists (select from requests r where r.conversation_id = c.id)',
  );
  return new Map(rows.map(({ id, seq }) => [id, seq]));
};

/** The days that passed and were told as missed, once each, by the conversation of their request. */
const toldLateIn = async ({ ground }: Place): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await ground.database.query<{ id: string; days: number }>(
    `select c.public_id as id, count(*)::int as days
       from (select ref from chain_links where kind = 'telling' union select ref from chain_waiting where kind = 'telling') told
       join requests r on r.reference = split_part(told.ref, '/', 1) and split_part(told.ref, '/', 2) = 'late'
       join conversations c on c.id = r.conversation_id group by 1`,
  );
  return new Map(rows.map(({ id, days }) => [id, days]));
};

/** Whoever was told something anew. That a day has passed which nobody told yet, because nothing ran on it, is said now, once. */
async function toldAnew(place: Place, tellAll: () => Promise<void>): Promise<readonly string[]> {
  const [before, lateBefore] = [await entriesIn(place), await toldLateIn(place)];
  await tellAll();
  const [after, late] = [await entriesIn(place), await toldLateIn(place)];
  return [...after].flatMap(([id, seq]) => {
    const days = (late.get(id) ?? 0) - (lateBefore.get(id) ?? 0);
    return seq - (before.get(id) ?? 0) === days ? [] : [id];
  });
}

/**
 * Every request that an earlier build left, in whatever status: nobody is told anything anew, all verify, each is found again by its member, and those that are open
 * are decided or withdrawn. Answers how many there were of each status.
 */
export async function requestsGoOn(
  env: Readonly<Record<string, string>>,
  tell: Tell,
): Promise<Readonly<Record<string, number>>> {
  const place = await openPlace(env);
  const office = new Office(place.ground, place.conversations);
  try {
    const { database, files, houses } = place.ground;
    const { rows } = await database.query<Stored>(
      `select r.reference, r.association, r.service, r.status, c.public_id as conversation, c.owner
       from requests r join conversations c on c.id = r.conversation_id order by r.reference`,
    );
    const anew = await toldAnew(place, async () => {
      for (let round = 0; round < 2; round += 1) {
        await notePassedParts(office.desk);
        await tellLate(office.desk);
        await askServiceRatings(office.desk);
      }
    });
    for (const id of anew) tell(`${id}: was told something anew`);
    const crews = new Map<string, Crew>();
    for (const association of houses.keys()) crews.set(association, await crewOf(place, association));
    // A member with several requests asks after one of them at a time.
    const members = [...new Set(rows.map(({ conversation }) => conversation))];
    await atOnce(members, width, async (member) => {
      for (const one of rows.filter(({ conversation }) => conversation === member))
        await goOn(place, office, one, crews, tell);
    });
    for (const finding of (await verifyRecords({ database, files })).findings) tell(JSON.stringify(finding));
    const counted: Record<string, number> = {};
    for (const { status } of rows) counted[status] = (counted[status] ?? 0) + 1;
    return counted;
  } finally {
    await office.close();
    await place.close();
  }
}
