import { isDeepStrictEqual } from 'node:util';
import { words } from '../../arabic/fold.ts';
import { pick, placeNamed } from '../../fields/choice.ts';
import { supposes } from '../../fields/guesses/yes-or-no.ts';
import { guessAt, isListed, isOfChannel, parseField, valuesNamed } from '../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { Parsed } from '../../fields/value.ts';
import { complains } from '../../fields/told/complaint.ts';
import { serviceOf } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import { isBrief } from '../../voice/review.ts';
import type { Meaning } from '../events.ts';
import { fieldNamed } from './fields-named.ts';
import { correctionIn } from './lexicon.ts';
import { choiceOf, optionsOf, questionIn, type Reader } from './reading.ts';
import { ofOtherKind } from './several.ts';
import { questionInstead, weighed } from './weighed.ts';

/** Whether a text of more than a word is a courtesy, letter for letter. */
function saysCourtesy({ house, lexicon }: Reader, text: string): boolean {
  return words(text).length > 1 && lexicon.phrasedIn(text, house.association)?.whole === true;
}

/** What a text most likely means that reads as no value, and asks, commands or complains of nothing: it is asked about. Not what was asked about before. */
function likely(
  { form, now }: Reader,
  field: FieldSpec,
  text: string,
): Extract<Meaning, { kind: 'answer' }> | undefined {
  const among = valuesNamed(field, text, now);
  const [first] = among;
  if (first !== undefined) return { kind: 'answer', value: first, act: 'typed', unsure: true, among };
  const value = complains(text) ? undefined : guessAt(field, text, now);
  const isRefused = form?.at === field.name && isDeepStrictEqual(value, form.refused);
  return value === undefined || isRefused ? undefined : { kind: 'answer', value, act: 'typed', unsure: true };
}

/** Kinds of which a statement says a value: what it may mean is put beside what it may ask. */
const statements: ReadonlySet<string> = new Set(['option', 'value']);

/** Whether a text has the form of a question and can hardly be an answer: one that is surely known, and at buttons supposes nothing. */
function isQuestion(
  { knowledge }: Reader['house'],
  field: FieldSpec,
  { text, instead }: { readonly text: string; readonly instead: Meaning },
): boolean {
  if (!knowledge.asks(text)) return false;
  return instead.kind === 'question' && !(kindOf(field).readsAs === 'option' && supposes(text));
}

/** What may be asked, beside what the text would be as an answer that it most likely says: the member says which. */
function orLikely(
  reader: Reader,
  { field, text }: { readonly field: FieldSpec; readonly text: string },
  meaning: Meaning,
): Meaning {
  const answer = statements.has(kindOf(field).readsAs) ? likely(reader, field, text) : undefined;
  if (!answer || meaning.kind === 'answer') return meaning;
  if (meaning.kind === 'fault') return answer;
  const candidates =
    meaning.kind === 'question'
      ? [{ from: 'answer', id: meaning.answer } as const]
      : meaning.kind === 'maybe'
        ? meaning.candidates
        : [];
  return { kind: 'maybe', candidates, value: answer.value };
}

/** What a text means at a field that is asked for. */
export function understandField(
  reader: Reader,
  { asked, field }: { readonly asked: Asked; readonly field: FieldSpec },
  text: string,
): Meaning {
  const { house, now } = reader;
  const phrased = house.knowledge.phrased(text);
  if (phrased !== undefined) return { kind: 'question', answer: phrased };
  if (reader.lexicon.asksBack(text)) return { kind: 'fault', fault: `${field.type}.meant` };
  const correction = correctionIn(text);
  const corrected = correction === undefined ? undefined : fieldNamed(house, asked, correction);
  if (corrected !== undefined) return { kind: 'correct', field: corrected };
  const parsed = parseField(field, text, now);
  if (parsed.ok) {
    const { value, unsure = false } = parsed;
    // "عيد سعيد" is a name, and a wish.
    if (kindOf(field).readsAs === 'title' && saysCourtesy(reader, text))
      return { kind: 'maybe', candidates: [], value };
    const { form } = reader;
    const isWord = form !== undefined && isBrief(serviceOf(house, form.service) ?? {}, form.answers);
    return weighed(house, { field, text, value, unsure, listed: !unsure && isListed(field, value), isWord });
  }
  return atNoValue(reader, { asked, field }, { text, parsed });
}

/** What a text means at a field that reads as no value of it. */
function atNoValue(
  reader: Reader,
  { asked, field }: { readonly asked: Asked; readonly field: FieldSpec },
  { text, parsed }: { readonly text: string; readonly parsed: Extract<Parsed, { ok: false }> },
): Meaning {
  const { house } = reader;
  if (isOfChannel(field, text)) return { kind: 'ownNumber' };
  // Whoever says that there is some is asked how much; a word like «كم» or «اللي» in it asks nothing.
  const isSome = parsed.fault === 'roughly' && !house.knowledge.asks(text);
  const instead = isSome ? undefined : questionInstead(house, field, text);
  if (instead)
    return isQuestion(house, field, { text, instead }) ? instead : orLikely(reader, { field, text }, instead);
  const button = placeNamed(text) === undefined ? undefined : pick(optionsOf(reader, asked), text);
  if (button !== undefined) return choiceOf(asked, button, text);
  const found = questionIn(house, text);
  if (found?.kind === 'question') return orLikely(reader, { field, text }, found);
  const fault = `${field.type}.${parsed.fault}`;
  const other = ofOtherKind(reader, asked, { field, text, fault });
  return (
    other ??
    likely(reader, field, text) ?? { kind: 'fault', fault, ...(parsed.args && { args: parsed.args }) }
  );
}
