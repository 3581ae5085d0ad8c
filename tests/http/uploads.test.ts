import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../support/children.ts';
import { call, Member } from './member.ts';
import { startServer, type TestServer } from './support.ts';
import { further } from '../support/whole.ts';

const megabyte = 1024 * 1024;
const budget = 80 * megabyte;
let server: TestServer;
let metricsPort: number;
beforeAll(async () => {
  metricsPort = await freePort();
  server = await startServer({ METRICS_PORT: String(metricsPort), FILES_BUDGET: '80MB' });
});
afterAll(() => server.remove());

const page = (bytes = 64): Blob =>
  new Blob(['%PDF-1.4\n', Buffer.alloc(bytes, 'x'), '\n%%EOF\n'], { type: 'application/pdf' });

const figure = async (name: string): Promise<number> => {
  const { text } = await call(`http://127.0.0.1:${metricsPort}/metrics`);
  return Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
};

/** Bytes of all files that are kept. */
const kept = (): number =>
  readdirSync(join(server.dataDir, 'files'), { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(server.dataDir, 'files', name)))
    .reduce((sum, one) => sum + (one.isFile() ? one.size : 0), 0);

async function agreed(): Promise<Member> {
  const member = await Member.arrive(server.url);
  await member.tap('agree');
  return member;
}

async function atTheFile(): Promise<Member> {
  const member = await Member.arrive(server.url);
  await member.goOn(({ kind }) => kind === 'attachment');
  return member;
}

describe('a file that nobody asked for', () => {
  test('is refused in words that say what to do, and nothing of it is kept', async () => {
    const before = kept();
    for (const member of [await Member.arrive(server.url), await agreed()]) {
      const { status, body } = await member.upload(page(), 'a.pdf');
      expect({ status, code: body.error?.code }).toEqual({ status: 400, code: 'wrongRequest' });
      expect(body.error?.message).toContain('فلم نحفظه');
      expect(body.error?.message).toContain('«موظف»');
      expect(await member.read()).toEqual([]);
    }
    expect(kept()).toBe(before);
  });

  test('before the member agreed they are told to agree, also when they wait for a person already; then it is kept for that person', async () => {
    const member = await Member.arrive(server.url);
    await member.say('موظف');
    const { status, body } = await member.upload(page(), 'a.pdf');
    expect({ status, code: body.error?.code }).toEqual({ status: 400, code: 'wrongRequest' });
    expect(body.error?.message).toContain('قبل موافقتكِ على إشعار الخصوصية');
    await member.say('أوافق');
    expect((await member.upload(page(), 'a.pdf')).status).toBe(200);
  });

  test('sixteen of ten megabytes by a stranger: nothing is kept, and the server grows by less than three of them', async () => {
    const member = await Member.arrive(server.url);
    await member.upload(page(), 'a.pdf');
    const [before, rss] = [kept(), await figure('process_resident_memory_bytes')];
    const sent = await Promise.all(
      Array.from({ length: 16 }, () => member.upload(page(9.9 * megabyte), 'big.pdf')),
    );
    expect(sent.every(({ status }) => status === 400 || status === 429)).toBe(true);
    expect(kept()).toBe(before);
    expect((await figure('process_resident_memory_bytes')) - rss).toBeLessThan(100 * megabyte);
  });
});

test('what is refused at its question is not kept: it is not offered to anybody', async () => {
  const member = await atTheFile();
  const before = kept();
  const programs = [
    Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(600, 1)]),
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    Buffer.from('PK\u0003\u0004', 'latin1'),
  ];
  for (const bytes of programs) {
    expect((await member.upload(new Blob([bytes]), 'a.pdf')).status).toBe(200);
    const seen = await member.read();
    expect(seen.flatMap(({ attachments }) => attachments ?? [])).toEqual([]);
    expect(seen.some(({ text }) => text?.includes('هذا النوع من الملفات غير مقبول'))).toBe(true);
  }
  expect(kept()).toBe(before);
});

test('who waits for a person may bring three files, and is told of the fourth what becomes of it', async () => {
  const member = await agreed();
  await member.say('موظف');
  for (let n = 0; n < 3; n += 1) expect((await member.upload(page(n), 'a.pdf')).status).toBe(200);
  const seen = await member.read();
  expect(seen.flatMap(({ attachments }) => attachments ?? [])).toHaveLength(3);
  const fourth = await member.upload(page(9), 'a.pdf');
  expect({ status: fourth.status, said: fourth.body.error?.message }).toEqual({
    status: 400,
    said: expect.stringContaining('نحفظ ثلاثة ملفات في اليوم'),
  });
  const program = await (await waiting()).upload(new Blob([Buffer.from('MZ\u0090\u0000')]), 'x.exe');
  expect(program.body.error?.message).toContain('هذا النوع من الملفات لا نقبله');
});

async function waiting(): Promise<Member> {
  const member = await agreed();
  await member.say('موظف');
  return member;
}

