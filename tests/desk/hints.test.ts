import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';

const password = 'correct horse battery staple';
const email = 'somebody@rahat.example';
let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = await temporaryFolder();
  const place = await openPlace({ DATA_DIR: dataDir });
  const hashed = await hashPassword(password);
  const account = { association: 'rahat', email, role: 'researcher', password: hashed };
  await putStaff(place.ground.database, account, place.ground.clock.now());
  await place.close();
  server = await startServer({ DATA_DIR: dataDir });
});
afterAll(async () => {
  await server.kill('database');
  await removeFolder(dataDir);
});

/** The cookie of a new session. */
async function signIn(): Promise<string> {
  const signedIn = await fetch(`${server.url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

test('so many pages of one session hear hints at once, and one more when one is closed', async () => {
  const cookie = await signIn();
  const open: AbortController[] = [];
  const listen = async (): Promise<number> => {
    const page = new AbortController();
    const { status, body } = await fetch(`${server.url}/desk/api/events`, {
      headers: { cookie },
      signal: page.signal,
    });
    if (status === 200) open.push(page);
    else await body?.cancel();
    return status;
  };
  const statuses: number[] = [];
  for (let n = 0; n < 13; n += 1) statuses.push(await listen());
  expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
  open.pop()?.abort();
  await until('a place is free', async () => (await listen()) === 200);
  for (const page of open) page.abort();
});

test('a list is asked for by what there is: anything else is refused, not taken for another list', async () => {
  const cookie = await signIn();
  const wrong = [
    'requests?which=x',
    'requests?status=x',
    'requests?branch=x',
    'requests?from=-1',
    'inbox?which=x',
  ];
  for (const path of wrong) {
    const { status } = await fetch(`${server.url}/desk/api/${path}`, { headers: { cookie } });
    expect([path, status]).toEqual([path, 400]);
  }
});
