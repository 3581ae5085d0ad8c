import type { VisitReport } from '../../contract/cases/visit.ts';
import { isOpenCase } from '../../contract/cases/status.ts';
import { buttonsOf, parseField, showField } from '../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { FieldValue } from '../../fields/value.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { lastStep } from '../../records/requests/last-steps.ts';
import { serviceOf, type House } from '../../voice/house.ts';
import { isAsked } from '../../voice/review.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { langOf, rightOf, type Desk } from '../desk.ts';
import { whyNotNoted } from './afterwards/why-not-noted.ts';
import type { Requests } from './requests.ts';
import { refusal } from '../refusal.ts';

const wrong = (message: string): Fault => new Fault('wrongRequest', message);

/** What was typed, or chosen by its button. Throws Fault wrongRequest that says in words of the reader's language what is wrong. */
function valueOf(
  house: House,
  field: FieldSpec,
  { text, now, lang }: { text: string; now: number; lang: Lang },
): FieldValue {
  if (buttonsOf(field).includes(text)) return kindOf(field).buttons?.means(text) ?? text;
  const parsed = parseField(field, text, now);
  // Nobody is asked here whether a number or a day is meant as it was read.
  const isOpen = parsed.ok && parsed.unsure === true && kindOf(field).readsAs === 'value';
  if (parsed.ok && !isOpen) return parsed.value;
  const words = parsed.ok
    ? house.wording.line(lang, { group: 'faults', word: `${field.type}.meant` })
    : house.wording.line(lang, { group: 'faults', word: `${field.type}.${parsed.fault}` }, parsed.args);
  throw refusal('answerWrong', {
    code: 'wrongRequest',
    message: `answers.${field.name}: ${words}`,
    of: { label: inLang(field.label, lang), words },
  });
}

/** The lines of a report, as they are shown from then on. Throws Fault wrongRequest for an answer that is none, is lacking, or was not asked for. */
function linesOf(
  house: House,
  fields: readonly FieldSpec[],
  {
    answers: typed,
    now,
    lang,
  }: { readonly answers: VisitReport['answers']; readonly now: number; readonly lang: Lang },
): readonly { readonly name: string; readonly label: string; readonly shown: string }[] {
  const strange = Object.keys(typed).find((name) => !fields.some((field) => field.name === name));
  if (strange !== undefined) throw wrong(`answers: the report of this service has no "${strange}".`);
  const answers: Record<string, FieldValue> = {};
  return fields.flatMap((field) => {
    if (!isAsked(field, answers)) return [];
    const text = typed[field.name] ?? '';
    if (text === '') {
      if (field.optional) return [];
      throw refusal('answerMissing', {
        code: 'wrongRequest',
        message: `answers.${field.name}: is missing.`,
        of: { label: inLang(field.label, lang) },
      });
    }
    const value = valueOf(house, field, { text, now, lang });
    answers[field.name] = value;
    return [{ name: field.name, label: field.label.ar, shown: showField(field, value, 'ar') }];
  });
}

/**
 * Reports what was found at the home of whoever sent a case, with a recommendation, for the committee; the member is not told. A later report stands in the place
 * of the one before, which stays in the history. Throws Fault notFound, wrongRequest for a service without such a report or an answer that is none, conflict when
 * it is decided already, or somebody else reported meanwhile.
 */
export async function reportVisit(
  {
    desk,
    requests,
    staff,
    lang,
  }: { readonly desk: Desk; readonly requests: Requests; readonly staff: Staff; readonly lang: Lang },
  reference: string,
  { answers, recommendation, words }: VisitReport,
): Promise<void> {
  const found = await requests.mustFind(staff, reference);
  const { conversation, service, status: from } = found;
  const house = desk.reading.house(staff.association);
  const fields = serviceOf(house, service)?.visit;
  if (!fields) throw wrong('The pack has no report of a visit for this service.');
  if (!isOpenCase(from)) throw await requests.decidedAlready(staff, reference);
  const seen = await lastStep(desk.ground.database, reference, 'visited');
  const visit = { recommendation, fields: linesOf(house, fields, { answers, now: desk.now(), lang }) };
  await desk
    .tell(conversation, (loaded) => ({
      external: null,
      kind: 'note',
      said: [{ message: { text: '', lang: langOf(loaded) }, name: staff.name, system: 'visited' }],
      outcomes: [
        rightOf(staff),
        { type: 'noteCase', reference, from, status: 'visited', staff: staff.id, seen, reason: words, visit },
      ],
      about: [service],
    }))
    .catch(async (error: unknown) => {
      throw await whyNotNoted({ desk, requests }, { staff, found, status: 'visited', seen, error });
    });
  desk.announce(staff.association, 'requests');
  await desk.announceOf(conversation);
}
