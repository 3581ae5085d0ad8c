import { fieldAt } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import { parseField, valueWithRest } from '../../fields/field.ts';
import { kindOf } from '../../fields/spec.ts';
import { yesOrNo } from '../../fields/yes-no.ts';
import type { Meaning } from '../events.ts';
import type { Reader } from './reading.ts';

/** "No, it is …": what stands before another value. */
const refusal =
  /^\s*(?:لا+|لأ|كلا|مو|مب|no)[\s،,.:]+(?:(?:هو|هي|بل|قصدي|اقصد|أقصد|الصحيح|it is)[\s:]+)?(?=\S)/iu;

/** Another value that is typed where the one before is asked about ("لا، 3500"). Of names and places those alone that are known: any text looks like one; or the rest of what was told in part ("بن سعد الدوسري"). */
export function valueInstead(
  { house, now, form }: Reader,
  { doubts }: Asked,
  text: string,
): Meaning | undefined {
  const field = fieldAt(house, doubts);
  if (!field || yesOrNo(text) !== undefined) return undefined;
  const whole = form?.doubted === undefined ? undefined : valueWithRest(field, form.doubted, text);
  if (whole !== undefined) return { kind: 'answer', value: whole, act: 'typed', unsure: true };
  const { readsAs } = kindOf(field);
  if (readsAs !== 'value' && readsAs !== 'identifier' && readsAs !== 'title') return undefined;
  const parsed = parseField(field, text.replace(refusal, ''), now);
  if (!parsed.ok || (readsAs === 'title' && parsed.unsure)) return undefined;
  return { kind: 'answer', value: parsed.value, act: 'typed', ...(parsed.unsure && { unsure: true }) };
}
