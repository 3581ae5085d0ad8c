import type { Service } from '../association/schema.ts';
import { takesFile } from '../fields/field.ts';
import type { House } from './house.ts';

/** What a service is told by to whoever may need it: its id, and the names of the fields that take papers. */
export interface Papers {
  readonly service: string;
  /** Papers that must be sent, those that one answer or another asks for among them. */
  readonly papers: readonly string[];
  readonly spare: readonly string[];
}

export function papersOf({ id, fields }: Service): Papers {
  const files = fields.filter(takesFile);
  const names = (optional: boolean): string[] =>
    files.filter((field) => field.optional === optional).map(({ name }) => name);
  return { service: id, papers: names(false), spare: names(true) };
}

/** The services of an association that are for something, in the order of the pack. */
export const servicesFor = (house: House, what: NonNullable<Service['for']>): readonly Service[] =>
  house.association.services.filter((service) => service.for === what);
