import type { Colleague, Role } from '../../../contract/desk.ts';

/** Every role, in the order in which they are offered. */
export const roles = [
  'researcher',
  'delegate',
  'committee',
  'manager',
  'privacy',
  'admin',
] as const satisfies readonly Role[];

/** What somebody is called at the desk: the address, before they gave a name. */
export const nameOf = ({ name, email }: Pick<Colleague, 'name' | 'email'>): string =>
  name === '' ? email : name;
