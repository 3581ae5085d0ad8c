import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { IncomingMessage } from '../../src/channel/message.ts';
import { Added, Me, Role } from '../../src/contract/desk.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { listRoutes, routesOf } from '../../src/http/routes.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { openLayout } from '../../src/runtime.ts';
import { alertOf, leaveIn } from '../support/alerts.ts';
import { openAll } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { dataFolder } from '../support/shared.ts';
import { firstOf } from '../support/whole.ts';

const password = 'correct horse battery staple';
interface Caller {
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

let server: ServerProcess;
const callers = new Map<Role, Caller>();
const cases = {
  near: { conversation: '', reference: '', staff: 0 },
  far: { conversation: '', reference: '', staff: 0 },
  /** A report that the privacy officer alone may read. */
  kept: { conversation: '', reference: '', staff: 0 },
  /** Somebody is in danger; researchers may open it. */
  danger: { conversation: '', reference: '', staff: 0 },
};
const danger = 'محدعلمبها ما عاد ودي أعيش';

/** A request, from the greeting to the receipt. */
async function submitted(
  { conversations }: Place,
  messages: readonly IncomingMessage[],
  association: string,
): Promise<{ conversation: string; reference: string }> {
  const { publicId } = await conversations.begin(association, 'webchat');
  for (const message of messages) await conversations.receive(publicId, message);
  const { lines } = await conversations.lines(publicId, 0);
  const reference = lines.flatMap((line) =>
    line.from === 'bot' && line.message.receipt ? [line.message.receipt.reference] : [],
  )[0];
  return { conversation: publicId, reference: reference ?? '' };
}

async function signIn(email: string): Promise<Caller> {
  const answer = await fetch(`${server.url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { csrf } = Me.parse(await answer.json());
  return {
    call: (method, path, body, headers = {}) =>
      fetch(`${server.url}${path}`, {
        method,
        headers: { cookie, 'x-silah-csrf': csrf, 'content-type': 'application/json', ...headers },
        ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
      }),
  };
}

/** Two associations with a request each, and somebody of every role at the first one's desk. */
beforeAll(async () => {
  const dataDir = await dataFolder();
  const place = await openPlace({ DATA_DIR: dataDir });
  const { engine, houses } = await openAll();
  for (const [which, association] of [
    ['near', 'rahat'],
    ['far', 'mord'],
  ] as const) {
    const house = houses.get(association)!;
    const made = (service: string) =>
      submitted(place, requestDialogue(engine, { house, service, n: 1 }), association);
    const { conversation, reference } = await made('support');
    const staff = await putStaff(
      place.ground.database,
      { association, email: `someone@${association}.example`, role: 'delegate' },
      0,
    );
    cases[which] = { conversation, reference, staff: staff.id };
    if (which === 'far') continue;
    cases.kept = { ...(await made('privacy-report')), staff: staff.id };
    cases.danger = { ...(await made('support')), staff: staff.id };
    const outcomes = [alertOf('an-alert', { category: 'selfHarm' })];
    await leaveIn(place, cases.danger.conversation, { outcomes, words: danger });
  }
  const hashed = await hashPassword(password);
  for (const role of Role.options)
    await putStaff(
      place.ground.database,
      { association: 'rahat', email: `${role}@rahat.example`, role, password: hashed },
      0,
    );
  await place.close();
  server = await startServer({ DATA_DIR: dataDir });
  for (const role of Role.options) callers.set(role, await signIn(`${role}@rahat.example`));
});

afterAll(() => server.stop());

const filled = (path: string, { conversation, reference, staff }: typeof cases.near): string =>
  path
    .replace(':conversation', conversation)
    .replace(':reference', reference)
    .replace(':staff', String(staff))
    .replace(':file', 'AAAAAAAAAAAAAAAAAAAAAA')
    .replace(':id', '999');

/** An open stream of events is not waited for to its end. */
async function statusOf(answer: Promise<Response>): Promise<number> {
  const { status, body } = await answer;
  await body?.cancel();
  return status;
}

const layout = openLayout();
const listed = listRoutes(layout);
const shapes = new Map(routesOf(layout).map(({ method, path, answer }) => [`${method} ${path}`, answer]));
const guarded = listed.filter((route) => !route.public);
const matrix = guarded.flatMap(({ method, path, roles }) =>
  Role.options.map((role) => ({ name: `${method} ${path}`, method, path, role, may: roles.includes(role) })),
);

test('every address of the desk is in the matrix, but those by which people come and go', () => {
  const open = listed.filter((route) => route.public && route.path.startsWith('/desk/api/'));
  expect(open.map(({ path }) => path).sort()).toEqual([
    '/desk/api/forgotten',
    '/desk/api/set-up',
    '/desk/api/sign-in',
    '/desk/api/sign-out',
  ]);
  expect(guarded.length).toBeGreaterThan(20);
  for (const { path } of guarded) expect(path).toMatch(/^\/desk\/api\//);
});

test.each(matrix)('$name as $role', async ({ name, method, path, role, may }) => {
  const answer = await callers.get(role)!.call(method, filled(path, cases.near));
  const { status } = answer;
  if (may) expect([401, 403]).not.toContain(status);
  else expect(status).toBe(403);
  expect(status).toBeLessThan(500);
  const shape = shapes.get(name);
  if (status !== 200 || !shape) await answer.body?.cancel();
  else {
    const body: unknown = await answer.json();
    expect(z.parse(shape, body)).toEqual(body);
  }
});

const nowhere = { conversation: 'AAAAAAAAAAAAAAAAAAAAAA', reference: '9999999', staff: 999_999_999 };
const withCase = matrix.filter(({ path }) => /:(conversation|reference|staff)\b/.test(path));
test.each(withCase)(
  "another association's case is answered as one that there is not, whatever is sent: $name as $role",
  async ({ method, path, role, may }) => {
    const told = async (whose: typeof nowhere, body: unknown): Promise<unknown> => {
      const answer = await callers.get(role)!.call(method, filled(path, whose), body);
      return { status: answer.status, text: await answer.text() };
    };
    for (const body of firstOf<object>([{ role: 'manager' }, {}, { id: 'far-away-1', text: 'x' }])) {
      const far = await told(cases.far, body);
      expect(far).toMatchObject({ status: may ? 404 : 403 });
      expect(await told(nowhere, body)).toEqual(far);
      if (!may) expect(await told(cases.near, body)).toEqual(far);
    }
  },
);

const lookedAt = guarded.filter(({ method, path }) => method === 'GET' && !/events|facts/.test(path));
test.each(Role.options)(
  'of somebody in danger no address shows whoever may not open it a word or a kind: %s',
  async (role) => {
    const asked = lookedAt.flatMap(({ path }) => [path, `${path}?q=${encodeURIComponent('محدعلمبها')}`]);
    const get = (path: string) => callers.get(role)!.call('GET', filled(path, cases.danger));
    const shown = await Promise.all(asked.map(async (path) => (await get(path)).text()));
    expect(/محدعلمبها|selfHarm|"life"/.test(shown.join('\n'))).toBe(role === 'researcher');
  },
);

const ofRequests = matrix.filter(
  ({ path, may, role }) => /:reference\b/.test(path) && may && role !== 'privacy',
);
test.each(ofRequests)(
  'a case that this role may not read does not exist: $name as $role',
  async ({ method, path, role }) => {
    const call = callers.get(role)!;
    const body = { decision: 'accepted', conclusion: 'handled', reason: 'استوفى الشروط' };
    const kept = await call.call(method, filled(path, cases.kept), body);
    const missing = await call.call(method, filled(path, { ...cases.kept, reference: '0000000' }), body);
    // A body of another shape is refused before anything is looked at; a shape that fits finds nothing.
    const [one, other] = [await kept.text(), await missing.text()];
    expect([kept.status, one]).toEqual([missing.status, other]);
    expect([400, 404]).toContain(kept.status);
  },
);

test('its conversation shows those who serve nothing of it, and does not exist for the manager', async () => {
  const path = `/desk/api/conversations/${cases.kept.conversation}`;
  const told = await (await callers.get('researcher')!.call('GET', path)).text();
  expect(told).not.toContain(cases.kept.reference);
  expect(told).not.toMatch(/البلاغ|خصوصية:/);
  expect(await statusOf(callers.get('manager')!.call('GET', path))).toBe(404);
  expect(await statusOf(callers.get('privacy')!.call('GET', path))).toBe(200);
});

test.each(guarded.map(({ method, path }) => ({ method, path })))(
  'nobody is signed in: $method $path',
  async ({ method, path }) => {
    expect(await statusOf(fetch(`${server.url}${filled(path, cases.near)}`, { method }))).toBe(401);
  },
);

const withToken = listed.filter(({ token, socket }) => token !== undefined && socket === undefined);
test.each(withToken.map(({ method, path, token }) => ({ method, path, token })))(
  'a token is wanted ($token), and there is none: $method $path',
  async ({ method, path }) => {
    const address = filled(path, cases.near).replace(':association', 'rahat').replace(':secret', 'x');
    const status = await statusOf(fetch(`${server.url}${address}`, { method }));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  },
);

test('a call of another site, or without the token of the session, is refused', async () => {
  const researcher = callers.get('researcher')!;
  const path = `/desk/api/conversations/${cases.near.conversation}/claim`;
  expect(await statusOf(researcher.call('POST', path, {}, { origin: 'https://evil.example' }))).toBe(403);
  expect(await statusOf(researcher.call('POST', path, {}, { 'sec-fetch-site': 'cross-site' }))).toBe(403);
  expect(await statusOf(researcher.call('POST', path, {}, { 'x-silah-csrf': 'x' }))).toBe(403);
});

test('ten wrong passwords close the account for this address, and say nothing about it', async () => {
  const attempt = async (email: string, given: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`${server.url}/desk/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: given }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const known = await attempt('manager@rahat.example', 'wrong');
  const unknown = await attempt('nobody@rahat.example', 'wrong');
  expect(known).toEqual(unknown);
  expect(known.status).toBe(401);
  for (let i = 0; i < 9; i += 1) await attempt('nobody@rahat.example', 'wrong');
  expect((await attempt('nobody@rahat.example', 'wrong')).status).toBe(429);
  expect((await attempt('committee@rahat.example', password)).status).toBe(200);
});

