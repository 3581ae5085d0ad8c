import { leastBusy } from './least-busy.ts';
import type { SharingRule } from './rule.ts';
import { samePerson } from './same-person.ts';

/** Every rule by which conversations are shared out. */
const sharingRules: readonly SharingRule[] = [leastBusy, samePerson];

/** Undefined where conversations wait for whoever takes them. */
export const sharingRule = (name: string): SharingRule | undefined =>
  sharingRules.find((one) => one.name === name);
