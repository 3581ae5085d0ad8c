import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { call, Member } from './member.ts';
import { sharedServer, type TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server.remove());

const pdf = (bytes = 64): Blob =>
  new Blob(['%PDF-1.4\n', 'x'.repeat(bytes), '\n%%EOF\n'], { type: 'application/pdf' });
/** The head of a Windows program. */
const program = new Blob(
  [Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(600, 1)])],
  { type: 'application/pdf' },
);

async function atTheFile(association = 'mord'): Promise<Member> {
  const member = await Member.arrive(server.url, association);
  await member.goOn(({ kind }) => kind === 'attachment');
  return member;
}

test('a program that calls itself a PDF is refused by its content, in one Arabic message', async () => {
  const member = await atTheFile();
  const asked = member.prompt;
  const { status } = await member.upload(program, 'راتب.pdf');
  expect(status).toBe(200);
  const said = (await member.read()).filter(({ from }) => from.role === 'bot');
  expect(said).toHaveLength(1);
  expect(said[0]?.text).toContain('هذا النوع من الملفات غير مقبول');
  expect(member.prompt).toEqual(asked);
});

test('a PDF that calls itself a program is taken for what it is', async () => {
  const member = await atTheFile();
  await member.upload(pdf(), 'salary.exe');
  await member.read();
  expect(member.prompt.kind).not.toBe('attachment');
});

test('a file above ten megabytes is refused in the words of the association', async () => {
  const member = await atTheFile();
  for (const megabytes of [10.5, 11.9, 13, 40]) {
    const { status, body } = await member.upload(pdf(megabytes * 1024 * 1024), 'big.pdf');
    expect({ megabytes, status, code: body.error?.code }).toEqual({
      megabytes,
      status: 413,
      code: 'tooLarge',
    });
    expect(body.error?.message).toBe('الملف أكبر من 10 ميجابايت. صغّريه أو صوّريه بدقة أقل.');
  }
  expect(member.prompt.kind).toBe('attachment');
  expect((await member.upload(pdf(9 * 1024 * 1024), 'fits.pdf')).status).toBe(200);
});

test('a file comes back by its link, byte for byte, and by no other token', async () => {
  const member = await atTheFile();
  const other = await Member.arrive(server.url);
  const sent = pdf(500);
  await member.upload(sent, 'تعريف بالراتب.pdf');
  const [attachment] = (await member.read()).flatMap(({ attachments }) => attachments ?? []);
  expect(attachment).toMatchObject({ name: 'تعريف بالراتب.pdf', contentType: 'application/pdf' });
  const link = new URL(attachment?.contentUrl ?? '');
  const fetched = await fetch(link);
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(Buffer.from(await sent.arrayBuffer()));
  expect(fetched.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
  const bare = `${link.origin}${link.pathname}`;
  const theirs = link.pathname.replace(member.grant.conversationId, other.grant.conversationId);
  const statuses = await Promise.all([
    call(bare).then(({ status }) => status),
    call(bare, { token: member.grant.token }).then(({ status }) => status),
    call(`${bare}?t=${member.grant.token}`).then(({ status }) => status),
    call(`${bare}x${link.search}`).then(({ status }) => status),
    call(`${link.origin}${theirs}${link.search}`).then(({ status }) => status),
    call(`${link.origin}${theirs}?t=${other.grant.token}`).then(({ status }) => status),
  ]);
  expect(statuses).toEqual([401, 401, 401, 401, 404, 401]);
  await server.stop();
  await server.start({ CLOCK_OFFSET: '61m' });
  expect((await call(link.href)).status).toBe(401);
  await server.stop();
  await server.start();
});

test('a file of which a later part was changed breaks off, one that was changed at its beginning is not there, and its head alone can be asked for', async () => {
  const member = await atTheFile();
  await member.upload(pdf(1024 * 1024), 'a.pdf');
  const [attachment] = (await member.read()).flatMap(({ attachments }) => attachments ?? []);
  const link = attachment?.contentUrl ?? '';
  const id = new URL(link).pathname.split('/').at(-1) ?? '';
  const path = join(server.dataDir, 'files', id.slice(0, 2), id);
  const sealed = await readFile(path);
  const change = (at: number): Promise<void> => {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return writeFile(path, changed);
  };
  await change(sealed.length - 1);
  const breaking = await fetch(link);
  expect(breaking.status).toBe(200);
  await expect(breaking.arrayBuffer()).rejects.toThrow();
  await change(100);
  expect((await call(link)).status).toBe(404);
  await writeFile(path, sealed);
  const head = await fetch(link, { method: 'HEAD' });
  expect({ status: head.status, text: await head.text() }).toEqual({ status: 200, text: '' });
  expect((await (await fetch(link)).arrayBuffer()).byteLength).toBe(1024 * 1024 + 16);
});

test('the same upload twice is one answer and one file', async () => {
  const member = await atTheFile();
  const form = (): FormData => {
    const made = new FormData();
    made.append(
      'activity',
      new Blob([JSON.stringify({ type: 'message', channelData: { clientActivityID: 'upload-1' } })], {
        type: 'application/vnd.microsoft.activity',
      }),
    );
    made.append('file', pdf(), 'a.pdf');
    return made;
  };
  const send = () =>
    call<{ id: string }>(`${member.base}/upload`, {
      method: 'POST',
      token: member.grant.token,
      body: form(),
    });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await member.read()).flatMap(({ attachments }) => attachments ?? [])).toHaveLength(1);
});

test('a name of a file is only a name', async () => {
  const member = await atTheFile();
  await member.upload(pdf(), '../../../../etc/\u202epasswd<script>.pdf');
  const [attachment] = (await member.read()).flatMap(({ attachments }) => attachments ?? []);
  expect(attachment?.name).toBe('passwdscript.pdf');
});
