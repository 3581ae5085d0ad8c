import { expect, test } from '@jest/globals';
import { callersBehind, type Call } from '../../src/http/callers.ts';

const call = (peer: string | undefined, forwarded?: string, proto?: string): Call => ({
  peer,
  header: (name) => ({ 'x-forwarded-for': forwarded, 'x-forwarded-proto': proto })[name],
});
const behind = (peer: string | undefined, forwarded?: string): string =>
  callersBehind(['10.0.0.1', '192.168.0.0/16', '::1', 'fd00::/8']).of(call(peer, forwarded));

test.each([
  ['a proxy that is named', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  [
    'the right end counts, whatever the caller wrote before',
    '10.0.0.1',
    '1.2.3.4, 203.0.113.9',
    '203.0.113.9',
  ],
  ['a chain of named proxies', '10.0.0.1', '1.2.3.4, 203.0.113.9, 192.168.7.7', '203.0.113.9'],
  ['a block, on an IPv6 socket', '::ffff:192.168.1.2', '203.0.113.9', '203.0.113.9'],
  ['IPv6 to a named proxy', '::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['with ports', 'fd00::5', '[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
  ['with ports, IPv4', '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['nothing forwarded', '10.0.0.1', undefined, '10.0.0.1'],
  ['only named ones', '10.0.0.1', '192.168.0.2', '192.168.0.2'],
  ['what is no address', '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1'],
  ['empty parts', '10.0.0.1', ' , 203.0.113.9, ', '203.0.113.9'],
])('behind %s', (_, peer, forwarded, caller) => {
  expect(behind(peer, forwarded)).toBe(caller);
});

test('whoever is not named is the caller, whatever they write', () => {
  expect(behind('203.0.113.5', '198.51.100.1')).toBe('203.0.113.5');
  expect(callersBehind([]).of(call('127.0.0.1', '198.51.100.1'))).toBe('127.0.0.1');
  expect(behind('::ffff:203.0.113.5', '198.51.100.1')).toBe('203.0.113.5');
  expect(behind(undefined)).toBe('unknown');
});

test('a network of IPv6 addresses is one caller', () => {
  expect(behind('2001:db8::1')).toBe(behind('2001:db8::ffff:1'));
  expect(behind('2001:db8::1')).not.toBe(behind('2001:db8:0:1::1'));
});

test('TLS is believed of a named proxy alone', () => {
  const callers = callersBehind(['10.0.0.1']);
  expect(callers.isSecure(call('10.0.0.1', undefined, 'https'))).toBe(true);
  expect(callers.isSecure(call('10.0.0.1', undefined, 'https, http'))).toBe(false);
  expect(callers.isSecure(call('10.0.0.2', undefined, 'https'))).toBe(false);
  expect(callers.isForwardedUnnamed(call('10.0.0.2', '1.2.3.4'))).toBe(true);
  expect(callers.isForwardedUnnamed(call('10.0.0.1', '1.2.3.4'))).toBe(false);
});