test('a session ends with signing out, and a new one begins with every sign-in', async () => {
  const first = await signIn('privacy@rahat.example');
  const second = await signIn('privacy@rahat.example');
  expect((await first.call('GET', '/desk/api/me')).status).toBe(200);
  await second.call('POST', '/desk/api/sign-out');
  expect((await second.call('GET', '/desk/api/me')).status).toBe(401);
  expect((await first.call('GET', '/desk/api/me')).status).toBe(200);
});

test('the cookie is for this site and for the server alone', async () => {
  const answer = await fetch(`${server.url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@rahat.example', password }),
  });
  expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly/i);
  expect(answer.headers.getSetCookie()[0]).toMatch(/SameSite=Strict/i);
});

test.each(['disable', 'role'])('after %s nothing answers the session that was open', async (change) => {
  const email = `${change}@rahat.example`;
  const admin = callers.get('admin')!;
  const added = await admin.call('POST', '/desk/api/staff', { email, role: 'researcher' });
  const { colleague, setUpUrl } = Added.parse(await added.json());
  const entered = await fetch(`${server.url}/desk/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: new URL(setUpUrl).searchParams.get('token'), name: 'هدى', password }),
  });
  expect(entered.status).toBe(200);
  const caller = await signIn(email);
  const stream = await caller.call('GET', '/desk/api/events');
  await admin.call('POST', `/desk/api/staff/${colleague.id}/${change}`, { role: 'manager' });
  // Comes to its end with the session.
  await stream.text();
  for (const { method, path } of guarded)
    expect({ path, status: await statusOf(caller.call(method, filled(path, cases.near))) }).toEqual({
      path,
      status: 401,
    });
});
