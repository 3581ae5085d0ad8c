import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { checksOut } from '../../src/fields/identity.ts';
import { read } from './read.ts';

const oracle = createRequire(import.meta.url)('saudi-id-validator') as {
  isValidSaudiID: (id: string) => boolean;
};

describe('national id and iqama', () => {
  test('the check digit agrees with an independent implementation on ten-digit numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 2_999_999_999 }), (n) => {
        const text = String(n);
        expect(checksOut(text)).toBe(oracle.isValidSaudiID(text));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ['1000000008', true],
    ['١٠٠٠٠٠٠٠٠٨', true],
    ['۱۰۰۰۰۰۰۰۰۸', true],
    ['\u202b1000000008\u202c', true],
    ['10 0000 0008', true],
    ['هويتي 1000000008', true],
    ['1000000008 وجوالي 0501234567', true],
    ['محمد 1000000008 العمر 45', true],
  ])('%s is accepted', (text) => expect(read('nationalId', text)).toEqual({ ok: true, value: '1000000008' }));

  test.each([
    ['', 'noDigits'],
    ['ما عندي', 'noDigits'],
    ['100000000', 'notTenDigits'],
    ['10000000081', 'notTenDigits'],
    ['1000000008 أو 1000000016', 'several'],
    ['1000000007', 'wrongCheckDigit'],
    ['2000000006', 'isIqama'],
    ['3000000008', 'wrongFirstDigit'],
  ])('%s is refused as %s', (text, code) =>
    expect(read('nationalId', text)).toMatchObject({ ok: false, fault: code }),
  );

  test('an iqama starts with 2 and a national id in its place is told so', () => {
    expect(read('iqama', '2000000006')).toEqual({ ok: true, value: '2000000006' });
    expect(read('iqama', '1000000008')).toMatchObject({ fault: 'isNationalId' });
  });
});
