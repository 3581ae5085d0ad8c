import { describe, expect, test } from '@jest/globals';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { hostsOf } from '../src/records/base/connection/hosts.ts';
import { readConfig } from '../src/config.ts';
import { silent } from '../src/kernel/log.ts';
import { workersFor } from '../src/workers-for.ts';
import { isFault } from '../src/kernel/errors.ts';
import { usualDataPlace } from '../src/records/embedded/own-place.ts';

/** The lines of the fault that an environment is refused with. */
function refused(env: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (isFault(error, 'wrongEnvironment')) return error.message.split('\n');
    throw error;
  }
  return [];
}

const key = 'k'.repeat(32);

describe('an environment', () => {
  test('may be empty: everything has a default', () => {
    const { port, host, dataDir, filesDir, clockOffset, databaseUrl, metricsPort } = readConfig({});
    const usual = usualDataPlace(resolve('data')).dataDir;
    expect({ port, host, dataDir, filesDir, clockOffset, databaseUrl, metricsPort }).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: usual,
      filesDir: join(usual, 'files'),
      clockOffset: 0,
      databaseUrl: undefined,
      metricsPort: undefined,
    });
  });

  test('with a variable that is set to nothing is as without it', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', SILAH_KEY: '' }).port).toBe(3000);
  });

  test('with DATABASE_URL but without SILAH_KEY is refused, with the way to make one', () => {
    expect(refused({ DATABASE_URL: 'postgres://someone@db/silah' })).toEqual([
      expect.stringMatching(/^SILAH_KEY: .*openssl rand -base64 32$/),
    ]);
    expect(refused({ DATABASE_URL: 'postgres://someone@db/silah', SILAH_KEY: key })).toEqual([]);
  });

  test('is told all that is wrong with it at once, each with its name', () => {
    const wrong = {
      PORT: '99999',
      METRICS_PORT: 'x',
      PUBLIC_URL: 'silah.example',
      TRUSTED_PROXIES: '10.0.0.1, 10.0.0.0/33',
      DATABASE_URL: 'mysql://db',
      REDIS_URL: 'db:6379',
      SILAH_KEY: 'short',
      CLOCK_OFFSET: 'tomorrow',
      PUSH_HOSTS: 'https://push.example',
      PUSH_KEY: 'short',
      PUSH_CONTACT: 'somebody',
      LOG_LEVEL: 'loud',
    };
    const names = refused(wrong).map((line) => line.slice(0, line.indexOf(':')));
    expect(names.sort()).toEqual(Object.keys(wrong).sort());
  });

  test('that is wrong does not lose what is missing', () => {
    const lines = refused({ PORT: '-1', DATABASE_URL: 'postgres://someone@db/silah' });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'SILAH_KEY']);
  });

  test('never repeats a secret in what it says', () => {
    const lines = refused({
      SILAH_KEY: 'a-short-secret',
      SILAH_KEY_PREVIOUS: 'another-secret',
      PORT: 'x',
    }).join('\n');
    expect(lines).not.toContain('secret');
  });

  test.each([
    ['postgres://someone:word@db.example:5432/silah'],
    ['postgresql://someone:word@db/silah?sslmode=require'],
    ['postgres://someone:word@/silah?host=/var/run/postgresql'],
    ['postgres://someone:word@one:5432,other:5433/silah?target_session_attrs=read-write'],
  ])('may name a database as %s', (databaseUrl) => {
    expect(readConfig({ DATABASE_URL: databaseUrl, SILAH_KEY: key }).databaseUrl).toBe(databaseUrl);
  });

  test.each([
    ['postgres://someone:word@one,other:port/silah'],
    ['postgres://someone:word@one,other/silah?target_session_attrs=any'],
  ])('may not name a database as %s', (databaseUrl) => {
    expect(refused({ DATABASE_URL: databaseUrl, SILAH_KEY: key })).toEqual([
      expect.stringContaining('DATABASE_URL'),
    ]);
  });

  test.each([
    [
      'postgres://a:b@one:5432,other:5433/silah?target_session_attrs=primary&sslmode=require',
      ['postgres://a:b@one:5432/silah?sslmode=require', 'postgres://a:b@other:5433/silah?sslmode=require'],
    ],
    [
      'postgres://a:b@/silah?host=/run/one,/run/other&port=5432,5433',
      [
        'postgres://a:b@/silah?host=%2Frun%2Fone&port=5432',
        'postgres://a:b@/silah?host=%2Frun%2Fother&port=5433',
      ],
    ],
  ])('names the hosts of a database: %s', (url, hosts) => {
    expect(hostsOf(url)).toEqual(hosts);
  });

  test.each([
    ['60d', 60 * 86_400_000],
    ['-3h', -3 * 3_600_000],
    ['90000', 90_000],
    ['1.5m', 90_000],
  ])('may shift the clock by %s', (text, offset) => {
    expect(readConfig({ CLOCK_OFFSET: text }).clockOffset).toBe(offset);
  });

  test('has its folders made absolute and its address without a slash at the end', () => {
    const { dataDir, filesDir, publicUrl } = readConfig({
      DATA_DIR: 'here',
      FILES_DIR: 'there',
      PUBLIC_URL: 'https://silah.example/',
    });
    expect({ dataDir, filesDir, publicUrl }).toEqual({
      dataDir: resolve('here'),
      filesDir: resolve('there'),
      publicUrl: 'https://silah.example',
    });
  });
});

describe('how many workers a server has', () => {
  test('is a number of one at least, and cores but one where nothing is said', () => {
    expect(readConfig({}).workers).toBe(Math.max(1, availableParallelism() - 1));
    expect(readConfig({ SILAH_WORKERS: '3' }).workers).toBe(3);
    expect(readConfig({}).databaseConnections).toBe(8);
    expect(readConfig({ DATABASE_CONNECTIONS: '3' }).databaseConnections).toBe(3);
    expect(refused({ DATABASE_CONNECTIONS: '1' })).toEqual([
      expect.stringMatching(/^DATABASE_CONNECTIONS: /),
    ]);
    for (const SILAH_WORKERS of ['0', 'many', '2.5', '65'])
      expect(refused({ SILAH_WORKERS })).toEqual([expect.stringMatching(/^SILAH_WORKERS: /)]);
  });

  test('is one where a channel is sent on by one process alone', () => {
    const of = (more: Record<string, string>): number =>
      workersFor(readConfig({ SILAH_WORKERS: '3', ...more }), silent);
    expect(of({ MORD_TELEGRAM_TOKEN: 'x' })).toBe(3);
    expect(of({ MORD_WHATSAPP_WEB: 'on' })).toBe(1);
  });
});
