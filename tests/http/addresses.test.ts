import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, Member } from './member.ts';
import { sharedServer, type TestServer } from './support.ts';

let server: TestServer;
let member: Member;
beforeAll(async () => {
  server = await sharedServer();
  member = await Member.arrive(server.url);
});
afterAll(() => server.remove());

/** One call as raw bytes: what no client library would send. Answers the status, 0 when the line was just cut. */
function raw(text: string | Buffer): Promise<number> {
  return new Promise((done) => {
    let heard = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(4000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (/^HTTP\/1\.1 \d{3}/.test(heard)) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => done(Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0)));
  });
}

test('health is told to a proxy that asks as HAProxy does, in HTTP/1.0 without a Host; HTTP/1.1 without one is refused', async () => {
  expect(await raw('GET /health/ready HTTP/1.0\r\n\r\n')).toBe(200);
  expect(await raw('GET /health/ready HTTP/1.1\r\n\r\n')).toBe(400);
});

describe('an address', () => {
  test('that does not exist is answered as such, in JSON', async () => {
    const nowhere = [
      '/x',
      '/v3/directline',
      '/v3/directline/x',
      '/webchat',
      '/assets/x/chat.js',
      '/metrics',
      '/.env',
      '/chat',
    ];
    for (const path of [
      ...nowhere,
      '/v3/directline/conversations/x/y',
      '/v3/directline/session/getsessionid',
    ])
      for (const method of ['GET', 'POST', 'DELETE']) {
        const { status, body } = await call(`${server.url}${path}`, { method });
        expect({ path, method, status, code: body.error?.code }).toEqual({
          path,
          method,
          status: 404,
          code: 'notFound',
        });
      }
  });

  test('says which methods it takes', async () => {
    const { conversationId } = member.grant;
    const line = `/v3/directline/conversations/${conversationId}`;
    const table: readonly (readonly [string, string])[] = [
      ['/', 'GET'],
      ['/chat/mord', 'GET'],
      ['/embed.js', 'GET'],
      ['/health/live', 'GET'],
      ['/health/ready', 'GET'],
      ['/webchat/mord/token', 'POST'],
      ['/v3/directline/tokens/refresh', 'POST'],
      ['/v3/directline/conversations', 'POST'],
      [line, 'GET'],
      [`${line}/activities`, 'GET, POST'],
      [`${line}/upload`, 'POST'],
      [`${line}/files/x`, 'GET'],
    ];
    for (const [path, allowed] of table)
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const answer = await call(`${server.url}${path}`, { method, token: member.grant.token });
        expect({ path, method, status: answer.status, allowed: answer.headers.get('allow') }).toEqual({
          path,
          method,
          status: 405,
          allowed,
        });
        expect(answer.body.error?.code).toBe('wrongRequest');
      }
  });
});

describe('bytes that are hardly HTTP', () => {
  const host = 'Host: x\r\n';
  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a host with a path', 'GET / HTTP/1.1\r\nHost: a/b?c#d\r\n\r\n'],
    ['an address that is none', `GET http:// HTTP/1.1\r\n${host}\r\n`],
    ['an address with percent signs that end early', `GET /chat/%E0%A4%A HTTP/1.1\r\n${host}\r\n`],
    ['a length that is no number', `POST /webchat/mord/token HTTP/1.1\r\n${host}Content-Length: x\r\n\r\n`],
    [
      'two lengths',
      `POST /webchat/mord/token HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    ],
    [
      'a length and chunks',
      `POST /webchat/mord/token HTTP/1.1\r\n${host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'chunks that are none',
      `POST /webchat/mord/token HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    ],
    ['headers of 20 KB', `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['an upgrade to nothing', `GET /x HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
    [
      'an upgrade without a token',
      `GET /v3/directline/conversations/x/stream HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    ],
    [
      'an upgrade with a host that is none',
      `GET /v3/directline/conversations/x/stream HTTP/1.1\r\nHost: ][\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    ],
    ['a body for a GET', `GET /nowhere HTTP/1.1\r\n${host}Content-Length: 2\r\n\r\n{}`],
  ])('%s', async (_, text) => {
    const status = await raw(text);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

test('after all that the server still serves, and found nothing to complain of', async () => {
  expect((await Member.arrive(server.url)).prompt.kind).toBe('consent');
  expect(server.log()).not.toMatch(/a call failed|unhandled/);
});
