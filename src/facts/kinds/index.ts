import type { FactKind } from '../kind.ts';
import { address } from './address.ts';
import { closed } from './closed.ts';
import { committee } from './committee.ts';
import { duty } from './duty.ts';
import { greeting } from './greeting.ts';
import { helpLines } from './help-lines.ts';
import { holidays } from './holidays.ts';
import { hours } from './hours.ts';
import { ramadan } from './ramadan.ts';
import { sharing } from './sharing.ts';
import { telephone } from './telephone.ts';

/** Every fact that is kept at the desk, in the order of its page. */
export const factKinds: readonly FactKind[] = [
  closed,
  hours,
  ramadan,
  holidays,
  telephone,
  address,
  greeting,
  duty,
  sharing,
  helpLines,
  committee,
];

export const factKind = (name: string): FactKind | undefined => factKinds.find((one) => one.name === name);
