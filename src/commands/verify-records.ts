import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { verifyRecords, type Finding } from '../records/requests/verify.ts';

const line = ({ association, reference, problem }: Finding): string =>
  `${association} ${reference ?? '(missing)'}: ${problem}`;

export const verifyRecordsCommand = command({
  name: 'verify-records',
  purpose:
    'Checks that every request is as it was sealed: its record, its columns, and its place in the chain of its association.',
  details: 'The reference of a finding is null when a request is missing altogether.',
  flags: {},
  shape: z.object({
    checked: z.number(),
    findings: z
      .array(z.object({ association: z.string(), reference: z.string().nullable(), problem: z.string() }))
      .readonly(),
  }),
  onDatabase: (_typed, { database }) => verifyRecords(database),
  text: ({ checked, findings }) =>
    findings.length === 0
      ? `${checked} requests checked: all are as they were sealed.`
      : findings.map(line).join('\n'),
  finding: {
    meaning: 'a request is not as it was sealed',
    of: ({ checked, findings }) =>
      findings.length === 0
        ? undefined
        : `${checked} requests checked, ${findings.length} findings. Keep the database as it is, and compare with a backup.`,
  },
});
