/**
 * How members are called. With a phone number: its digits (`wa_id`). Without one, for WhatsApp hides it from businesses once a member
 * has a user name: `user:` and the business-scoped id, `user:SA.13491208655302741918`
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids).
 */
const hidden = 'user:';

/** What a webhook tells of a person, in whichever of its fields. */
export interface Person {
  readonly phone?: string | undefined;
  readonly user?: string | undefined;
  /** The id across several business portfolios. */
  readonly parent?: string | undefined;
}

const digits = (text: string | undefined): string | undefined =>
  text !== undefined && /^\+?\d{5,20}$/u.test(text) ? text.replace('+', '') : undefined;
const scoped = (text: string | undefined): string | undefined =>
  text !== undefined && /^[!-~]{1,200}$/u.test(text) ? `${hidden}${text}` : undefined;

/** The address of a person and all other names of the same one; undefined when there is none. */
export function addressOf(
  person: Person,
): { readonly address: string; readonly also?: readonly string[] } | undefined {
  const phone = digits(person.phone);
  // Where only an id is known, it may stand in the place of the number.
  const user = scoped(person.user ?? (phone === undefined ? person.phone : undefined));
  const [address, ...also] = [phone, user, scoped(person.parent)].filter((name) => name !== undefined);
  return address === undefined
    ? undefined
    : { address, ...(also.length > 0 && { also: [...new Set(also)] }) };
}

/** The fields that name whom a message goes to; undefined for what is no address. */
export function recipientOf(
  address: string,
): { readonly to: string } | { readonly recipient: string } | undefined {
  if (/^\d{5,20}$/u.test(address)) return { to: address };
  const user = address.startsWith(hidden) ? address.slice(hidden.length) : '';
  return scoped(user) ? { recipient: user } : undefined;
}

/** The number (E.164) that the sender of an address surely has; undefined where WhatsApp hides it. */
export const numberOf = (address: string): string | undefined =>
  /^\d{5,20}$/u.test(address) ? `+${address}` : undefined;
