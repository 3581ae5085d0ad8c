import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ground } from '../../conversation/context.ts';
import { randomId } from '../../kernel/ids.ts';
import type { Staff } from '../../records/desk/staff.ts';

/** A browser in which somebody signed in before, in their present term or a former one. */
export interface Device {
  readonly id: string;
  readonly staff: number;
  readonly term: number;
}

const sealOf = ({ database }: Ground, text: string): Buffer =>
  createHmac('sha256', database.secret('devices of the desk')).update(text).digest();

/** What a browser keeps, so that it is known at the next sign-in. It opens nothing: the password is asked for all the same. */
export function deviceFor(ground: Ground, { id, term }: Pick<Staff, 'id' | 'term'>): string {
  const text = `${id}.${term}.${randomId()}`;
  return `${text}.${sealOf(ground, text).toString('base64url')}`;
}

/** The device that shows what it was given; undefined for everything else. */
export function deviceIn(ground: Ground, given: string | undefined): Device | undefined {
  const [, text, id, term, seal] =
    /^((\d{1,9})\.(\d{1,9})\.[\w-]{10,40})\.([\w-]{43})$/.exec(given ?? '') ?? [];
  if (text === undefined || seal === undefined) return undefined;
  if (!timingSafeEqual(Buffer.from(seal, 'base64url'), sealOf(ground, text))) return undefined;
  return { id: text, staff: Number(id), term: Number(term) };
}

/** The device, where it is one in which this account was signed in, in its present term. */
export function knownDevice(
  ground: Ground,
  given: string | undefined,
  staff: Staff | undefined,
): Device | undefined {
  const device = deviceIn(ground, given);
  return device && device.staff === staff?.id && device.term === staff.term ? device : undefined;
}
