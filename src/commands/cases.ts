import { join } from 'node:path';
import { z } from 'zod';
import { foldDigits } from '../arabic/clean.ts';
import { loadAssociations } from '../association/load.ts';
import type { Association } from '../association/schema.ts';
import { possible } from '../cases/machine.ts';
import { lifeOfCase, standingOf } from '../cases/standing.ts';
import { clauseOf, stateOf } from '../cases/status.ts';
import { command } from '../command-line/command.ts';
import { fileIn } from '../fields/value.ts';
import { Fault } from '../kernel/errors.ts';
import { productRoot } from '../kernel/paths.ts';
import type { Database } from '../records/base/database.ts';
import { Answer } from '../outcomes/requests/submission.ts';
import { newDaysOf } from '../records/requests/new-days.ts';
import { happeningsOf, type RequestHappening } from '../records/requests/request-desk.ts';
import { owedOf } from '../records/requests/owed.ts';
import { readRecord, type CaseRecord } from '../records/requests/requests.ts';

const Clause = z.object({ id: z.string(), place: z.string() });
const Shown = z.object({
  reference: z.string(),
  association: z.string(),
  service: z.string(),
  state: z.string(),
  status: z.string(),
  acts: z.array(z.string()).readonly(),
  owed: z.array(z.string()).readonly(),
  history: z
    .array(
      z.object({
        at: z.string(),
        status: z.string(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
        detail: z.unknown(),
        clause: Clause.nullable(),
      }),
    )
    .readonly(),
  promises: z
    .array(
      z.object({
        day: z.string(),
        toldOn: z.string().nullable(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
        late: z.boolean(),
      }),
    )
    .readonly(),
  papers: z.array(z.object({ field: z.string(), file: z.string(), sha256: z.string() })).readonly(),
});
type Shown = z.infer<typeof Shown>;

/** The clause by which a case came to a status, with its place in the policy. */
function cited(association: Association, found: CaseRecord, status: string): z.infer<typeof Clause> | null {
  const id = clauseOf(lifeOfCase(association, found), status);
  const clause = association.clauses.find((one) => one.id === id);
  return clause ? { id: clause.id, place: clause.place.ar } : null;
}

/** Every day by which an answer was promised, the first one first; `late`: it passed, and the member was told so. */
async function promisesOf(database: Database, { record }: CaseRecord): Promise<Shown['promises']> {
  const { reference, submittedAt, replyOn, told } = record;
  const moved = await newDaysOf(database, reference);
  const refOf = (day: string): string => `${reference}/late/${day}`;
  const { rows } = await database.query<{ ref: string }>(
    'select ref from chain_links where ref = any ($1) union select ref from chain_waiting where ref = any ($1)',
    [[replyOn, ...moved.map(({ day }) => day)].map(refOf)],
  );
  const late = (day: string): boolean => rows.some(({ ref }) => ref === refOf(day));
  return [
    { day: replyOn, toldOn: told ? submittedAt : null, by: null, reason: null, late: late(replyOn) },
    ...moved.map(({ at, day, by, reason }) => ({
      day,
      toldOn: told ? new Date(at).toISOString() : null,
      by,
      reason,
      late: late(day),
    })),
  ];
}

const Sent = z.object({ answer: z.object({ field: z.string(), value: Answer }) });

/** The papers of the form, and those that the member sent later. */
function papersOf({ record }: CaseRecord, happened: readonly RequestHappening[]): Shown['papers'] {
  const later = happened.flatMap(({ detail }) => {
    const { field: name, value } = Sent.safeParse(detail).data?.answer ?? {};
    return name !== undefined && value !== undefined ? [{ name, value }] : [];
  });
  return [...record.fields, ...later].flatMap(({ name, value }) => {
    const file = fileIn(value);
    return file ? [{ field: name, file: file.file, sha256: file.sha256 }] : [];
  });
}

async function shown(database: Database, association: Association, found: CaseRecord): Promise<Shown> {
  const { record, status } = found;
  const { reference, submittedAt, service } = record;
  const clause = (word: string): Shown['history'][number]['clause'] => cited(association, found, word);
  const happened = await happeningsOf(database, reference);
  const owed = (await owedOf(database, [{ reference, status }])).get(reference) ?? [];
  const wasAppealed = happened.some(({ status: step }) => step === 'appealed');
  const sent = { at: submittedAt, status: 'submitted', by: null, reason: null, detail: null };
  return {
    reference,
    association: association.id,
    service,
    state: stateOf(status),
    status,
    acts: possible(lifeOfCase(association, found), standingOf(found, owed.length > 0, wasAppealed)),
    owed,
    history: [
      { ...sent, clause: clause('submitted') },
      ...happened.map(({ at, status: came, by, reason, detail }) => ({
        at: new Date(at).toISOString(),
        status: came,
        by,
        reason,
        detail,
        clause: clause(came),
      })),
    ],
    promises: await promisesOf(database, found),
    papers: papersOf(found, happened),
  };
}

const page = ({
  reference,
  association,
  service,
  state,
  status,
  history,
  promises,
  papers,
  owed,
}: Shown): string =>
  [
    `${reference}  ${association} / ${service}  ${state} (${status})`,
    ...history.map(
      ({ at, status: step, by, reason, clause }) =>
        `${at}  ${step}${by === null ? '' : ` by ${by}`}${clause ? `, ${clause.place}` : ''}${reason === null ? '' : `: ${reason}`}`,
    ),
    ...promises.map(
      ({ day, toldOn, reason, late }) =>
        `answer by ${day}${toldOn === null ? ' (never told)' : ''}${late ? ' (passed, and told so)' : ''}${reason === null ? '' : `: ${reason}`}`,
    ),
    ...(owed.length > 0 ? [`owed by its member: ${owed.join(', ')}`] : []),
    ...papers.map(({ field, file }) => `paper ${field}: ${file}`),
  ].join('\n');

export const casesCommand = command({
  name: 'cases',
  purpose:
    'Shows a case: how it stands, what happened to it by whom and why, the clause of each step, what was promised, and its papers.',
  details: `A reference may be typed with Arabic figures, blanks and dashes. acts are what the case can take as it stands, owed what its member still owes it (names of fields); the clauses come from the steps
of the pack (ASSOCIATIONS_DIR). toldOn is null where the member was told no day; late says that a day passed, and that its member was told so.`,
  words: { usage: 'show <reference>', least: 2, most: 3, first: ['show'] },
  flags: {},
  shape: Shown,
  async onDatabase({ words: [, ...parts] }, { database, config }) {
    const reference = foldDigits(parts.join('')).replace(/[\s-]/g, '');
    const found = await readRecord(database, reference);
    if (!found)
      throw new Fault(
        'notFound',
        `There is no case ${/^\d{1,12}$/.test(reference) ? reference : 'of this reference'}. A reference has seven figures.`,
      );
    const association = (
      await loadAssociations(config.associationsDir ?? join(productRoot(), 'associations'))
    ).get(found.record.association);
    if (!association)
      throw new Fault('notFound', `There is no pack of "${found.record.association}" in ASSOCIATIONS_DIR.`);
    return shown(database, association, found);
  },
  text: page,
});
