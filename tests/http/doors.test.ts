import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { productRoot } from '../../src/kernel/paths.ts';
import { freePort } from '../support/children.ts';
import { associations } from '../support/house.ts';
import { call, Member } from './member.ts';
import { startServer, type TestServer } from './support.ts';

let server: TestServer;
let metricsPort: number;
beforeAll(async () => {
  metricsPort = await freePort();
  server = await startServer({ METRICS_PORT: String(metricsPort) });
});
afterAll(() => server.remove());

test('health: alive, and ready when the database answers', async () => {
  expect((await call(`${server.url}/health/live`)).body).toEqual({ live: true });
  expect((await call(`${server.url}/health/ready`)).body).toEqual({ ready: true });
});

describe('figures', () => {
  test('stand on their own port and nowhere else', async () => {
    await Member.arrive(server.url);
    const { status, text } = await call(`http://127.0.0.1:${metricsPort}/metrics`);
    expect(status).toBe(200);
    expect(text).toMatch(/^silah_turn_seconds_count\{association="mord",outcome="decided"\} [1-9]/m);
    expect((await call(`${server.url}/metrics`)).status).toBe(404);
    for (const path of ['/', '/metrics/x', '/health/ready', '/chat/mord'])
      expect((await call(`http://127.0.0.1:${metricsPort}${path}`)).status).toBe(404);
  });

  test('name no conversation', async () => {
    const member = await Member.arrive(server.url);
    await member.say('القائمة');
    const { text } = await call(`http://127.0.0.1:${metricsPort}/metrics`);
    expect(text).not.toContain(member.grant.conversationId);
    expect(text).not.toContain(member.grant.userId);
  });
});

