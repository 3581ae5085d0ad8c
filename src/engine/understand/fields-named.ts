import { fold } from '../../arabic/fold.ts';
import { pick } from '../../fields/choice.ts';
import type { FieldSpec } from '../../fields/spec.ts';
import { fieldsBegun, serviceOf, type House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import { isAsked } from '../../voice/review.ts';
import type { Meaning } from '../events.ts';
import type { Reader } from './reading.ts';

/** Which fields can be named now, in the order of the review. */
function fieldsToCorrect(house: House, asked: Asked): FieldSpec[] {
  const service = serviceOf(house, asked.review?.service ?? asked.field?.service ?? '');
  const answers = asked.review?.answers;
  return fieldsBegun(service, answers ?? {}, asked.field?.name).filter(
    (field) => answers === undefined || isAsked(field, answers),
  );
}

/**
 * An answer of the form under way that a text says is wrong, wherever the member stands, with its new value where it says that. A question about
 * correcting is none.
 */
export function correctionOf(
  { house, lexicon, now, form }: Reader,
  text: string,
  asked: Asked | undefined,
): Meaning | undefined {
  if (!form || (house.knowledge.asks(text) && !asking.test(fold(text)))) return undefined;
  const { at, answers } = form;
  const all = fieldsBegun(serviceOf(house, form.service), answers, at);
  const present = all.filter((one) => isAsked(one, answers));
  const found = lexicon.correction(text, { fields: present, at, now, all: asked?.review !== undefined });
  if (found) return { kind: 'correct', ...found };
  // A field that is not asked after another answer is offered, with that answer changed.
  const other = lexicon.correction(text, { fields: all, at, now });
  return other?.value === undefined ? undefined : { kind: 'several', values: { [other.field]: other.value } };
}
/** What is asked for in the form of a question: "ممكن تعدلون الجوال". */
const asking = /^(?:ممكن|اقدر|can you|could you|can i|may i) /;

/** The field that a text names: by its label or another name of it. */
export function fieldNamed(house: House, asked: Asked, text: string): string | undefined {
  const fields = fieldsToCorrect(house, asked);
  return pick(
    fields.map((field) => ({
      id: field.name,
      names: [field.label.ar, field.label.en ?? '', ...field.alsoCalled].filter(Boolean),
    })),
    text,
  );
}
