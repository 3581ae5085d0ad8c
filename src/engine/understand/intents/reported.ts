import { words } from '../../../arabic/fold.ts';
import type { Service } from '../../../association/schema.ts';
import { parseField } from '../../../fields/field.ts';
import { kindOf } from '../../../fields/spec.ts';
import type { FieldValue } from '../../../fields/value.ts';
import { servicesFor } from '../../../voice/papers.ts';
import type { Meaning } from '../../events.ts';
import type { Reader } from '../reading.ts';

/** Fewer words only say that something is to be reported, and not what. */
const fewestTold = 6;

/** What a service that takes words to the association is asked for, where it is no mere word: a complaint of «suggestion or complaint». */
function notBrief({ brief, fields }: Service): readonly (readonly [string, FieldValue])[] {
  const field = fields.find(({ name }) => name === brief?.field);
  const ids = field ? (kindOf(field).buttons?.ids(field) ?? []) : [];
  const [only, ...others] = ids.filter((id) => !brief?.is.includes(id));
  return field && only !== undefined && others.length === 0 ? [[field.name, only]] : [];
}

/** What is told, where the form asks for it. */
function told({ fields }: Service, text: string, now: number): readonly (readonly [string, FieldValue])[] {
  const field = fields.find((one) => !one.optional && kindOf(one).readsAs === 'story');
  if (!field || words(text).length < fewestTold) return [];
  const parsed = parseField(field, text, now);
  return parsed.ok ? [[field.name, parsed.value]] : [];
}

/** A complaint, or a report of what was not kept private: the service that takes it, with what the message says already. Undefined where there is none, or several. */
export function reported(
  { house, now }: Reader,
  what: NonNullable<Service['for']>,
  text: string,
): Meaning | undefined {
  const [service, ...others] = servicesFor(house, what);
  if (!service || others.length > 0) return undefined;
  const values = Object.fromEntries([...notBrief(service), ...told(service, text, now)]);
  return Object.keys(values).length > 0
    ? { kind: 'several', service: service.id, values }
    : { kind: 'service', service: service.id };
}
