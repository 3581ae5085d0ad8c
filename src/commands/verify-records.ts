import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { FileStore } from '../records/turns/files.ts';
import { openObjects } from '../records/files/open.ts';
import { noteUpkeep } from '../records/keeping/upkeep.ts';
import { verifyRecords, type Finding } from '../records/sealing/verify.ts';

const line = ({ association, kind, reference, problem }: Finding): string =>
  `${association || 'all'} ${kind} ${reference ?? '(missing)'}: ${problem}`;

/** A finding as commands answer it. */
export const FindingShape = z.object({
  association: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  problem: z.string(),
});

export const verifyRecordsCommand = command({
  name: 'verify-records',
  purpose:
    'Checks that requests, decisions, withdrawals and attachments are as they were sealed, and that none of them is missing.',
  details: `Of every association: its requests (the record, the columns, the identity and the numbers that they were made under), what became of them, that
somebody was told of them (telling), files of conversations (the row, and the bytes as they lie
in FILES_DIR), and the chain that holds them all, to its end. A finding names the association, the kind (request, madeUnder, decision, withdrawal,
telling, attachment, or chain; madeUnderBefore where an earlier release made it and it was sealed later, as it stood) and the reference of the request or the id of the file; the reference is null where only a chain can be named.
"heads" are the ends of the chains: noted elsewhere, they show later that nothing was cut off since.`,
  flags: {},
  shape: z.object({
    checked: z.number(),
    links: z.number(),
    waiting: z.number(),
    heads: z.array(z.object({ association: z.string(), seq: z.number(), head: z.string() })).readonly(),
    findings: z.array(FindingShape).readonly(),
  }),
  async onDatabase(_typed, { database, config }) {
    const verified = await verifyRecords({ database, files: new FileStore(openObjects(config)) });
    await noteUpkeep(database, 'verify', verified.findings.length);
    return verified;
  },
  text: ({ checked, links, findings }) =>
    findings.length === 0
      ? `${checked} requests and ${links} links checked: all are as they were sealed.`
      : findings.map(line).join('\n'),
  finding: {
    meaning: 'something is not as it was sealed, or is missing',
    of: ({ checked, links, findings }) =>
      findings.length === 0
        ? undefined
        : `${checked} requests and ${links} links checked, ${findings.length} findings. Keep the database as it is, and compare with a backup.`,
  },
});
