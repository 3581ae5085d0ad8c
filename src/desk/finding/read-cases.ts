import { fold } from '../../arabic/fold.ts';
import type { Ground } from '../../conversation/context.ts';
import { kindOf } from '../../fields/spec.ts';
import { keepApplicants, unreadCases, type Applicant, type Unread } from '../../records/people/applicants.ts';
import type { Picked } from '../../records/people/telling.ts';
import { tokenOf } from '../../records/desk/searchable.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { termsOfName, termsOfNumber } from './terms.ts';

const together = 50;

/** The fields of each form that tell who sent it: names, and numbers that they are found by. */
const pickedIn = (house: House): readonly Picked[] =>
  house.association.services.map((service) => ({
    association: house.association.id,
    service: service.id,
    fields: [...service.fields, ...(service.retired ?? [])]
      .filter((field) => kindOf(field).foundBy !== undefined || kindOf(field).saysWho === true)
      .map(({ name }) => name),
  }));

/** By what a case is found, and what tells its member from others who write from the same place. */
function applicantOf({ database, houses }: Ground, unread: Unread, picked: readonly string[]): Applicant {
  const { association, service, lines } = unread;
  const house = houses.get(association);
  const asked = house && serviceOf(house, service);
  const said = lines.filter(({ none }) => !none);
  const by = (kind: 'words' | 'lastFigures'): readonly string[] =>
    said.flatMap(({ name, shown }) => {
      const spec = fieldOf(asked, name);
      return spec && kindOf(spec).foundBy === kind ? [shown] : [];
    });
  const names = by('words');
  const terms = [...names.flatMap(termsOfName), ...by('lastFigures').flatMap(termsOfNumber)];
  const tokens = [...new Set(terms.map((term) => tokenOf(database, association, term)))];
  return {
    ...unread,
    picked,
    named: fold(names[0] ?? ''),
    tokens: tokens.toSorted((one, other) => one - other),
  };
}

/** Reads who sent cases of which that was not read yet: those of some conversations, or all of them. Answers of how many; broken off, it goes on where it was. */
export async function readCases(
  ground: Ground,
  conversations?: readonly number[],
  signal?: AbortSignal,
): Promise<number> {
  const picked = [...ground.houses.values()].flatMap(pickedIn);
  let count = 0;
  for (let after = ''; signal?.aborted !== true;) {
    const wanted = { after, most: together, ...(conversations && { conversations }) };
    const unread = await unreadCases(ground.database, picked, wanted);
    const last = unread.at(-1);
    if (!last) break;
    const fieldsOf = ({ association, service }: Unread): readonly string[] =>
      picked.find((one) => one.association === association && one.service === service)?.fields ?? [];
    await keepApplicants(
      ground.database,
      unread.map((one) => applicantOf(ground, one, fieldsOf(one))),
    );
    count += unread.length;
    after = last.reference;
  }
  return count;
}
