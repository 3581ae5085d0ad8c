import type { Marks } from '../../contract/cases/check.ts';
import { Fault } from '../../kernel/errors.ts';
import type { RequestRecord } from '../../records/requests/requests.ts';
import { refusal } from '../refusal.ts';

/**
 * A case is checked when every field that was answered matches its paper. Throws Fault wrongRequest for marks that are not those of its fields,
 * conflict where one is unclear or expired: that is asked for again first.
 */
export function mustBeMatched(fields: RequestRecord['fields'], marks: Marks): void {
  const answered = fields.filter(({ value }) => value !== null).map(({ name }) => name);
  const lacking = answered.filter((name) => marks[name] === undefined);
  const strange = Object.keys(marks).filter((name) => !answered.includes(name));
  if (lacking.length > 0)
    throw new Fault(
      'wrongRequest',
      `marks: lacks ${lacking.join(', ')}: mark every field that was answered.`,
    );
  if (strange.length > 0)
    throw new Fault('wrongRequest', `marks: this case has no answer to ${strange.join(', ')}.`);
  const open = answered.filter((name) => marks[name] !== 'matched');
  if (open.length > 0)
    throw refusal('marksOpen', {
      code: 'conflict',
      message: `Not everything matches (${open.join(', ')}): ask the member for it first.`,
    });
}
