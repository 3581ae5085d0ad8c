import type { DeskLine } from '../../contract/desk.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import { formIn } from '../../engine/form.ts';
import { kindOf } from '../../fields/spec.ts';
import type { Whereabouts } from '../../records/desk/who.ts';
import { anyFieldOf, serviceOf } from '../../voice/house.ts';
import { maySee, type View } from '../reading/sight.ts';

/** By what a conversation may be found, as far as somebody may see it. */
export interface Material {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly lines: readonly DeskLine[];
}

/** The values of forms that somebody may read, with their service: of those under way and of those that were sent. */
function* valuesIn(
  { sight }: View,
  { state, sent }: Whereabouts,
): Generator<readonly [string, string, unknown]> {
  const { parked = [], stack = [] } = (state ?? {}) as unknown as Partial<Dialogue>;
  for (const frame of [...parked, ...stack]) {
    const form = formIn(frame);
    if (!form || !maySee(sight, [form.service])) continue;
    for (const [field, value] of Object.entries(form.answers)) yield [form.service, field, value];
  }
  for (const { service, fields } of sent)
    if (maySee(sight, [service]))
      for (const { name, shown, none } of fields) if (!none) yield [service, name, shown];
}

/** Whether a person has said it: what the bot says is the same everywhere. */
const isSaid = ({ from, system, text }: DeskLine): boolean =>
  from !== 'bot' && system === undefined && text !== '';

/** What may be found in a conversation. */
export function materialOf(view: View, stored: Whereabouts, lines: readonly DeskLine[]): Material {
  const names: string[] = [];
  const numbers: string[] = [];
  for (const [service, field, value] of valuesIn(view, stored)) {
    const spec = anyFieldOf(serviceOf(view.house, service), field);
    const foundBy = spec && kindOf(spec).foundBy;
    if (typeof value !== 'string' || foundBy === undefined) continue;
    (foundBy === 'words' ? names : numbers).push(value);
  }
  if (maySee(view.sight, [])) {
    if (stored.profile !== undefined) names.push(stored.profile);
    const number = /^\+?(\d{5,20})(?:@[a-z.]+)?$/u.exec(stored.address ?? '')?.[1];
    if (number !== undefined) numbers.push(number);
  }
  return { names, numbers, lines: lines.filter(isSaid) };
}
