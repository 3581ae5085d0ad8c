import type { Association, Service } from '../association/schema.ts';
import type { FieldSpec } from '../fields/spec.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Wording } from '../wording/wording.ts';

/** What the engine knows of one association while it talks for it. Fixed for the life of the process. */
export interface House {
  readonly association: Association;
  readonly knowledge: Knowledge;
  readonly wording: Wording;
}

export const serviceOf = (house: House, id: string): Service | undefined =>
  house.association.services.find((service) => service.id === id);
export const fieldOf = (service: Service | undefined, name: string): FieldSpec | undefined =>
  service?.fields.find((field) => field.name === name);
