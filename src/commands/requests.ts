import { foldDigits } from '../arabic/clean.ts';
import { answer, answerJson, note, runCommand, withRecords } from '../command-line.ts';
import { readRecord, type RequestRecord } from '../records/requests.ts';

const usage = `Shows a request as it was reviewed, signed and sealed, and where it stands.

  npm run requests -- show <reference> [--json]

With --json: {reference, association, service, status, submittedAt, replyOn, promisedOn?, committee, channel, lang, sha256,
fields: [{name, label, value, shown}], answers: {name: value}, attestation: {text, act, words}, packVersion}.
promisedOn stands there only when the member was told a day. Exit code 1: there is no such request.`;

function facts(record: RequestRecord, status: string): object {
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

function page(record: RequestRecord, status: string): string {
  const { attestation, told, replyOn } = record;
  return [
    `${record.reference}  ${record.association} / ${record.service}  ${status}`,
    `sent ${record.submittedAt} by ${record.channel} (${record.lang}, pack ${record.packVersion})`,
    `${told ? 'answer promised by' : 'followed up on'} ${replyOn}; decided by ${record.committee}`,
    '',
    ...record.fields.map(({ label, shown }, i) => `${i + 1}. ${label}: ${shown}`),
    '',
    attestation.text,
    `signed by ${attestation.act === 'tap' ? 'button' : 'typing'}: ${attestation.words}`,
    `sha256 ${record.sha256}`,
  ].join('\n');
}

await runCommand({
  usage,
  flags: ['--json'],
  words: { least: 2, most: 3 },
  async run({ words: [act = '', ...parts], has }) {
    if (act !== 'show') {
      note(usage);
      return 2;
    }
    const reference = foldDigits(parts.join('')).replace(/[\s-]/g, '');
    const found = await withRecords((database) => readRecord(database, reference));
    if (!found) {
      note(
        `There is no request ${/^\d{1,12}$/.test(reference) ? reference : 'of this reference'}. A reference has seven figures.`,
      );
      return 1;
    }
    if (has('--json')) answerJson(facts(found.record, found.status));
    else answer(page(found.record, found.status));
    return 0;
  },
});
