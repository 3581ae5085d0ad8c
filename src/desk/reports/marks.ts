import { cleanLine } from '../../arabic/clean.ts';
import type { Marks, NewMark } from '../../contract/kept/marks.ts';
import { maskIdentifiers } from '../../fields/identifiers.ts';
import { Fault } from '../../kernel/errors.ts';
import { marksOf, putMark } from '../../records/desk/reports/marks.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { targetFault } from '../../reports/reports.ts';
import { isDay } from '../../reports/span.ts';
import type { Desk } from '../desk.ts';

/** So many changes are told. */
const most = 100;
const leastSigns = 2;

/** What is wrong in a mark that is to be set; undefined where it can be. */
function faultIn(mark: NewMark): string | undefined {
  if (mark.kind === 'target') return targetFault(mark.of, mark.value);
  if (!isDay(mark.of)) return 'of: must be a Gregorian day that exists, as 2026-11-30.';
  if (mark.value === null) return undefined;
  if (cleanLine(mark.value).length < leastSigns) return 'value: a note needs two signs.';
  return maskIdentifiers(mark.value) === mark.value
    ? undefined
    : 'value: a note holds no number of an id, a mobile or an account: it stands in prints and exports.';
}

/** What managers set beside their figures: targets of tiles and notes on days, with who set them and when. */
export class ReportMarks {
  constructor(private readonly desk: Desk) {}

  async all({ association }: Pick<Staff, 'association'>): Promise<Marks> {
    return { items: await marksOf(this.desk.ground.database, association, most) };
  }

  /** Throws Fault wrongRequest for a tile without a target, a value that it cannot have, a day that there is not, and a note that names identifiers. */
  async put(by: Staff, mark: NewMark): Promise<Marks> {
    const fault = faultIn(mark);
    if (fault !== undefined) throw new Fault('wrongRequest', fault);
    const { kind, of, value } = mark;
    const kept = typeof value === 'string' ? cleanLine(value) : value === null ? null : String(value);
    const isKept = await putMark(this.desk.ground.database, by, {
      kind,
      of,
      value: kept,
      now: this.desk.now(),
    });
    if (!isKept) throw new Fault('notAllowed', 'Your right has ended meanwhile. Sign in again.');
    return this.all(by);
  }
}
