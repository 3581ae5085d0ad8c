import type { Database } from '../base/database.ts';
import { decrypt, unwrap } from '../base/seal.ts';
import { openSealed, type RequestRecord } from '../requests/requests.ts';
import { keyOf } from '../turns/conversations.ts';

/** A line of a form as far as it tells who sent it. */
export interface Telling {
  readonly name: string;
  readonly shown: string;
  /** Its member left it out. */
  readonly none?: true;
  /** Its member did not have it yet. */
  readonly follows?: true;
}

/** The fields of forms that tell who sent them, by association and service. */
export interface Picked {
  readonly association: string;
  readonly service: string;
  readonly fields: readonly string[];
}

export const associationPurpose = (association: string): string => `people ${association}`;
export const personPurpose = (found: Buffer): string => `person ${found.toString('hex')}`;
export const applicantPurpose = (reference: string): string => `applicant ${reference}`;

export interface TellingRow {
  readonly reference: string;
  readonly service: string;
  readonly public_id: string;
  readonly data_key: Buffer;
  readonly association: string;
  readonly who: Buffer | null;
  readonly found: Buffer | null;
  readonly person_key: Buffer | null;
  readonly wrapped: Buffer | null;
  /** The form itself, where who sent it was not read apart from it yet. */
  readonly sealed: Buffer | null;
}

/** What is selected of a request `r` to tell who sent it, and from where. */
export const tellingColumns = `r.reference, r.service, r.association, c.public_id, c.data_key, a.who, p.found, p.data_key as person_key, k.wrapped,
  case when a.reference is null then r.sealed end as sealed`;
export const tellingJoins = `join conversations c on c.id = r.conversation_id left join applicants a on a.reference = r.reference
  left join people p on p.id = a.person_id left join keys k on k.name = 'people ' || p.association`;

export const tellingIn = (fields: RequestRecord['fields']): readonly Telling[] =>
  fields.map(({ name, shown, value, follows }) => ({
    name,
    shown,
    ...(value === null && { none: true as const }),
    ...(follows && { follows }),
  }));

/**
 * Opens who sent requests: the lines that were put apart, and where that was not done yet all lines of the form. The key of an association is unwrapped
 * once.
 */
export function opener(database: Database): (row: TellingRow) => readonly Telling[] {
  const keys = new Map<string, Buffer>();
  const keyOfAssociation = (association: string, wrapped: Buffer): Buffer => {
    const known = keys.get(association) ?? unwrap(database.keyring, associationPurpose(association), wrapped);
    keys.set(association, known);
    return known;
  };
  return ({ reference, association, public_id, data_key, who, found, person_key, wrapped, sealed }) => {
    if (who && found && person_key && wrapped) {
      const person = decrypt(keyOfAssociation(association, wrapped), personPurpose(found), person_key);
      return JSON.parse(decrypt(person, applicantPurpose(reference), who).toString('utf8')) as Telling[];
    }
    if (!sealed) return [];
    return tellingIn(openSealed(keyOf(database, public_id, data_key), reference, sealed).record.fields);
  };
}

/** Who sent some requests, by reference. */
export async function tellingOf(
  database: Database,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly Telling[]>> {
  if (references.length === 0) return new Map();
  const { rows } = await database.query<TellingRow>(
    `select ${tellingColumns} from requests r ${tellingJoins} where r.reference = any ($1)`,
    [references],
  );
  const opened = opener(database);
  return new Map(rows.map((row) => [row.reference, opened(row)]));
}
