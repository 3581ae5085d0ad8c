import { askedField, isAskedField, type AskedName } from '../cases/asked-fields.ts';
import type { HelpLine } from '../association/help-lines.ts';
import type { Association, Service } from '../association/schema.ts';
import { goesWithout } from '../fields/field.ts';
import { kindOf, type FieldSpec } from '../fields/spec.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { inLang, type Lang, type Wording } from '../wording/wording.ts';

/** What the engine knows of one association while it talks for it. It never changes: what its desk changes makes another one, by which the next turn goes on. */
export interface House {
  readonly association: Association;
  readonly knowledge: Knowledge;
  readonly wording: Wording;
  /** Lines of help for whoever is in danger. */
  readonly lines: readonly HelpLine[];
}

export const serviceOf = (house: House, id: string): Service | undefined =>
  house.association.services.find((service) => service.id === id);
/** Whether a service asks for a number by which the member is known. */
export const asksForIdentity = (service: Service | undefined): boolean =>
  service?.fields.some((field) => kindOf(field).isIdentity) ?? false;

/** Who studies the requests of a service, as members are told: the committee, or whom the service names. */
export const studiedBy = (house: House, service: string, lang: Lang): string =>
  inLang(serviceOf(house, service)?.studiedBy ?? house.association.pack.procedure.committee.name, lang);
export const fieldOf = (service: Service | undefined, name: string): FieldSpec | undefined =>
  service?.fields.find((field) => field.name === name);
/** The same of what is asked for afterwards, or no more, too. */
export const anyFieldOf = (service: Service | undefined, name: string): FieldSpec | undefined =>
  fieldOf(service, name) ??
  [...(service?.afterwards ?? []), ...(service?.retired ?? [])].find((field) => field.name === name);
/** A field that is asked no more may be left out, unless it may follow. */
const leavable = (field: FieldSpec): FieldSpec => (goesWithout(field) ? field : { ...field, optional: true });

/** Fields with one more that the form has: behind the answer before it, as the form was asked; the open question behind all answers. */
function withBegun(
  fields: Service['fields'],
  field: FieldSpec,
  answers: Readonly<Record<string, unknown>>,
): Service['fields'] {
  const names = Object.keys(answers);
  const own = names.indexOf(field.name);
  const before = new Set(own === -1 ? names : names.slice(0, own));
  const at = fields.findLastIndex(({ name }) => before.has(name)) + 1;
  return fields.toSpliced(at, 0, field);
}

/**
 * The service as a form asks for it that was begun under an earlier pack: what is asked for afterwards today, or no more, and was answered there already or is the
 * open question (`at`), belongs to it, at the place where it was asked.
 */
export function asBegun(
  service: Service,
  answers: Readonly<Record<string, unknown>>,
  at: string | null = null,
): Service {
  const isBegun = ({ name }: FieldSpec): boolean => name in answers || name === at;
  const asked = service.afterwards?.filter(isBegun) ?? [];
  const left = service.retired?.filter(isBegun) ?? [];
  return asked.length + left.length === 0
    ? service
    : {
        ...service,
        fields: [...asked, ...left.map(leavable)].reduce(
          (all, field) => withBegun(all, field, answers),
          service.fields,
        ),
      };
}
/** The fields of the service as that form asks for them; none where there is no such service any more. */
export const fieldsBegun = (
  service: Service | undefined,
  answers: Readonly<Record<string, unknown>>,
  at?: string | null,
): Service['fields'] => (service ? asBegun(service, answers, at).fields : []);
/** The field that a question is about, where it is about one that there is. */
export const fieldAt = (
  house: House,
  place: { readonly service: string; readonly name: string } | undefined,
): FieldSpec | undefined =>
  place &&
  (isAskedField(place.name)
    ? askedIn(house, place.name)
    : anyFieldOf(serviceOf(house, place.service), place.name));

const asked = new WeakMap<Wording, Map<AskedName, FieldSpec>>();
const askedLines = { 'asked.paper': 'supplying.paper', 'asked.words': 'supplying.words' } as const;
/** What is asked for after a case was sent, in the words of an association. */
function askedIn({ wording }: House, name: AskedName): FieldSpec {
  const known = asked.get(wording) ?? new Map<AskedName, FieldSpec>();
  asked.set(wording, known);
  const line = askedLines[name];
  const found =
    known.get(name) ?? askedField(name, { ar: wording.line('ar', line), en: wording.line('en', line) });
  known.set(name, found);
  return found;
}

/** Where in the policy a clause (its id) stands; undefined for one that it does not have. */
export function placeOf({ association }: House, id: string | undefined, lang: Lang): string | undefined {
  const clause = association.clauses.find((one) => one.id === id);
  return clause && inLang(clause.place, lang);
}
