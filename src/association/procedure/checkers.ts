import { readersOf } from '../readers.ts';
import type { Association, Service } from '../schema.ts';

/** What nobody could do as a pack stands, and how that is mended. */
export interface Locked {
  readonly file: string;
  readonly path: (string | number)[];
  readonly problem: string;
}

const usual = ['researcher', 'delegate', 'official'] as const;

/**
 * Somebody can check what must be checked before the committee sees it: without them nothing would ever come before it. A higher official is there where the policy
 * refers to one.
 */
export function checkCheckers({ pack: { procedure }, services }: Association): Locked[] {
  const { check, steps, unclear } = procedure;
  const there = (check?.by ?? usual).filter((role) => role !== 'official' || unclear.to === 'higherOfficial');
  if (there.length === 0)
    return [
      {
        file: 'pack.yaml',
        path: ['procedure', 'check', 'by'],
        problem:
          'nobody has this role where the policy refers to no higher official, and no case would come before the committee: name researcher or delegate',
      },
    ];
  const isChecked = ({ studiedBy, fields }: Service): boolean =>
    !studiedBy &&
    (steps.some(({ kind }) => kind === 'check') || fields.some((field) => 'later' in field && field.later));
  return services.flatMap((service, at): Locked[] =>
    isChecked(service) && !readersOf(service).some((role) => there.some((one) => one === role))
      ? [
          {
            file: 'services.yaml',
            path: ['services', at, 'readBy'],
            problem: `its cases are checked before the committee sees them, and whoever checks may not read them: name ${there.join(' or ')} here too`,
          },
        ]
      : [],
  );
}
