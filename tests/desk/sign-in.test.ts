import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Attempts } from '../../src/desk/people/attempts.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { freePort } from '../support/children.ts';
import { removeFolder } from '../support/folders.ts';
import { dataFolder, dropShared } from '../support/shared.ts';
import { openPlace } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';

const password = 'correct horse battery staple';
const accounts = ['one', 'two', 'three', 'four', 'five'].map((name) => `${name}@rahat.example`);

let dataDir: string;
let server: ServerProcess;
let metricsPort: number;

beforeAll(async () => {
  dataDir = await dataFolder();
  const place = await openPlace({ DATA_DIR: dataDir });
  const hashed = await hashPassword(password);
  for (const email of accounts)
    await putStaff(
      place.ground.database,
      { association: 'rahat', email, role: 'researcher', password: hashed },
      0,
    );
  await place.close();
  metricsPort = await freePort();
  server = await startServer({
    DATA_DIR: dataDir,
    TRUSTED_PROXIES: '127.0.0.1',
    METRICS_PORT: String(metricsPort),
  });
});

afterAll(async () => {
  await server.stop();
  await dropShared(dataDir);
  await removeFolder(dataDir);
});

interface Try {
  readonly email: string;
  readonly from: string;
  readonly given?: string;
  readonly cookie?: string;
}

const attempt = ({ email, from, given = password, cookie = '' }: Try): Promise<Response> =>
  fetch(`${server.url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, cookie },
    body: JSON.stringify({ email, password: given }),
  });
/** How many were told that something is wrong. */
let failed = 0;
const statusOf = async (tried: Try): Promise<number> => {
  const answer = await attempt(tried);
  if (answer.status === 401) failed += 1;
  await answer.body?.cancel();
  return answer.status;
};
/** What a browser keeps of a sign-in, but for its session. */
const deviceOf = async (tried: Try): Promise<string> =>
  (await attempt(tried)).headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => cookie.startsWith('silah-device='))
    .join();

test('whoever is locked out by others at one address comes in from another', async () => {
  const [email = ''] = accounts;
  for (let i = 0; i < 10; i += 1)
    expect(await statusOf({ email, from: '203.0.113.1', given: 'wrong' })).toBe(401);
  const locked = await attempt({ email, from: '203.0.113.1' });
  expect(locked.status).toBe(429);
  expect(locked.headers.get('retry-after')).toBe('900');
  expect(await statusOf({ email, from: '203.0.113.2' })).toBe(200);
});

test('what a caller writes of other addresses changes nothing: the right end is the proxy’s', async () => {
  const [, email = ''] = accounts;
  for (let i = 0; i < 10; i += 1)
    expect(await statusOf({ email, from: `198.51.100.${i}, 203.0.113.3`, given: 'wrong' })).toBe(401);
  expect(await statusOf({ email, from: '192.0.2.77, 203.0.113.3', given: 'wrong' })).toBe(429);
});

test('an account that is tried from everywhere has a limit, and its owner still comes in: by a browser that is known, and from a further address', async () => {
  const [, , email = ''] = accounts;
  const device = await deviceOf({ email, from: '203.0.113.4' });
  const wrong = (from: string): Promise<number> => statusOf({ email, from, given: 'wrong' });
  for (let i = 0; i < 100; i += 1) await wrong(`198.51.100.${i}`);
  for (let i = 0; i < 2; i += 1) expect(await wrong('203.0.113.4')).toBe(401);
  expect(await wrong('203.0.113.4')).toBe(429);
  expect(await statusOf({ email, from: '203.0.113.4' })).toBe(429);
  expect(await statusOf({ email, from: '203.0.113.4', cookie: device })).toBe(200);
  expect(await statusOf({ email, from: '203.0.113.5' })).toBe(200);
  // The browser that is known opens nothing by itself, and is counted too.
  for (let i = 0; i < 9; i += 1)
    expect(await statusOf({ email, from: '203.0.113.4', given: 'wrong', cookie: device })).toBe(401);
  expect(await statusOf({ email, from: '203.0.113.4', cookie: device })).toBe(429);
  const forged = `${device.slice(0, -2)}AA`;
  expect(await statusOf({ email, from: '203.0.113.4', cookie: forged })).toBe(429);
  const [, , , other = ''] = accounts;
  expect(await statusOf({ email: other, from: '203.0.113.4', cookie: device })).toBe(200);
});

test('one check at a time, eight wait, four of one address: the others are told at once when to come again', async () => {
  const [, , , , email = ''] = accounts;
  const flood = Array.from({ length: 40 }, (_, i) =>
    attempt({ email: `nobody-${i}@rahat.example`, from: '203.0.113.6', given: 'wrong' }),
  );
  const beside = statusOf({ email, from: '203.0.113.7' });
  const answers = await Promise.all(flood);
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  for (const { status, headers } of answers)
    if (status === 429) expect(headers.get('retry-after')).toBe('10');
  expect(await beside).toBe(200);
});

test('one address tries for so many accounts, whatever they are called', async () => {
  const place = await openPlace();
  try {
    const attempts = new Attempts(place.ground);
    const tries = (address: string, email: string): Promise<boolean> =>
      attempts.fromThere({ address, email, device: undefined });
    let limited = 0;
    for (let i = 0; i < 310; i += 1) if (!(await tries('203.0.113.8', `${i}@rahat.example`))) limited += 1;
    expect(limited).toBe(10);
    expect(await tries('203.0.113.9', accounts[4] ?? '')).toBe(true);
  } finally {
    await place.remove();
  }
});

test('what fails is in the log without anybody’s address, and counted by door', async () => {
  const lines = server.log.split('\n').filter((line) => line.includes('a sign-in failed'));
  expect(failed).toBeGreaterThan(100);
  expect(lines.length).toBeGreaterThanOrEqual(failed);
  expect(server.log).not.toMatch(/@rahat\.example|203\.0\.113|198\.51\.100/);
  const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(figures).toMatch(/silah_sign_ins_total\{outcome="wrong"\} \d+/);
  expect(figures).toMatch(/silah_sign_ins_total\{outcome="limited"\} \d+/);
  expect(figures).toMatch(/silah_refused_total\{door="\/desk\/api\/sign-in",status="429"\} \d+/);
  expect(figures).toMatch(/silah_refused_total\{door="\/desk\/api\/sign-in",status="401"\} \d+/);
});

test('behind TLS the cookies say so, also where a named proxy is all that knows; pages keep other windows and sensors out', async () => {
  const [, , , email = ''] = accounts;
  const answer = await fetch(`${server.url}/desk/api/sign-in`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.30',
      'x-forwarded-proto': 'https',
    },
    body: JSON.stringify({ email, password }),
  });
  const cookies = answer.headers.getSetCookie();
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).toMatch(/^__Host-silah-.*HttpOnly; Secure; SameSite=Strict/);
  const page = await fetch(`${server.url}/desk`);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'x-frame-options': 'DENY',
  });
});
