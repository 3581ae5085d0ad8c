import { Office } from '../../src/desk/office.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { openPlace, type Place } from './place.ts';

/** A place with a desk at which one researcher of an association sits. */
export interface Staffed {
  readonly place: Place;
  readonly office: Office;
  readonly staff: Staff;
  /** Closes all of it and removes the folder. */
  remove(): Promise<void>;
}

/** `change` may exchange parts of what conversations live on. */
export async function openStaffed(
  association: string,
  change?: (ground: Ground) => Ground,
): Promise<Staffed> {
  const place = await openPlace({}, change);
  const office = new Office(place.ground, place.conversations);
  const email = `one@${association}.example`;
  const staff = await putStaff(place.ground.database, { association, email, role: 'researcher' }, Date.now());
  return {
    place,
    office,
    staff,
    async remove() {
      await office.close();
      await place.remove();
    },
  };
}