further(
  'however often a question for a file is answered, a conversation keeps thirty megabytes a day',
  async () => {
    const member = await atTheFile();
    const before = kept();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const { status } = await member.upload(page(9.5 * megabyte + n), `${n}.pdf`);
      statuses.push(status);
      if (status === 200) await member.say('رجوع');
    }
    expect(statuses).toEqual([200, 200, 200, 413, 413, 413]);
    expect(kept() - before).toBeLessThanOrEqual(30 * megabyte);
  },
);

further(
  'the files of an association have an end, which the log and the figures tell beforehand',
  async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1)
      statuses.push((await (await atTheFile()).upload(page(9.5 * megabyte), 'a.pdf')).status);
    expect(statuses.at(-1)).toBe(413);
    expect(kept()).toBeLessThanOrEqual(budget * 1.01);
    expect(await figure('silah_files_bytes{association="mord"}')).toBeLessThanOrEqual(budget);
    expect(await figure('silah_files_bytes{association="mord"}')).toBeGreaterThan(0.85 * budget);
    expect(server.log()).toContain('have little room left');
    expect(server.log()).toContain('have no room left');
  },
);

describe('an upload that goes on where it stood', () => {
  const tus = { 'tus-resumable': '1.0.0' };
  const uploads = ({ base }: Member): string => `${base}/uploads`;
  const begin = (member: Member, length: number, filetype = 'application/pdf') => {
    const metadata = { filename: 'عقد.pdf', filetype };
    const pairs = Object.entries(metadata).map(
      ([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`,
    );
    const headers = { ...tus, 'upload-length': String(length), 'upload-metadata': pairs.join(',') };
    return call(uploads(member), { method: 'POST', token: member.grant.token, headers });
  };
  const goOn = (at: string, member: Member, offset: number, body: Uint8Array<ArrayBuffer>) => {
    const type = 'application/offset+octet-stream';
    const headers = { ...tus, 'upload-offset': String(offset), 'content-type': type };
    return call(at, { method: 'PATCH', token: member.grant.token, headers, body });
  };
  const stands = async (at: string, member: Member): Promise<string | null> =>
    (await call(at, { method: 'HEAD', token: member.grant.token })).headers.get('upload-offset');

  test('is taken with its last part, once, and tells how far it came', async () => {
    const member = await atTheFile();
    const bytes = new Uint8Array(await page(9000).arrayBuffer());
    const begun = await begin(member, bytes.length);
    expect(begun.status).toBe(201);
    const at = begun.headers.get('location') ?? '';
    expect(at.startsWith(`${uploads(member)}/`)).toBe(true);
    expect(begun.headers.get('upload-expires')).toMatch(/GMT$/);
    expect((await goOn(at, member, 0, bytes.slice(0, 4000))).status).toBe(204);
    expect(await stands(at, member)).toBe('4000');
    // Sent again from its beginning, by another conversation, or too long: nothing of it counts.
    expect((await goOn(at, member, 0, bytes.slice(0, 4000))).status).toBe(409);
    const stranger = await agreed();
    expect((await goOn(at, stranger, 4000, bytes.slice(4000))).status).toBe(404);
    expect((await goOn(at, member, 4000, new Uint8Array(8000))).status).toBe(413);
    expect(await stands(at, member)).toBe('4000');
    const before = kept();
    expect((await goOn(at, member, 4000, bytes.slice(4000))).status).toBe(204);
    expect(kept()).toBeGreaterThan(before);
    // Whoever did not hear so asks again, and nothing is taken twice.
    expect(await stands(at, member)).toBe(String(bytes.length));
    expect((await goOn(at, member, bytes.length, new Uint8Array())).status).toBe(204);
    const files = (await member.read()).flatMap(({ attachments }) => attachments ?? []);
    expect(files.map(({ name }) => name)).toEqual(['عقد.pdf']);
    expect(await (await fetch(files[0]?.contentUrl ?? '')).arrayBuffer()).toEqual(bytes.buffer);
  });

  test('is refused before its first byte where no file is welcome, and in words where it is none that is taken', async () => {
    const refused = await begin(await agreed(), 9000);
    expect(refused.status).toBe(400);
    expect(refused.body.error?.message).toContain('فلم نحفظه');
    const member = await atTheFile();
    expect((await begin(member, 13 * megabyte)).status).toBe(413);
    expect((await begin(member, -1)).status).toBe(400);
    const at = (await begin(member, 30, 'multipart/form-data; boundary=x')).headers.get('location') ?? '';
    expect((await goOn(at, member, 0, new Uint8Array(30))).status).toBe(400);
    expect((await call(at, { method: 'HEAD', token: member.grant.token })).status).toBe(404);
  });

  test('makes room: of a conversation the last three are kept', async () => {
    const member = await atTheFile();
    const places: string[] = [];
    for (let n = 0; n < 4; n += 1) places.push((await begin(member, 9000)).headers.get('location') ?? '');
    const standing = await Promise.all(places.map((at) => stands(at, member)));
    expect(standing).toEqual([null, '0', '0', '0']);
  });
});
