import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../support/children.ts';
import { answerTo, call, Member, type Activity } from './member.ts';
import { startServer, type TestServer } from './support.ts';
import { until } from '../support/wait.ts';

// Genuine in form, nobody's: the id and the IBAN have right check figures.
const canary = {
  nationalId: '1093847561',
  iban: 'SA5180000618273645509182',
  mobile: '0593746182',
  name: 'عنقودية بنت زمردة الكناري',
  reason: 'حكاية الكناري الأصفر في القفص المفقود',
  city: 'كناريستان',
} as const;
const checked = (stem: string): string =>
  '0123456789'.split('').find((last) => {
    const sum = Array.from(stem + last).reduce((total, digit, i) => {
      const weighed = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
    return sum % 10 === 0;
  }) ?? '';
const nationalId = canary.nationalId.slice(0, 9) + checked(canary.nationalId.slice(0, 9));
const account = canary.iban.slice(4);
const rest = Array.from(`${account}281000`).reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0);
const iban = `SA${String(98 - rest).padStart(2, '0')}${account}`;
const arabic = (text: string): string => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit);

/** As JSON may write it: every sign beyond ASCII as an escape. */
const escaped = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Everything by which one of them could be known again, as bytes. Base64 is looked for at each of its three offsets. */
function formsOf(text: string): Buffer[] {
  const written = [text, arabic(text)].flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le')]);
  const coded = written.flatMap((bytes) => {
    const hex = bytes.toString('hex');
    const base64 = [0, 1, 2].flatMap((offset) => {
      const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
      const whole = shifted.toString('base64').slice(offset === 0 ? 0 : offset + 1, -4);
      return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
    });
    return [hex, hex.toUpperCase(), ...base64].map((one) => Buffer.from(one));
  });
  return [...written, ...coded, Buffer.from(encodeURIComponent(text)), Buffer.from(escaped(text))];
}
const identifiers = [nationalId, iban, account, canary.mobile, canary.mobile.slice(1)];
const words = [canary.name, canary.reason, canary.city, 'الكناري'];
const forms = [...identifiers, ...words].flatMap(formsOf);
const found = (bytes: Buffer): string[] => forms.filter((form) => bytes.includes(form)).map(String);

let server: TestServer;
let metricsPort: number;
beforeAll(async () => {
  metricsPort = await freePort();
  server = await startServer({ LOG_LEVEL: 'trace', METRICS_PORT: String(metricsPort) });
});
afterAll(() => server.remove());

const own: Readonly<Record<string, string>> = {
  nationalId: arabic(nationalId),
  iban: `${iban.slice(0, 4)} ${account.replace(/(.{4})/g, '$1 ')}`.trim(),
  mobile: arabic(canary.mobile),
  name: canary.name,
  text: canary.reason,
  city: canary.city,
};

/** One request, all its answers the canary's. */
async function sing(member: Member): Promise<void> {
  let tries = 0;
  for (let turns = 0; turns < 40; turns += 1) {
    if (member.seen.some(({ channelData }) => channelData?.silah?.receipt)) return;
    const { kind, id } = member.prompt;
    const text = own[kind];
    if (text === undefined) await member.give(answerTo(member.question, 0, tries));
    else await member.say(text);
    tries = member.prompt.id === id ? tries + 1 : 0;
  }
  throw new Error('the canary never came to its end');
}

test('the search finds what it looks for, in every form', () => {
  const hidden = Buffer.from(`{"a":"${Buffer.from(`x${nationalId}yz`).toString('base64')}"}`);
  expect(found(hidden)).not.toEqual([]);
  expect(found(Buffer.from(`…${arabic(canary.mobile)}…`))).not.toEqual([]);
  expect(found(Buffer.from(Buffer.from(canary.name).toString('hex')))).not.toEqual([]);
  expect(found(Buffer.from('1093847560'.slice(0, 9)))).toEqual([]);
});

