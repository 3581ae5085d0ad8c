import { z } from 'zod';
import { foldDigits } from '../arabic/clean.ts';
import { command } from '../command-line/command.ts';
import { Fault } from '../kernel/errors.ts';
import { readRecord, type RequestRecord } from '../records/requests/requests.ts';

const Shown = z.object({
  reference: z.string(),
  association: z.string(),
  service: z.string(),
  status: z.string(),
  submittedAt: z.string(),
  replyOn: z.string(),
  promisedOn: z.string().optional(),
  committee: z.string(),
  channel: z.string(),
  lang: z.enum(['ar', 'en']),
  sha256: z.string(),
  fields: z
    .array(z.object({ name: z.string(), label: z.string(), value: z.unknown(), shown: z.string() }))
    .readonly(),
  answers: z.record(z.string(), z.unknown()),
  attestation: z.object({ text: z.string(), act: z.enum(['tap', 'typed', 'paper']), words: z.string() }),
  packVersion: z.string(),
});
type Shown = z.infer<typeof Shown>;

function facts(record: RequestRecord, status: string): Shown {
  const { reference, association, service, submittedAt, replyOn, told, committee, channel, lang, sha256 } =
    record;
  return {
    reference,
    association,
    service,
    status,
    submittedAt,
    replyOn,
    ...(told && { promisedOn: replyOn }),
    committee,
    channel,
    lang,
    sha256,
    fields: record.fields,
    answers: Object.fromEntries(record.fields.map(({ name, value }) => [name, value])),
    attestation: record.attestation,
    packVersion: record.packVersion,
  };
}

function page(request: Shown): string {
  const { attestation, promisedOn, replyOn } = request;
  return [
    `${request.reference}  ${request.association} / ${request.service}  ${request.status}`,
    `sent ${request.submittedAt} by ${request.channel} (${request.lang}, pack ${request.packVersion})`,
    `${promisedOn === undefined ? 'followed up on' : 'answer promised by'} ${replyOn}; decided by ${request.committee}`,
    '',
    ...request.fields.map(({ label, shown }, i) => `${i + 1}. ${label}: ${shown}`),
    '',
    attestation.text,
    `signed by ${attestation.act === 'tap' ? 'button' : 'typing'}: ${attestation.words}`,
    `sha256 ${request.sha256}`,
  ].join('\n');
}

export const requestsCommand = command({
  name: 'requests',
  purpose: 'Shows a request as it was reviewed, signed and sealed, and where it stands.',
  details: `A reference may be typed with Arabic figures, blanks and dashes. promisedOn stands there only when the member was told a day.`,
  words: { usage: 'show <reference>', least: 2, most: 3, first: ['show'] },
  flags: {},
  shape: Shown,
  async onDatabase({ words: [, ...parts] }, { database }) {
    const reference = foldDigits(parts.join('')).replace(/[\s-]/g, '');
    const found = await readRecord(database, reference);
    if (!found)
      throw new Fault(
        'notFound',
        `There is no request ${/^\d{1,12}$/.test(reference) ? reference : 'of this reference'}. A reference has seven figures.`,
      );
    return facts(found.record, found.status);
  },
  text: page,
});