describe('the board and the alert rules', () => {
  const named = async (path: string): Promise<readonly string[]> => {
    const text = await readFile(join(productRoot(), 'docs/operations', path), 'utf8');
    return [...new Set([...text.matchAll(/\bsilah_\w+/g)].map(([name]) => name))];
  };
  const told = async (): Promise<string> => (await call(`http://127.0.0.1:${metricsPort}/metrics`)).text;
  const kindsOf = (text: string): ReadonlySet<string> =>
    new Set([...text.matchAll(/^# TYPE (silah_\w+) /gm)].map(([, name = '']) => name));

  test('name what there is, and the board leaves nothing out', async () => {
    const kinds = kindsOf(await told());
    for (const file of ['grafana.json', 'alerts.yaml']) {
      const names = await named(file);
      const known = names.map((name) =>
        kinds.has(name) ? name : name.replace(/_(?:bucket|count|sum)$/, ''),
      );
      expect([file, known.filter((name) => !kinds.has(name))]).toEqual([file, []]);
      if (file === 'grafana.json') expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
    }
    expect(kinds.size).toBeGreaterThan(20);
  });

  test('can be read by those who load them', async () => {
    const board: unknown = JSON.parse(
      await readFile(join(productRoot(), 'docs/operations/grafana.json'), 'utf8'),
    );
    expect(board).toMatchObject({ title: 'Silah', panels: expect.any(Array) });
    const rules: unknown = parse(await readFile(join(productRoot(), 'docs/operations/alerts.yaml'), 'utf8'));
    expect(rules).toMatchObject({
      groups: [
        {
          rules: expect.arrayContaining(
            [{ alert: 'SilahAway', expr: expect.any(String) }].map((one) => expect.objectContaining(one)),
          ),
        },
      ],
    });
  });

  test('tell who waits for a person, and that the database answers', async () => {
    const before = /^silah_members_waiting\{association="mord"\} (\d+)$/m.exec(await told())?.[1];
    const member = await Member.arrive(server.url);
    await member.tap('agree');
    await member.say('أريد موظفا');
    const text = await told();
    expect(text).toContain(`silah_members_waiting{association="mord"} ${Number(before) + 1}\n`);
    expect(text).toMatch(/^silah_database_up 1$/m);
    expect(text).toMatch(/^silah_database_connections\{state="idle"\} [1-9]/m);
    expect(text).toMatch(/^silah_disk_free_bytes\{of="database"\} [1-9]/m);
    expect(text).not.toMatch(/^silah_(?:redis_up|backup_age_seconds)/m);
  });
});

describe('the pages', () => {
  const policyOf = (headers: Headers): Map<string, string> =>
    new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((part) => {
        const [name = '', ...rest] = part.trim().split(' ');
        return [name, rest.join(' ')];
      }),
    );

  test('say to people what is there, and where there is nothing; a program is answered in JSON', async () => {
    const seen = async (path: string): Promise<{ status: number; text: string; type: string }> => {
      const answer = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html,*/*' } });
      return {
        status: answer.status,
        text: await answer.text(),
        type: answer.headers.get('content-type') ?? '',
      };
    };
    const home = await seen('/');
    expect(home.text).toContain('مفتوح المصدر');
    expect(home.text).toContain('href="/desk"');
    for (const path of ['/nosuch', '/chat/nosuch', '/nosuch/at/all']) {
      const { status, text } = await seen(path);
      expect({ path, status }).toEqual({ path, status: 404 });
      expect(text).toContain('لا توجد صفحة بهذا العنوان');
      expect(text).toContain('href="/chat/mord"');
    }
    expect((await seen('/nosuch?lang=en')).text).toContain('There is no page at this address');
    expect((await call(`${server.url}/nosuch`)).body.error?.code).toBe('notFound');
    const chat = await seen('/chat/mord');
    const [, icon = ''] = /rel="icon" type="image\/svg\+xml" href="([^"]+)"/.exec(chat.text) ?? [];
    expect(await seen(icon)).toMatchObject({ status: 200, type: 'image/svg+xml; charset=utf-8' });
    expect(chat.text).toContain('property="og:description" content="اسألي عن الخدمات');
  });

  test.each(associations)('of %s run our own script alone, and may stand in a frame', async (association) => {
    const { status, headers, text } = await call(`${server.url}/chat/${association}`);
    expect(status).toBe(200);
    const policy = policyOf(headers);
    expect(policy.get('default-src')).toBe("'none'");
    const [, inside = ''] = /<script data-association[^>]*>(.+)<\/script>/.exec(text) ?? [];
    const hash = createHash('sha256').update(inside).digest('base64');
    expect(policy.get('script-src')).toBe(`'self' 'sha256-${hash}'`);
    expect(text.match(/<script(?! defer src)/g)).toHaveLength(2);
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe('*');
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(text).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl">/);
    expect(text).not.toMatch(/ on[a-z]+="|style="|javascript:/);
    const [, script = ''] = /<script defer src="([^"]+)">/.exec(text) ?? [];
    const loaded = await call(`${server.url}${script}`);
    expect(loaded.headers.get('cache-control')).toContain('immutable');
  });

  test('that list the associations name all of them and stand in no frame', async () => {
    const { headers, text } = await call(server.url);
    for (const association of associations) expect(text).toContain(`href="/chat/${association}"`);
    expect(policyOf(headers).get('frame-ancestors')).toBe("'none'");
    expect((await call(`${server.url}/?lang=en`)).text).toContain('<html lang="en" dir="ltr"');
  });

  test('speak English when asked to, and no other language', async () => {
    expect((await call(`${server.url}/chat/rahat?lang=en`)).text).toContain('<html lang="en" dir="ltr">');
    expect((await call(`${server.url}/chat/rahat?lang="><script>`)).text).toContain(
      '<html lang="ar" dir="rtl">',
    );
  });

  test.each(['gzip', 'br', 'identity'])('are sent as %s when the browser asks for it', async (encoding) => {
    const page = await call(`${server.url}/chat/mord`, { headers: { 'accept-encoding': encoding } });
    const [, script = ''] = /<script defer src="([^"]+)">/.exec(page.text) ?? [];
    const answer = await call(`${server.url}${script}`, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
  });
});

test('a page of another site may call Direct Line, and an answer is never kept by a cache', async () => {
  const { grant, base } = await Member.arrive(server.url);
  const headers = {
    origin: 'https://association.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  };
  for (const url of [`${base}/activities`, `${server.url}/webchat/mord/token`]) {
    const asked = await call(url, { method: 'OPTIONS', headers });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
  }
  const read = await call(`${base}/activities`, { token: grant.token });
  expect(read.headers.get('cache-control')).toBe('no-store');
  expect(read.headers.get('set-cookie')).toBeNull();
});

describe('what a member wrote', () => {
  test('before agreeing is not shown again', async () => {
    const member = await Member.arrive(server.url);
    await member.say('رقم هويتي 1000000008 واسمي فلانة');
    const shown = JSON.stringify(await member.transcript());
    expect(shown).not.toContain('1000000008');
    expect(shown).not.toContain('فلانة');
    await member.tap('agree');
    await member.say('شكرًا');
    expect(JSON.stringify(await member.transcript())).toContain('شكرًا');
    expect(JSON.stringify(await member.transcript())).not.toContain('فلانة');
  });

  test('stands whole in the review until it is signed, and masked from then on', async () => {
    const member = await Member.arrive(server.url);
    await member.goOn(({ kind }) => kind === 'sign', 3);
    const identifiers = ['nationalId', 'mobile'];
    const reviewOf = async () =>
      (await member.transcript()).findLast(({ channelData }) => channelData?.silah?.review);
    const before = await reviewOf();
    const values = (before?.channelData?.silah?.review?.fields ?? []).filter(({ name }) =>
      identifiers.includes(name),
    );
    expect(values).toHaveLength(2);
    for (const { shown } of values) expect(before?.text).toContain(shown);
    await member.request(3);
    const after = await reviewOf();
    expect(after?.channelData?.silah?.review?.sha256).toBe(before?.channelData?.silah?.review?.sha256);
    const everything = JSON.stringify(await member.transcript());
    for (const { value, shown } of values) {
      expect(everything).not.toContain(shown);
      expect(everything).not.toContain(JSON.stringify(value).replaceAll('"', ''));
    }
    const masked = (after?.channelData?.silah?.review?.fields ?? []).filter(({ name }) =>
      identifiers.includes(name),
    );
    expect(masked.map(({ shown }) => shown.includes('•'))).toEqual([true, true]);
    expect(masked[0]?.shown.slice(-4)).toBe(JSON.stringify(values[0]?.value).replaceAll('"', '').slice(-4));
  });
});
