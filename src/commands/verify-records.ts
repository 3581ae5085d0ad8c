import { answer, answerJson, note, runCommand, withRecords } from '../command-line.ts';
import { verifyRecords, type Finding } from '../records/verify.ts';

const usage = `Checks that every request is as it was sealed: its record, its columns, and its place in the chain of its association.

  npm run verify-records [-- --json]

With --json: {checked, findings: [{association, reference, problem}]}; reference is null when a request is missing altogether.
Exit code 0: all are as they were sealed. 1: those that are named are not.`;

const line = ({ association, reference, problem }: Finding): string =>
  `${association} ${reference ?? '(missing)'}: ${problem}`;

await runCommand({
  usage,
  flags: ['--json'],
  words: { least: 0, most: 0 },
  async run({ has }) {
    const { checked, findings } = await withRecords((database) => verifyRecords(database));
    const sound = findings.length === 0;
    if (has('--json')) answerJson({ checked, findings });
    else
      answer(
        sound ? `${checked} requests checked: all are as they were sealed.` : findings.map(line).join('\n'),
      );
    if (!sound)
      note(
        `${checked} requests checked, ${findings.length} findings. Keep the database as it is, and compare with a backup.`,
      );
    return sound ? 0 : 1;
  },
});
