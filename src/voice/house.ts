import type { HelpLine } from '../association/help-lines.ts';
import type { Association, Service } from '../association/schema.ts';
import { kindOf, type FieldSpec } from '../fields/spec.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { inLang, type Lang, type Wording } from '../wording/wording.ts';

/** What the engine knows of one association while it talks for it. Fixed for the life of the process. */
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
/** The field that a question is about, where it is about one that there is. */
export const fieldAt = (
  house: House,
  place: { readonly service: string; readonly name: string } | undefined,
): FieldSpec | undefined => place && fieldOf(serviceOf(house, place.service), place.name);
