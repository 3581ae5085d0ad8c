import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, Member, type Answer } from './member.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';

const megabyte = 1024 * 1024;

/** A small disk of our own, which root alone may make; false where it may not either. */
function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m', 'silah-test', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const disk = await temporaryFolder();
const isDisk = mounted(disk);
afterAll(async () => {
  if (isDisk) execFileSync('umount', ['-l', disk]);
  await removeFolder(disk);
});
if (!isDisk) test.skip('a full disk is NOT TESTED, for no small one can be made here', () => undefined);

(isDisk ? describe : describe.skip)('on a disk that is full', () => {
  let server: ServerProcess;
  const dataDir = join(disk, 'data');
  const filler = join(disk, 'filler');
  beforeAll(async () => {
    await chmod(disk, 0o755);
    server = await startServer({ DATA_DIR: dataDir });
  });
  afterAll(async () => {
    await server.stop();
    await removeFolder(dataDir);
  });

  /** Leaves so many bytes, or none where the database takes some meanwhile. */
  function fill(left: number): void {
    const { bavail, bsize } = statfsSync(disk);
    try {
      writeFileSync(filler, Buffer.alloc(bavail * bsize - left));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  const empty = (): void => rmSync(filler, { force: true });
  const health = (): Promise<Answer> => call(`${server.url}/health/ready`);
  const isBack = (): Promise<void> => until('it is ready again', async () => (await health()).status === 200);

  const expectLater = ({ status, headers }: Answer): void => {
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  };

  test('a file is put off, the server is not ready, and nothing of what was promised is lost', async () => {
    const member = await Member.arrive(server.url);
    await member.goOn(({ kind }) => kind === 'attachment');
    fill(megabyte);
    const file = new Blob(['%PDF-1.4\n', Buffer.alloc(4 * megabyte, 'x'), '\n%%EOF\n'], {
      type: 'application/pdf',
    });
    expectLater(await member.upload(file, 'a.pdf'));
    expectLater(await health());
    empty();
    await isBack();
    expect((await member.upload(file, 'a.pdf')).status).toBe(200);
  });

  test('a message is taken or put off, and what was taken is there when there is room again', async () => {
    const member = await Member.arrive(server.url);
    await member.tap('agree');
    fill(0);
    const taken: string[] = [];
    let putOff: Answer | undefined;
    for (let n = 0; putOff === undefined && n < 250; n += 1) {
      const own = `full-${n}`;
      const answer = await member.post({ text: 'القائمة', channelData: { clientActivityID: own } });
      if (answer.status === 200) taken.push(own);
      else putOff = answer;
    }
    expectLater(putOff!);
    expectLater(await health());
    empty();
    await isBack();
    await member.say('القائمة');
    const there = (await member.transcript()).map(({ channelData }) => channelData?.clientActivityID);
    expect(there.filter((own) => own?.startsWith('full-'))).toEqual(taken);
  });
});
