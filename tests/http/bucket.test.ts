import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { minute } from '../../src/kernel/clock.ts';
import { BucketStore } from '../../src/records/files/bucket.ts';
import { bucketPlaceOf } from '../../src/records/files/bucket-place.ts';
import { wholeOf, type ObjectStore } from '../../src/records/files/objects.ts';
import { Bucket } from '../standins/bucket.ts';
import { answerOf } from '../support/answers.ts';
import { runCommand } from '../support/commands-here.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { call, Member } from './member.ts';
import { startServer, type TestServer } from './support.ts';
import { further } from '../support/whole.ts';

let bucket: Bucket;
let server: TestServer;
const objects = (url = bucket.urlFor()): ObjectStore => new BucketStore(bucketPlaceOf(url)!);

beforeAll(async () => {
  bucket = await Bucket.start();
  server = await startServer({ FILES_URL: bucket.urlFor() });
});
afterAll(async () => {
  await server.remove();
  await bucket.remove();
});

const pdf = (bytes = 64): Blob =>
  new Blob(['%PDF-1.4\n', 'x'.repeat(bytes), '\n%%EOF\n'], { type: 'application/pdf' });

async function atTheFile(): Promise<Member> {
  const member = await Member.arrive(server.url, 'mord');
  await member.goOn(({ kind }) => kind === 'attachment');
  return member;
}

/** The ids of all that lies in the bucket for longer than no time. */
async function kept(): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const some of objects().since(Date.now() + minute)) all.push(...some);
  return all.filter((id) => id !== '.ping').sort();
}

/** A file of the member, as it comes back by its link. */
async function backOf(member: Member): Promise<Buffer> {
  const [attachment] = (await member.read()).flatMap(({ attachments }) => attachments ?? []);
  return Buffer.from(await (await fetch(attachment?.contentUrl ?? '')).arrayBuffer());
}

test('a file of ten megabytes lies in the bucket, sealed, not in the folder, and comes back byte for byte', async () => {
  const sent = pdf(9.9 * 1024 * 1024);
  const member = await atTheFile();
  expect((await member.upload(sent, 'تعريف.pdf')).status).toBe(200);
  const [id = '', ...others] = await kept();
  expect(others).toEqual([]);
  const lies = await wholeOf((await objects().read(id))!);
  expect(lies.includes('%PDF')).toBe(false);
  expect((await readdir(join(server.dataDir, 'files'))).filter((name) => name.length === 2)).toEqual([]);
  const whole = Buffer.from(await sent.arrayBuffer());
  expect((await backOf(member)).equals(whole)).toBe(true);
});

test('while the store is away a file is not taken, the member is told that nothing is lost, readiness says it, and the same upload goes through when it is back', async () => {
  const member = await atTheFile();
  const before = await kept();
  await bucket.stop();
  const refused = await member.upload(pdf(300), 'a.pdf');
  expect({ status: refused.status, code: refused.body.error?.code }).toEqual({
    status: 503,
    code: 'filesAway',
  });
  expect(refused.body.error?.message).toContain('ولم يضِع شيء');
  const ready = await call(`${server.url}/health/ready`);
  expect({ status: ready.status, code: (JSON.parse(ready.text) as { error: object }).error }).toMatchObject({
    status: 503,
    code: { code: 'filesAway' },
  });
  // Whoever writes is served all the same.
  expect((await member.post({ text: 'متى الدوام' })).status).toBe(200);
  await bucket.start();
  expect((await member.upload(pdf(300), 'a.pdf')).status).toBe(200);
  expect((await kept()).length).toBe(before.length + 1);
  expect((await call(`${server.url}/health/ready`)).status).toBe(200);
});

further(
  'a backup takes files out of the bucket, a restore puts them into another place, and what is sealed is as it was',
  async () => {
    const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
    const env = { DATA_DIR: server.dataDir, FILES_URL: bucket.urlFor() };
    const { answer } = await answerOf('backup', [join(folder, 'one'), '--with-key'], env);
    const before = await kept();
    expect(answer).toMatchObject({ files: before.length, missingFiles: 0 });
    const prefix = `${bucket.urlFor()}/restored`;
    const restored = await answerOf('restore', [join(folder, 'one')], {
      DATA_DIR: elsewhere,
      FILES_URL: prefix,
    });
    expect(restored.answer).toMatchObject({ files: before.length, findings: [] });
    const bytesAt = async (url: string, id: string): Promise<Buffer> =>
      wholeOf((await objects(url).read(id))!);
    for (const id of before) {
      const [was, is] = [await bytesAt(bucket.urlFor(), id), await bytesAt(prefix, id)];
      expect({ id, same: was.equals(is) }).toEqual({ id, same: true });
    }
    expect(await answerOf('verify-records', [], env)).toMatchObject({ code: 0, answer: { findings: [] } });
    await Promise.all([folder, elsewhere].map(removeFolder));
  },
);

further('what lies there is listed beyond a page, found, dropped, and not found then', async () => {
  const store = new BucketStore(bucketPlaceOf(`${bucket.urlFor()}/many`)!, 5);
  const ids = Array.from({ length: 13 }, (_, i) => `n-${String(i).padStart(2, '0')}`);
  for (const id of ids) await store.put(id, Buffer.from(id));
  const listed: string[] = [];
  for await (const some of store.since(Date.now() + minute)) listed.push(...some);
  expect(listed.sort()).toEqual(ids);
  for await (const some of store.since(Date.now() - minute)) expect(some).toEqual([]);
  const bytes = randomBytes(200_000);
  await store.put('one', bytes);
  const read = await wholeOf((await store.read('one'))!);
  expect(createHash('sha256').update(read).digest('hex')).toBe(
    createHash('sha256').update(bytes).digest('hex'),
  );
  await store.drop('one');
  await store.drop('one');
  expect(await store.read('one')).toBeUndefined();
});

test.each([
  ['a key that is not known there', () => bucket.urlFor('silah', 'somebody'), 'refuses this key'],
  ['a bucket that is not there', () => bucket.urlFor('nowhere'), 'there is no bucket "nowhere"'],
])('%s: the server does not start, and one line says what to mend', async (_what, url, line) => {
  const dataDir = await temporaryFolder();
  const ran = await runCommand('start', [], { DATA_DIR: dataDir, PORT: '0', FILES_URL: url() });
  expect(ran.code).not.toBe(0);
  expect(ran.log).toContain(`FILES_URL: `);
  expect(ran.log).toContain(line);
  expect(ran.log).not.toContain('S3RVER');
  await removeFolder(dataDir);
});

test('an address without a key or a bucket is refused by its name', () => {
  for (const FILES_URL of [
    'https://store.example/silah',
    'https://k:s@store.example/',
    'ftp://k:s@h/b',
    'https://k:s@h/b?who=me',
    'https://k:50%@store.example/b',
  ])
    expect(() => readConfig({ FILES_URL })).toThrow('FILES_URL: must');
  expect(
    readConfig({ FILES_URL: 'https://k:s%2F1@store.example/b/one/two?region=me-central-1' }).bucket,
  ).toEqual({
    origin: 'https://store.example',
    bucket: 'b',
    prefix: 'one/two/',
    region: 'me-central-1',
    key: 'k',
    secret: 's/1',
  });
});
