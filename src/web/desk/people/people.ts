import type { Colleague } from '../../../contract/desk.ts';

/** What somebody is called at the desk: the address, before they gave a name. */
export const nameOf = ({ name, email }: Pick<Colleague, 'name' | 'email'>): string =>
  name === '' ? email : name;
