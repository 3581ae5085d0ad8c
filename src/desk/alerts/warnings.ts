import { namedIn, strangersIn } from '../../association/duty.ts';
import { safetyWarnings } from '../../association/help-lines.ts';
import type { Pack } from '../../association/schema.ts';
import type { LineIn } from '../../contract/line-names.ts';
import type { Ground } from '../../conversation/context.ts';
import { staffOf } from '../../records/desk/staff.ts';
import { mayDo } from '../people/roles.ts';

/** So many people at least may open what is urgent. */
const fewest = 2;

/** What an association has yet to say, or to set up, for somebody in danger: the name of a line of `desk.duty`. */
export type Lack = LineIn<'desk.duty.lacks'>;

/** What a pack alone tells. */
function lacksOf(pack: Pick<Pack, 'duty'>): readonly Lack[] {
  const { named } = namedIn(pack);
  if (named.length === 0) return ['nobody'];
  return named.length < fewest ? ['one'] : [];
}

/** What the pack of an association and the people at its desk tell together of those who are called. */
async function lacksOfDuty(
  { database, houses }: Pick<Ground, 'database' | 'houses'>,
  association: string,
): Promise<readonly Lack[]> {
  const pack = houses.get(association)?.association.pack;
  if (!pack) return [];
  const staff = (await staffOf(database, association)).filter(({ disabled }) => !disabled);
  const { named } = namedIn(pack);
  const found = named.map((email) => staff.find((one) => one.email === email));
  const lacks: readonly (Lack | false)[] = [
    ...lacksOf(pack),
    found.some((one) => one === undefined) && 'unknown',
    strangersIn(pack).length > 0 && 'strangers',
    found.some((one) => one !== undefined && !mayDo(one, 'attend')) && 'cannotAnswer',
    !staff.some(({ role }) => role === 'manager') && 'noManager',
  ];
  return lacks.filter((one) => one !== false);
}

/** All that an association has yet to fill in: who is called, and the lines of help that its members are told. */
export async function allLacks(
  ground: Pick<Ground, 'database' | 'houses' | 'clock'>,
  association: string,
): Promise<readonly Lack[]> {
  const house = ground.houses.get(association);
  if (!house) return [];
  const ofLines = safetyWarnings(house.association.pack, house.lines, ground.clock.now());
  return [...(await lacksOfDuty(ground, association)), ...new Set(ofLines.map(({ lacks }) => lacks))];
}

/** Says at the start of which associations nobody, or too few, are set up to be called. */
export async function warnOfDuty(ground: Pick<Ground, 'database' | 'houses' | 'log'>): Promise<void> {
  for (const association of ground.houses.keys()) {
    const lacks = await lacksOfDuty(ground, association);
    if (lacks.length === 0) continue;
    ground.log.warn('people on duty are not set up: see docs/safety.md', {
      association,
      lacks: lacks.join(' '),
    });
  }
}
