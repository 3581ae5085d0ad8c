import { Fault } from './errors.ts';

/** What was named, as one of a list. Throws Fault wrongRequest for anything else, with the name of what was asked for. */
export function oneOf<Name extends string>(
  name: string,
  list: readonly Name[],
  given: string | undefined,
): Name {
  const found = list.find((one) => one === given);
  if (found === undefined) throw new Fault('wrongRequest', `${name}: must be one of ${list.join(', ')}.`);
  return found;
}
