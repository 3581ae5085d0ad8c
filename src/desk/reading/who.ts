import { cleanLine } from '../../arabic/clean.ts';
import type { Who } from '../../contract/desk.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import { formIn } from '../../engine/form.ts';
import { maskIdentifiers } from '../../fields/identifiers.ts';
import { kindOf } from '../../fields/spec.ts';
import type { Whereabouts } from '../../records/desk/who.ts';
import { serviceOf, type House } from '../../voice/house.ts';
import { maySee, type View } from './sight.ts';

/** The field of a service that says who its member is: the first of a kind that does. */
export const sayingWho = (house: House, service: string): string | undefined =>
  serviceOf(house, service)?.fields.find((field) => kindOf(field).saysWho === true)?.name;

/** What was answered there in a form that is under way, the latest first. */
function* answered(house: House, state: Whereabouts['state']): Generator<readonly [string, unknown]> {
  const { parked = [], stack = [] } = (state ?? {}) as unknown as Partial<Dialogue>;
  for (const frame of [...parked, ...stack].toReversed()) {
    const form = formIn(frame);
    const field = form && sayingWho(house, form.service);
    if (form && field !== undefined) yield [form.service, form.answers[field]];
  }
}

/** And in a request that was sent. */
function* sent(house: House, requests: Whereabouts['sent']): Generator<readonly [string, unknown]> {
  for (const { service, fields } of requests) {
    const field = sayingWho(house, service);
    const line = fields.find(({ name }) => name === field);
    // What stands where a name was left out is no name.
    yield [service, line?.none ? undefined : line?.shown];
  }
}

/** The name that a member gave where somebody may read it: a name that stands in a hidden case alone is hidden like it. */
function given({ house, sight }: View, { state, sent: requests }: Whereabouts): string | undefined {
  for (const [service, name] of [...answered(house, state), ...sent(house, requests)])
    if (maySee(sight, [service]) && typeof name === 'string' && name !== '') return name;
  return undefined;
}

/** The end of a number by which a channel calls its member; undefined for what is no number. */
const endOfNumber = (address: string | undefined): string | undefined =>
  address !== undefined && /^\+?\d{5,20}(?:@[a-z.]+)?$/u.test(address)
    ? `••${address.replace(/@.*$/u, '').slice(-4)}`
    : undefined;

/** Who a member is, as far as somebody may know; what the channel tells is about no case, and for those who serve. */
export function whoIn(view: View, stored: Whereabouts): Who {
  const name = given(view, stored);
  if (!maySee(view.sight, [])) return { ...(name !== undefined && { name: shownName(name) }) };
  const address = endOfNumber(stored.address);
  const { profile } = stored;
  return {
    ...(name !== undefined && { name: shownName(name) }),
    ...(name === undefined && profile !== undefined && { name: shownName(profile), profile: true as const }),
    ...(address !== undefined && { address }),
  };
}

const shownName = (name: string): string => maskIdentifiers(cleanLine(name));