test('nothing that a member wrote is in clear anywhere: not in the log, a figure, an address, a refusal, or a file', async () => {
  const outside: string[] = [];
  const keep = (answer: { headers: Headers; text: string }): void => {
    outside.push(JSON.stringify([...answer.headers]), answer.text);
  };
  const member = await Member.arrive(server.url);
  await member.say(`${nationalId} ${canary.name}`);
  await member.say(arabic(canary.mobile));
  await sing(member);
  const addresses = [member.grant.streamUrl, member.base];

  // Whatever can go wrong, with the canary in it.
  const { token } = member.grant;
  const poison = `${nationalId} ${iban} ${canary.mobile} ${canary.name}`;
  const send = (path: string, init: Parameters<typeof call>[1]) =>
    call(`${server.url}${path}`, init).then(keep);
  const path = `/v3/directline/conversations/${member.grant.conversationId}`;
  await send(`${path}/activities`, { method: 'POST', token, body: `{"type":"message","text":"${poison}` });
  await send(`${path}/activities`, { token, json: { type: { poison }, text: poison } });
  await send(`${path}/activities`, { token, json: { type: 'message', text: poison.repeat(200) } });
  await send(`${path}/activities`, { token, json: { type: 'message', text: poison, locale: poison } });
  await send(`${path}/activities`, {
    token: poison.replace(/[^\x20-\x7e]/g, ''),
    json: { type: 'message', text: poison },
  });
  await send(`${path}/upload`, {
    method: 'POST',
    token,
    body: poison,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  await send('/webchat/mord/token', { json: { resume: poison } });
  await send('/webchat/mord/token', { method: 'POST', body: poison });
  await send(`/webchat/${encodeURIComponent(canary.name)}/token`, { json: {} });
  await send(`/chat/${nationalId}`, {});
  await send(`${path}?watermark=${nationalId}${nationalId}`, { token });
  await member.post({ text: poison, value: { silah: { prompt: poison.slice(0, 39), choice: nationalId } } });
  const form = new FormData();
  form.append(
    'file',
    new Blob([`%PDF-1.4\n${poison}\n%%EOF`], { type: 'application/pdf' }),
    `${canary.name} ${nationalId}.pdf`,
  );
  await send(`${path}/upload`, { method: 'POST', token, body: form });

  // The database dies while the canary talks, and so does the server.
  const postmaster = await server.postmaster();
  if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL');
  for (let i = 0; i < 10; i += 1) {
    keep(await member.post({ text: poison }));
  }
  await until('the database is back', async () => (await call(`${server.url}/health/ready`)).status === 200);
  await member.post({ text: poison });
  await server.kill();
  await server.start();
  const figures = await call(`http://127.0.0.1:${metricsPort}/metrics`);
  keep(figures);
  keep(await call(`${server.url}/health/ready`));

  // His own transcript keeps his own words; identifiers of the signed request are masked.
  const shown: Activity[] = await member.transcript();
  const receipt = shown.findIndex(({ channelData }) => channelData?.silah?.receipt);
  const before = Buffer.from(JSON.stringify(shown.slice(0, receipt + 1)));
  expect(before.toString()).toContain(canary.reason);
  for (const identifier of identifiers.flatMap(formsOf)) expect(before.includes(identifier)).toBe(false);
  addresses.push(
    ...shown.flatMap(({ attachments }) => (attachments ?? []).map(({ contentUrl }) => contentUrl ?? '')),
  );

  await server.stop();
  expect(outside.length).toBeGreaterThan(40);
  expect(found(Buffer.from(outside.join('\n')))).toEqual([]);
  expect(found(Buffer.from(addresses.join('\n')))).toEqual([]);
  expect(server.log()).toContain('ready');
  expect(found(Buffer.from(server.log()))).toEqual([]);

  const files = readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(server.dataDir, name))
    .filter((name) => statSync(name).isFile());
  expect(files.some((name) => name.endsWith('postgres.log'))).toBe(true);
  expect(files.some((name) => name.includes('/pg_wal/'))).toBe(true);
  expect(files.some((name) => name.startsWith(join(server.dataDir, 'files')))).toBe(true);
  for (const file of files) {
    expect({ file, found: found(readFileSync(file)) }).toEqual({ file, found: [] });
    expect(found(Buffer.from(file))).toEqual([]);
  }
});
